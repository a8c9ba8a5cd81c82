from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from . import choosers as _choosers  # noqa: F401
from . import page_views as _page_views  # noqa: F401
from . import redirect_imports as _redirect_imports  # noqa: F401
from .completeness import views as completeness_views
from .completeness.panel import CompletenessPanel
from .imports import views as imports
from .links import chooser as _link_chooser  # noqa: F401
from .links import views as links
from .media_library import hooks as _media_library_hooks  # noqa: F401
from .pages import CategoryListPage
from .pasting import hooks as _pasting_hooks  # noqa: F401
from .translation import hooks as _translation_hooks  # noqa: F401
from .writing import write


@hooks.register("before_serve_page", order=1000)  # after view restrictions were checked
def remember_drawn_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """The frame needs the page for its breadcrumb, languages and current menu item."""
    request.drawn_page = page  # type: ignore[attr-defined]


@hooks.register("construct_settings_menu")
def hide_what_the_register_rules(request: HttpRequest, items: list[MenuItem]) -> None:
    """Sites are written only from Domains, locales only by blueprints.

    By address: names of items are made from their labels, in whatever language.
    """
    hidden = {reverse("wagtailsites:index"), reverse("wagtaillocales:index")}
    items[:] = [item for item in items if str(getattr(item, "url", "")) not in hidden]


@hooks.register("register_rich_text_features", order=20)
def no_images_in_text(features: Any) -> None:
    """Pictures are blocks of their own, with alternative text."""
    features.default_features = [
        name for name in features.default_features if name not in {"image", "embed"}
    ]


@hooks.register("register_admin_urls")
def completeness_url() -> list[URLPattern]:
    category = "muc-do-day-du/<int:domain_id>/<slug:code>"
    return [
        path("muc-do-day-du/", completeness_views.completeness, name="site_completeness"),
        path(f"{category}/van-dung/", completeness_views.still_right, name="still_right"),
        path(f"{category}/ky-xem-lai/", completeness_views.review_period, name="review_period"),
    ]


@hooks.register("register_admin_urls")
def writing_url() -> list[URLPattern]:
    return [path("viet-bai/", write, name="write")]


@hooks.register("register_admin_urls")
def link_urls() -> list[URLPattern]:
    results = links.LinkReportView.as_view(results_only=True)
    return [
        path("lien-ket/", links.LinkReportView.as_view(), name="broken_links"),
        path("lien-ket/ket-qua/", results, name="broken_links_results"),
        path("lien-ket/hoi-lai/", links.check_again, name="check_links_again"),
    ]


@hooks.register("register_admin_urls")
def import_urls() -> list[URLPattern]:
    return [
        path("nhap-du-lieu/<int:page_id>/", imports.upload, name="import_items"),
        path("nhap-du-lieu/tep/<int:job_id>/", imports.job, name="import_job"),
        path("nhap-du-lieu/tep/<int:job_id>/bat-dau/", imports.start_job, name="start_import"),
    ]


@hooks.register("register_page_header_buttons")
def import_button(page: Page, user: Any, view_name: str, next_url: str = "") -> Iterator[Button]:
    """On the list of a category: its rows may come from a file."""
    if (
        page.specific_class is CategoryListPage
        and page.permissions_for_user(user).can_add_subpage()
    ):
        yield Button(
            _("Import from a file"),
            reverse("import_items", args=[page.pk]),
            icon_name="upload",
            priority=15,
        )


@hooks.register("construct_homepage_panels")
def completeness_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CompletenessPanel())


@hooks.register("register_reports_menu_item")
def completeness_item() -> MenuItem:
    return MenuItem(
        _("What the site must publish"),
        reverse_lazy("site_completeness"),
        icon_name="table",
        order=10,
    )


@hooks.register("register_reports_menu_item")
def links_item() -> MenuItem:
    return MenuItem(
        _("Links to other sites"),
        reverse_lazy("broken_links"),
        icon_name="link-external",
        order=20,
    )


@hooks.register("insert_global_admin_css")
def admin_stylesheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
