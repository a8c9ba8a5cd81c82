"""The admin around translation: guarded addresses, hidden buttons, refused acts."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail_localize import wagtail_hooks as localize

from sites.caching import kept

from . import views
from .invariants import same_language
from .rules import begun_translation, targets

FIRST = -100  # before wagtail-localize's own hooks of the same name
REFUSED_ACTIONS = {"localize-restart-translation", "localize-convert-to-alias"}


@hooks.register("register_admin_urls", order=FIRST)
def guarded_urls() -> list[URLPattern]:
    """The same addresses as wagtail-localize's; the first match answers."""
    return [
        path("localize/submit/page/<int:page_id>/", views.SubmitPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", views.UpdateView.as_view()),
        path("localize/translate/<int:translation_id>/disable/", views.stop_translation),
        path("localize/page/<int:page_id>/convert_to_alias/", views.refuse_alias),
        path("ban-dich/<int:page_id>/", views.submit_translation, name="submit_translation"),
        path("localize/reports/translations/", views.TranslationsView.as_view()),
        path(
            "localize/reports/translations/results/",
            views.TranslationsView.as_view(results_only=True),
        ),
        path("locales/", views.refuse_locales),
        path("locales/<path:path>", views.refuse_locales),
    ]


def permitted_buttons(page: Page, user: Any, **options: Any) -> Iterator[Any]:
    """wagtail-localize's buttons, "Translate" only where it would not be refused."""
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
    for button in localize.page_listing_more_buttons(page, user, **options):
        if button.url != submit or targets(page).exists():
            yield button


@hooks.register("register_page_header_buttons")
def submit_button(page: Page, user: Any, view_name: str, next_url: str = "") -> Iterator[Button]:
    if page.locale.language_code != settings.LANGUAGE_CODE and begun_translation(page):
        url = reverse("submit_translation", args=[page.pk])
        yield Button(_("Translation is whole: send to the board"), url, icon_name="success")


THEIRS = (localize.page_listing_more_buttons, 0)


def _take_over(hook_name: str) -> None:
    """Put our buttons in the place of wagtail-localize's: Wagtail has no way to unregister."""
    registered = hooks._hooks[hook_name]
    registered[registered.index(THEIRS)] = (permitted_buttons, 0)


_take_over("register_page_header_buttons")
# In a list they would ask three statements for every page: they stand on the page's own screen.
hooks._hooks["register_page_listing_more_buttons"].remove(THEIRS)


@hooks.register("construct_page_action_menu")
def hide_refused_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A translation once ended is not begun again; no page mirrors another."""
    items[:] = [item for item in items if getattr(item, "name", "") not in REFUSED_ACTIONS]


@hooks.register("construct_reports_menu")
def hide_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """Where there is one language, nothing of translation is shown."""
    if kept("locales", Locale.objects.count) < 2:
        items[:] = [i for i in items if not isinstance(i, localize.TranslationsReportMenuItem)]


@hooks.register("before_edit_page", order=FIRST)
def guard_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Acts of the translation editor that end a translation, or would begin it again."""
    if request.method != "POST":
        return None
    if REFUSED_ACTIONS & request.POST.keys():
        return views.refuse(request, _("This page is edited by itself and follows no other."), page)
    if request.POST.get("action") == "publish" and begun_translation(page):
        return views.refuse(request, _("Send the translation to the board: it publishes."), page)
    return None


@hooks.register("before_move_page")
def guard_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Say it before the invariant does."""
    return _language_refusal(request, page, destination)


@hooks.register("before_copy_page")
def guard_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy, or an alias, in a tree of another language would be shown there untranslated."""
    chosen = request.POST.get("new_parent_page", "")
    parent = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    return _language_refusal(request, page, parent) if parent else None


def _language_refusal(request: HttpRequest, page: Page, parent: Page) -> HttpResponse | None:
    if same_language(page, parent):
        return None
    message = _("“%(parent)s” is in another language. Translate the page, or write a new one.")
    return views.refuse(request, message % {"parent": parent}, page)
