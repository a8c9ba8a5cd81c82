"""Serving files to download so that nothing in them can run, and none before its page is public."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents.views import serve as wagtail_serve

from .models import PortalDocument

authenticate_with_password = wagtail_serve.authenticate_with_password


@require_safe
def serve(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponse:
    """A file that a public page offers; to signed-in editors any file of their organisation."""
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is None or not (_is_editor(request.user) or document.is_public()):
        raise Http404
    response: HttpResponse = wagtail_serve.serve(request, document_id, document_filename)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def _is_editor(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))
