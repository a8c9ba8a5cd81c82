from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .translation import hooks as _translation_hooks  # noqa: F401


@hooks.register("before_serve_page", order=1000)  # after view restrictions were checked
def remember_drawn_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """The frame needs the page for its breadcrumb, languages and current menu item."""
    request.drawn_page = page  # type: ignore[attr-defined]


@hooks.register("construct_settings_menu")
def hide_what_the_register_rules(request: HttpRequest, items: list[MenuItem]) -> None:
    """Sites are written only from Domains, locales only by blueprints."""
    items[:] = [item for item in items if item.name not in {"sites", "locales"}]


@hooks.register("register_rich_text_features", order=20)
def no_images_in_text(features: Any) -> None:
    """Pictures are blocks of their own, with alternative text."""
    features.default_features = [
        name for name in features.default_features if name not in {"image", "embed"}
    ]
