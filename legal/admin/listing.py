"""All documents in one list, with the filters that a clerk needs (R71, R103-R105)."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import CharFilter, ChoiceFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from .. import symbols
from ..file_words import SCAN
from ..models import FileText, IssuingBody, LegalFile
from ..pages import LegalDocumentPage
from ..pages.legal_document_page import LATE_AFTER
from ..requirements import PARTS
from ..words import form_choices, status_choices, status_name
from .importing import writable_libraries

NO_TEXT, NO_SOURCE = "text", "source"


def lacking(pages: QuerySet[Any], part: str) -> QuerySet[Any]:
    """Documents without one of the seven parts, without text, or known to neither the
    National database nor the gazette (R105)."""
    if part == NO_SOURCE:
        return pages.filter(national_id="", gazette_issue="")
    if part == NO_TEXT:
        return pages.filter(text_tree__isnull=True)
    if part in ("form", "symbol", "abstract"):
        return pages.filter(**{part: ""})
    return pages.filter(**{f"{part}__isnull": True})


SCANS, REFUSED, UNREAD = "scans", "refused", "unread"


def with_files(pages: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Documents with a file that is a scan, could not be read, or was not read yet."""
    read = FileText.objects.filter(refusal="", has_text_layer=False)
    if state == REFUSED:
        read = FileText.objects.exclude(refusal="")
    files = LegalFile.objects.filter(document__in=read.values("document"))
    if state == UNREAD:
        files = LegalFile.objects.exclude(document__in=FileText.objects.values("document"))
    return pages.filter(pk__in=files.values("page"))


def late(pages: QuerySet[Any], today: date | None = None) -> QuerySet[Any]:
    """Posted too long after signing, or signed long ago and not posted yet (R71)."""
    limit = (today or timezone.localdate()) - timedelta(days=LATE_AFTER)
    waiting = Q(live=False, first_published_at=None, issued_on__lt=limit)
    allowed = timedelta(days=LATE_AFTER)
    return pages.filter(Q(first_published_at__date__gt=F("issued_on") + allowed) | waiting)


def changed_this_month(pages: QuerySet[Any], today: date | None = None) -> QuerySet[Any]:
    """Documents whose effect status changed or will change in this month."""
    today = today or timezone.localdate()
    length = monthrange(today.year, today.month)[1]
    days = [today.replace(day=day) for day in range(1, length + 1)]
    return pages.filter(status_days__overlap=days)


class LegalFilterSet(WagtailFilterSet):
    """A symbol is found however it is typed."""

    symbol = CharFilter(label=_("Number and symbol"), method="by_symbol")
    form = ChoiceFilter(label=pgettext_lazy("document", "Form"), choices=form_choices)
    issuer = ModelChoiceFilter(label=_("Issuing body"), queryset=IssuingBody.objects.all())
    issued_on = DateFromToRangeFilter(label=_("Day of issue"), widget=DateRangePickerWidget)
    effective_on = DateFromToRangeFilter(label=_("Day of effect"), widget=DateRangePickerWidget)
    status = ChoiceFilter(label=_("Effect status"), choices=status_choices)
    lacks = ChoiceFilter(
        label=_("Lacks"),
        method="by_lack",
        choices=[
            *PARTS.items(),
            (NO_TEXT, _("text in articles")),
            (NO_SOURCE, _("number in the National database or gazette")),
        ],
    )
    punctuality = ChoiceFilter(
        label=_("Posting"), method="by_punctuality", choices=[("late", _("Late"))]
    )
    change = ChoiceFilter(
        label=_("Change of status"), method="by_change", choices=[("month", _("This month"))]
    )

    files = ChoiceFilter(
        label=_("Files"),
        method="by_files",
        choices=[
            (SCANS, SCAN),
            (REFUSED, _("Could not be read")),
            (UNREAD, _("Not read yet")),
        ],
    )

    class Meta:
        model = LegalDocumentPage
        fields: list[str] = []

    def by_symbol(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        key = symbols.search_key(value)
        fits = Q(symbol__icontains=value.replace("\x00", ""))
        return pages.filter(fits | Q(symbol_key=key) if key else fits)

    def by_lack(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return lacking(pages, value)

    def by_punctuality(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return late(pages)

    def by_change(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return changed_this_month(pages)

    def by_files(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return with_files(pages, value)


class PagesMenuItem(MenuItem):
    """Shown to whoever has pages: others would be refused."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.explorable_root_instance(request.user) is not None


class LegalIndexView(IndexView):
    """With ways to documents in bulk, for who may write some."""

    results_template_name = "legal/admin/index_results.html"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = list(super().header_more_buttons)
        if writable_libraries(self.request):
            links = (
                (_("Import documents in bulk"), "import_documents_into", "upload"),
                (_("Differs from the National database"), "legal_differences", "warning"),
            )
            buttons += [
                Button(label, reverse(name), icon_name=icon, priority=90)
                for label, name, icon in links
            ]
        return buttons


class LegalDocumentViewSet(PageListingViewSet):
    """The clerk's list of documents."""

    model = LegalDocumentPage
    index_view_class = LegalIndexView
    icon = "doc-full"
    menu_label = _("Documents and laws")
    menu_name = "legal-documents"
    menu_order = 240
    add_to_admin_menu = True
    list_per_page = 50
    ordering = "-issued_on"
    filterset_class = LegalFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("symbol", label=_("Number and symbol"), sort_key="symbol"),
        DateColumn("issued_on", label=_("Day of issue"), sort_key="issued_on"),
        DateColumn("effective_on", label=_("Day of effect"), sort_key="effective_on"),
        Column(
            "status",
            label=_("Effect status"),
            accessor=lambda page: status_name(page.status),
            sort_key="status",
        ),
        Column("posted_after", label=_("Days to posting")),
        PageStatusColumn("live", label=_("Page"), sort_key="live"),
    ]

    @property
    def menu_item_class(self) -> type[MenuItem]:
        return PagesMenuItem

    @cached_property
    def name(self) -> str:
        return "van-ban"

    @cached_property
    def url_prefix(self) -> str:
        return "van-ban"
