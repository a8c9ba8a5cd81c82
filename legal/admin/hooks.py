"""Where the library meets Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ..file_texts import readings_of
from ..pages import LegalDocumentPage
from ..pages.file_routes import FileRoutes
from ..relations import replaced_twice
from ..tasks import read_files_in_background
from . import bodies as _bodies  # noqa: F401
from . import importing
from .differences import differences
from .listing import LegalDocumentViewSet
from .structuring import structure


@hooks.register("register_admin_viewset")
def listing() -> LegalDocumentViewSet:
    return LegalDocumentViewSet()


@hooks.register("register_admin_urls")
def structuring_url() -> list[URLPattern]:
    return [path("van-ban-theo-dieu/<int:page_id>/", structure, name="structure_text")]


@hooks.register("register_admin_urls")
def exchange_urls() -> list[URLPattern]:
    job = "nhap-van-ban/dot/<int:job_id>/"
    return [
        path("nhap-van-ban/", importing.libraries, name="import_documents_into"),
        path("nhap-van-ban/<int:page_id>/", importing.upload, name="import_documents"),
        path(job, importing.job, name="import_documents_job"),
        path(f"{job}bat-dau/", importing.start_job, name="start_import_documents"),
        path(f"{job}bao-cao.<slug:kind>", importing.report, name="import_documents_report"),
        path("xuat-van-ban/<int:page_id>/", importing.export, name="export_documents"),
        path("khac-co-so-du-lieu-quoc-gia/", differences, name="legal_differences"),
    ]


@hooks.register("register_page_header_buttons")
def structure_button(page: Page, user: Any, view_name: str, next_url: str = "") -> Iterator[Button]:
    if page.specific_class is LegalDocumentPage and page.permissions_for_user(user).can_edit():
        yield Button(
            gettext_lazy("Text in articles"),
            reverse("structure_text", args=[page.pk]),
            icon_name="list-ol",
            priority=11,
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_second_replacement(request: HttpRequest, page: Page) -> None:
    """Two documents may replace one, each in part; more often one of them is a slip."""
    if isinstance(page, LegalDocumentPage):
        for symbol in replaced_twice(page):
            said = _("%(symbol)s was replaced by another document already.")
            messages.warning(request, said % {"symbol": symbol})


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def read_files_of_draft(request: HttpRequest, page: Page) -> None:
    """The clerk sees what a file is before the board publishes it."""
    if isinstance(page, FileRoutes):
        ids = {row.document_id for row in page.files.all()}
        read_files_in_background(ids - set(readings_of(ids)))
