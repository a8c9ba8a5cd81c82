"""Reports on pictures and files: not used, without credit, without words, the largest."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    TitleColumn,
    UsageCountColumn,
)
from wagtail.admin.views.reports import ReportView
from wagtail.models import ReferenceIndex

from ..models.document import PortalDocument
from ..models.image import PortalImage
from .drafts import used_in_drafts

SETTLED = timedelta(days=1)  # what is newer is perhaps about to be used
THUMBNAIL = "max-165x165"  # Wagtail's lists have made it already
UNCREDITED = Q(author="") | Q(source="")

PICTURE_STATES = {
    "uncredited": (_("without author or source"), UNCREDITED),
    "unlicensed": (_("without licence"), Q(licence="")),
    "wordless": (_("without alternative text"), Q(description="", is_decorative=False)),
    "undeclared": (_("without the supplier's declaration"), Q(declared_at=None)),
}
DOCUMENT_STATES = {
    "uncredited": (_("without author or source"), UNCREDITED),
    "kindless": (_("without kind"), Q(kind="")),
}
UNUSED = "unused"


def unused(files: QuerySet) -> QuerySet:
    """Those that no page, banner or setting uses, nor any version still to come out."""
    return files.filter(usage_count=0, created_at__lt=timezone.now() - SETTLED).exclude(
        pk__in=used_in_drafts(files.model)
    )


class StateFilterSet(WagtailFilterSet):
    """By what is wrong."""

    states: dict[str, tuple[Any, Q]] = {}
    state = ChoiceFilter(label=_("State"), method="of_state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(key, label) for key, (label, _condition) in self.states.items()]
        self.filters["state"].extra["choices"] = [(UNUSED, _("not used anywhere")), *names]

    def of_state(self, files: Any, name: str, value: str) -> Any:
        return unused(files) if value == UNUSED else files.filter(self.states[value][1])


class PictureFilterSet(StateFilterSet):
    states = PICTURE_STATES

    class Meta:
        model = PortalImage
        fields = ("licence",)


class DocumentFilterSet(StateFilterSet):
    states = DOCUMENT_STATES

    class Meta:
        model = PortalDocument
        fields = ("kind",)


class PreviewColumn(Column):
    """The picture, small, when that size was made before: a report makes no files."""

    def get_value(self, instance: PortalImage) -> SafeString | str:
        for rendition in instance.prefetched_renditions:
            return format_html('<img src="{}" alt="" class="media-report__image">', rendition.url)
        return ""


class SizeColumn(Column):
    def get_value(self, instance: Any) -> str:
        return filesizeformat(instance.file_size) if instance.file_size else "–"


class MediaReportView(ReportView):
    """The files of the organisation that this person may choose, the largest first."""

    any_permission_required = ["add", "change", "delete"]
    is_searchable = False
    default_ordering = "-file_size"
    template_name = "home/media_library/report.html"
    edit_url = ""
    item_type = ""

    def get_queryset(self) -> QuerySet:
        files = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "delete", "choose"]
        )
        files = files.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model))
        return self.order_queryset(files.select_related("uploaded_by_user"))

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering == "-file_size":
            return queryset.order_by(F("file_size").desc(nulls_last=True), "pk")
        return super().order_queryset(queryset)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "model_opts": self.model._meta, "item_type": self.item_type.upper()}


def _title_column(kind: str, url_name: str) -> TitleColumn:
    return TitleColumn(
        "title",
        label=_("Title"),
        sort_key="title",
        url_name=url_name,
        get_title_id=lambda item: f"{kind}_{item.pk}_title",
        width="25%",
    )


SHARED_COLUMNS = [
    Column("author", label=_("Author")),
    Column("source", label=_("Source")),
]
LAST_COLUMNS = [
    UsageCountColumn("usage_count", label=_("Usage"), sort_key="usage_count"),
    SizeColumn("file_size", label=_("Size"), sort_key="file_size"),
    DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
]
SHARED_EXPORT = ["title", "filename", "author", "source"]
LAST_EXPORT = ["usage_count", "file_size", "created_at", "uploaded_by_user"]
EXPORT_HEADINGS = {
    "filename": _("File name"),
    "get_licence_display": _("Right of use"),
    "get_kind_display": _("Kind"),
    "description": _("Alternative text"),
    "usage_count": _("Usage"),
    "file_size": _("Size in bytes"),
    "created_at": _("Uploaded"),
    "uploaded_by_user": _("Uploaded by"),
}


class PictureReportView(MediaReportView):
    """Pictures: what lacks credit, licence or words; what is not used."""

    page_title = _("Picture library")
    header_icon = "image"
    model = PortalImage
    filterset_class = PictureFilterSet
    index_url_name = "picture_report"
    index_results_url_name = "picture_report_results"
    item_type = "image"
    columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="image"),
        PreviewColumn("preview", label=_("Picture")),
        _title_column("image", "wagtailimages:edit"),
        *SHARED_COLUMNS,
        Column("get_licence_display", label=_("Right of use")),
        Column("description", label=_("Alternative text")),
        *LAST_COLUMNS,
    ]
    list_export = [
        *SHARED_EXPORT,
        *("get_licence_display", "licence_note", "description", "width", "height"),
        *LAST_EXPORT,
        *("declared_name", "declared_at"),
    ]
    export_headings = EXPORT_HEADINGS

    def get_queryset(self) -> QuerySet:
        pictures: Any = super().get_queryset()
        return pictures.prefetch_renditions(THUMBNAIL)

    def get_filename(self) -> str:
        return "kho-anh"


class DocumentReportView(MediaReportView):
    """Files: what lacks credit; what is not used."""

    page_title = _("File library")
    header_icon = "doc-full-inverse"
    model = PortalDocument
    filterset_class = DocumentFilterSet
    index_url_name = "document_report"
    index_results_url_name = "document_report_results"
    item_type = "document"
    columns = [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="document"),
        _title_column("document", "wagtaildocs:edit"),
        Column("get_kind_display", label=_("Kind")),
        *SHARED_COLUMNS,
        *LAST_COLUMNS,
    ]
    list_export = [*SHARED_EXPORT, "get_kind_display", *LAST_EXPORT]
    export_headings = EXPORT_HEADINGS

    def get_filename(self) -> str:
        return "kho-tep"
