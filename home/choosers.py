"""What choosers of our snippets refuse."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet

from .models.public_service import PublicService


class CreateInChooser(SnippetCreateView):
    """Wagtail answers at the address also where the chooser has no form to create with."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_creation_form_class() is None:
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class ChooserViewSet(SnippetChooserViewSet):
    """Chosen from what is there; made on its own screen."""

    create_view_class = CreateInChooser


class PublicServiceViewSet(SnippetViewSet):
    """Online services that the home page offers."""

    model = PublicService
    chooser_viewset_class = ChooserViewSet


register_snippet(PublicServiceViewSet)
