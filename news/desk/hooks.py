"""The news desk in the admin's menu; articles that are not whole are not published in bulk."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from ..models import ArticlePage
from .viewsets import NewsDeskGroup

register_snippet(NewsDeskGroup)


@hooks.register("before_bulk_action")
def name_what_is_not_whole(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Wagtail would fail in the middle; nothing is published, and the article is named."""
    if action_type != "publish" or request.method != "POST":
        return None
    with_those_below = bool(request.POST.get("include_descendants"))
    for page in _articles(objects, with_those_below):
        try:
            page.get_latest_revision_as_object().full_clean()
        except ValidationError as error:
            message = _("“%(page)s” cannot be published yet: %(why)s")
            messages.error(request, message % {"page": page, "why": " ".join(error.messages)})
            return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    return None


def _articles(objects: list[Any], with_those_below: bool) -> Iterator[ArticlePage]:
    for page in objects:
        if not isinstance(page, Page):
            continue
        articles = ArticlePage.objects.descendant_of(page, inclusive=True)
        yield from articles.filter(live=False) if with_those_below else articles.filter(pk=page.pk)
