"""Where a site keeps each information category."""

from dataclasses import dataclass

from django.apps import apps
from wagtail.models import Page

from sites.caching import kept

from .pages.base import BasePage


@dataclass(frozen=True)
class Place:
    """The page that stands for a category; ``path`` on its site."""

    page_id: int
    path: str


def places_on(root: Page) -> dict[str, Place]:
    """By code of category, below the root page of a site; kept until something is published."""
    return kept(f"category-places:{root.pk}", lambda: _read(root))


def _read(root: Page) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for model in category_page_types():
        pages = model.objects.descendant_of(root).live().public().exclude(category="")
        for pk, code, url_path in pages.values_list("pk", "category", "url_path"):
            places.setdefault(code, Place(pk, f"/{url_path[len(root.url_path) :]}"))
    return places


def category_page_types() -> list[type[BasePage]]:
    """Page types that blueprints put where a category is written."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return [model for model in models if model.is_category_page]
