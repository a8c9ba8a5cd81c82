"""Boards of the whole network: who has one, who lacks what, and whom to ask (R78, R79, R81)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from ..boards import LACKS, OFFICER_FIELDS, open_organisations, organisations_lacking
from ..kinds import SiteKind
from ..models import ContactRecord, Organisation, OrganisationStatus
from .permissions import may_operate_network

LACK_NAMES = {
    "board": gettext_lazy("establishing decision"),
    "regulation": gettext_lazy("operating regulation"),
    "head": gettext_lazy("head of the board"),
    "contact": gettext_lazy("contact officer"),
}
KINDS = [
    (kind, label)
    for kind, label in SiteKind.choices
    if kind not in (SiteKind.ENGLISH, SiteKind.DIGITAL)
]


class OperatorReport(ReportView):
    """A report for operators of the network only."""

    is_searchable = True
    search_backend_name = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_operate_network(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class BoardFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=gettext_lazy("Kind"), choices=KINDS)
    lack = ChoiceFilter(
        label=gettext_lazy("Lacks"), choices=list(LACK_NAMES.items()), method="lacking"
    )

    class Meta:
        model = Organisation
        fields = ("kind", "lack")

    def lacking(self, organisations: QuerySet, name: str, value: str) -> QuerySet:
        return organisations.filter(pk__in=organisations_lacking(value).values("pk"))


class RecordColumn(Column):
    """A value of the register; empty where the organisation has no row."""

    def get_value(self, instance: Organisation) -> Any:
        record = getattr(instance, "board_record", None)
        return getattr(record, self.name) if record else ""


class RecordDateColumn(RecordColumn):
    """A day of the register, written out."""

    def get_value(self, instance: Organisation) -> str:
        day = super().get_value(instance)
        if isinstance(day, datetime):
            day = timezone.localtime(day)
        return date_format(day, "d/m/Y") if day else ""


class LacksColumn(Column):
    """In words, what the law asks for and the organisation has not entered."""

    def get_value(self, instance: Organisation) -> SafeString:
        lacks = lacks_of(instance)
        state, sign = ("missing", "✗") if lacks else ("present", "✓")
        text = ", ".join(lacks) or _("nothing is missing")
        return format_html(
            '<span class="board-state completeness__{}">{} {}</span>', state, sign, text
        )


def lacks_of(organisation: Organisation) -> list[str]:
    """What an organisation of ``open_organisations`` lacks; asks nothing of the database."""
    record = getattr(organisation, "board_record", None)
    has = {
        "board": record and record.decision_number,
        "regulation": record and record.regulation_number,
        "head": record and record.head_name,
        "contact": record and list(record.contacts.all()),
    }
    return [str(LACK_NAMES[what]) for what in LACKS if not has[what]]


class BoardsReport(OperatorReport):
    """Every open organisation, with its board or without."""

    page_title = gettext_lazy("Boards of the network")
    header_icon = "group"
    model = Organisation
    filterset_class = BoardFilterSet
    index_url_name = "network_boards"
    index_results_url_name = "network_boards_results"
    search_fields = ["name", "code", "board_record__head_name", "board_record__decision_number"]
    columns = [
        Column("name", label=gettext_lazy("Organisation")),
        Column("get_kind_display", label=gettext_lazy("Kind")),
        RecordColumn("decision_number", label=gettext_lazy("Decision")),
        RecordDateColumn("decision_date", label=gettext_lazy("Date")),
        RecordColumn("head_name", label=gettext_lazy("Head of the board")),
        RecordColumn("head_position", label=gettext_lazy("Position")),
        RecordColumn("members", label=gettext_lazy("Members")),
        LacksColumn("lacks", label=gettext_lazy("Lacks")),
        RecordDateColumn("updated_at", label=gettext_lazy("Updated")),
    ]
    list_export = [
        "name",
        "get_kind_display",
        "board_record.decision_number",
        "board_record.decision_date",
        "board_record.decision_issuer",
        "board_record.regulation_number",
        "board_record.regulation_date",
        "board_record.accountable",
        "board_record.head_name",
        "board_record.head_position",
        "board_record.members",
        "board_record.updated_at",
        "lacks",
    ]
    export_headings = {
        "name": gettext_lazy("Organisation"),
        "get_kind_display": gettext_lazy("Kind"),
        "board_record.decision_number": gettext_lazy("Decision"),
        "board_record.decision_date": gettext_lazy("Date of the decision"),
        "board_record.decision_issuer": gettext_lazy("Issued by"),
        "board_record.regulation_number": gettext_lazy("Operating regulation"),
        "board_record.regulation_date": gettext_lazy("Date of the regulation"),
        "board_record.accountable": gettext_lazy("Accountable head"),
        "board_record.head_name": gettext_lazy("Head of the board"),
        "board_record.head_position": gettext_lazy("Position"),
        "board_record.members": gettext_lazy("Members"),
        "board_record.updated_at": gettext_lazy("Updated"),
        "lacks": gettext_lazy("Lacks"),
    }

    def get_queryset(self) -> QuerySet[Organisation]:
        return self.search_queryset(open_organisations())

    def to_row_dict(self, item: Organisation) -> dict[str, Any]:
        """As Wagtail's, for organisations without a row too."""
        record = getattr(item, "board_record", None)
        row = {"name": item.name, "get_kind_display": item.get_kind_display()}
        for field in self.list_export[len(row) : -1]:
            row[field] = getattr(record, field.partition(".")[2]) if record else ""
        return row | {"lacks": "; ".join(lacks_of(item))}

    def get_filename(self) -> str:
        return "ban-bien-tap-toan-mang"


class ContactFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(
        label=gettext_lazy("Kind"), choices=KINDS, field_name="board__organisation__kind"
    )

    class Meta:
        model = ContactRecord
        fields = ("kind",)


class ContactsReport(OperatorReport):
    """Contact officers of every open organisation: five fields each (R81)."""

    page_title = gettext_lazy("Contact officers of the network")
    header_icon = "mail"
    model = ContactRecord
    filterset_class = ContactFilterSet
    index_url_name = "network_contacts"
    index_results_url_name = "network_contacts_results"
    search_fields = ["full_name", "board__organisation__name", "phone", "email"]
    columns = [
        Column("organisation", label=gettext_lazy("Organisation"), accessor="board.organisation"),
        Column("full_name", label=gettext_lazy("Full name")),
        Column("position", label=gettext_lazy("Position")),
        Column("department", label=gettext_lazy("Division")),
        Column("phone", label=gettext_lazy("Telephone number")),
        Column("email", label=gettext_lazy("E-mail")),
    ]
    list_export = ["board.organisation.name", *OFFICER_FIELDS]
    export_headings = {
        "board.organisation.name": gettext_lazy("Organisation"),
        "full_name": gettext_lazy("Full name"),
        "position": gettext_lazy("Position"),
        "department": gettext_lazy("Division"),
        "phone": gettext_lazy("Telephone number"),
        "email": gettext_lazy("E-mail"),
    }

    def get_queryset(self) -> QuerySet[ContactRecord]:
        contacts = ContactRecord.objects.filter(
            board__organisation__status=OrganisationStatus.ACTIVE
        )
        ordered = contacts.select_related("board__organisation").order_by(
            "board__organisation__name_order", "sort_order"
        )
        return self.search_queryset(ordered)

    def get_filename(self) -> str:
        return "can-bo-dau-moi-toan-mang"
