"""Where pasting meets Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from vietnamese.legacy import ENCODINGS

from . import bounded, converting, views
from .storing import has_body


@hooks.register("register_admin_urls")
def pasting_urls() -> list[URLPattern]:
    pasted = "dan-tu-word/<int:pasted_id>"
    return [
        path("dan-tu-word/trang/<int:page_id>/", views.paste, name="paste_from_word"),
        path(f"{pasted}/", views.pasted_text, name="pasted_text"),
        path(f"{pasted}/bo/", views.refuse_pasted, name="refuse_pasted"),
        path(f"{pasted}/anh/<int:number>/", views.pasted_picture, name="pasted_picture"),
        path("dan/", views.clean, name="clean_paste"),
        path("chuyen-ma/<int:page_id>/", views.convert_encoding, name="convert_encoding"),
    ]


@hooks.register("register_page_header_buttons")
def paste_button(page: Page, user: Any, view_name: str, next_url: str = "") -> Iterator[Button]:
    if has_body(page) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Paste from Word"),
            reverse("paste_from_word", args=[page.pk]),
            icon_name="doc-full",
            priority=12,
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_legacy_text(request: HttpRequest, page: Page) -> None:
    """Old encodings are never converted unasked: the editor sees before and after first."""
    encoding = converting.legacy_of(page)
    if encoding:
        said = _("Some text of this page is in the old encoding %(name)s.")
        address = reverse("convert_encoding", args=[page.pk])
        messages.warning(
            request,
            said % {"name": ENCODINGS[encoding]},
            buttons=[messages.button(address, _("See and convert"))],
        )


@hooks.register("insert_editor_js")
def pasting_script() -> SafeString:
    """Without it, the screen “Paste from Word” does the same."""
    words = {
        "title": _("This text is in the old encoding %s"),
        "before": _("As it is"),
        "after": _("Converted"),
        "convert": _("Convert"),
        "keep": _("Keep as it is"),
        "cancel": _("Cancel"),
        "tables": _("Tables became lines of text: use “Paste from Word” to keep them as tables."),
        "failed": _("The text could not be cleaned and was pasted as it is."),
        "too_large": " ".join(bounded.too_large(bounded.MAX_BYTES).messages),
    }
    settings = {"address": reverse("clean_paste"), "limit": bounded.MAX_BYTES, "words": words}
    return format_html(
        '{}<script type="module" src="{}"></script>',
        json_script(settings, "pasting-settings"),
        static("js/pasting.js"),
    )
