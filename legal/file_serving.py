"""A file of a page to download, under a name that says what it is (issue 5.5; R103)."""

import base64
import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from wagtail import hooks
from wagtail.documents.models import document_served

from .file_texts import checksum_of, reading_of
from .models import KeptFile

logger = logging.getLogger(__name__)

# Nothing in a file can run, wherever it is opened; a PDF that is shown stands in a frame of
# our own page only, and the browser's own reader of PDF does not work in a sandbox.
POLICY = "default-src 'none'; sandbox"
POLICY_IN_FRAME = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def serve_file(
    request: HttpRequest, file: KeptFile, name: str, *, in_frame: bool = False
) -> HttpResponse:
    """The stored bytes, as they are, under a stable name; 304 to who has them.

    Raises:
        Http404: the storage has lost the file.
    """
    document = file.document
    for hook in hooks.get_hooks("before_serve_document"):
        refused = hook(document, request)
        if isinstance(refused, HttpResponse):
            return refused
    checksum = checksum_of(file, reading_of(file.document_id))
    etag = quote_etag(checksum)
    unchanged = get_conditional_response(request, etag=etag)
    response: Any = unchanged or _with_bytes(document, name, in_frame)
    response["ETag"] = etag
    digest = base64.b64encode(bytes.fromhex(checksum)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["Content-Security-Policy"] = POLICY_IN_FRAME if in_frame else POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    document_served.send(sender=type(document), instance=document, request=request)
    return response


def _with_bytes(document: Any, name: str, in_frame: bool) -> FileResponse:
    try:
        file = document.file.open("rb")
        size = document.file.size
    except FileNotFoundError:
        logger.error("document %s: its file is not in the storage", document.pk)
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=not in_frame, filename=name, content_type=document.content_type
    )
    response["Content-Length"] = str(size)
    return response
