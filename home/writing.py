"""One button to write: every place of the sites where the reader may add something."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Page

from .completeness.states import own_domains, own_roots
from .pages.base import BasePage


@dataclass(frozen=True)
class WritingPlace:
    """A section or list, and where something new for it is written."""

    title: str
    section: str
    kind: str
    url: str


def write(request: HttpRequest) -> HttpResponse:
    """Choose where the new text belongs."""
    roots = own_roots()
    sites = [
        (domain, _by_section(_places(roots[domain.domain], request.user)))
        for domain in own_domains()
        if domain.domain in roots
    ]
    return render(request, "home/admin/write.html", {"sites": sites})


def _by_section(places: list[WritingPlace]) -> list[tuple[str, list[WritingPlace]]]:
    return [(title, list(group)) for title, group in groupby(places, lambda each: each.section)]


def _places(root: Page, user: Any) -> list[WritingPlace]:
    pages: list[BasePage] = []
    for model in apps.get_models():
        if issubclass(model, BasePage) and model.item_label:
            pages += model.objects.descendant_of(root, inclusive=True).live()
    sections = dict(root.get_children().values_list("path", "title"))
    return [
        _place(page, sections)
        for page in sorted(pages, key=lambda page: page.path)
        if page.permissions_for_user(user).can_add_subpage()
    ]


def _place(page: BasePage, sections: dict[str, str]) -> WritingPlace:
    model: Any = page.item_model
    app, name = model._meta.label_lower.split(".")
    return WritingPlace(
        title=page.title,
        section=sections.get(page.path[: 3 * page.steplen], page.title),
        kind=str(model._meta.verbose_name),
        url=reverse("wagtailadmin_pages:add", args=[app, name, page.pk]),
    )
