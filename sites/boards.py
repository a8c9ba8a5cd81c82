"""The register of boards: written by ``editorial``, read by the console and the province.

No schema is entered to read it.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from .kinds import SiteKind
from .models import BoardRecord, ContactRecord, Organisation, OrganisationStatus

OFFICER_FIELDS = ("full_name", "position", "department", "phone", "email")


@dataclass(frozen=True)
class Officer:
    """The five fields of Art. 13.3, no more (R81)."""

    full_name: str
    position: str
    department: str
    phone: str
    email: str


@dataclass(frozen=True)
class BoardSummary:
    """What a board tells the network about itself."""

    updated_at: datetime
    decision_number: str = ""
    decision_date: date | None = None
    decision_issuer: str = ""
    regulation_number: str = ""
    regulation_date: date | None = None
    accountable: str = ""
    head_name: str = ""
    head_position: str = ""
    members: int = 0
    changes_on: date | None = None
    contacts: tuple[Officer, ...] = field(default=())

    def columns(self) -> dict[str, Any]:
        """Columns of ``BoardRecord``."""
        names = [each.name for each in fields(self) if each.name != "contacts"]
        return {name: getattr(self, name) for name in names}


def summary_of(record: BoardRecord) -> BoardSummary:
    """What the register holds, in the form in which it was written."""
    columns = {each.name: getattr(record, each.name) for each in fields(BoardSummary)}
    contacts = record.contacts.values(*OFFICER_FIELDS)
    return BoardSummary(**{**columns, "contacts": tuple(Officer(**row) for row in contacts)})


def recorded(organisation: Organisation) -> BoardSummary | None:
    """What the register holds of an organisation's board."""
    record = BoardRecord.objects.filter(organisation=organisation).first()
    return summary_of(record) if record else None


def record_board(organisation: Organisation, summary: BoardSummary) -> None:
    """Write an organisation's row and its contact officers, all or nothing."""
    with transaction.atomic():
        record, _created = BoardRecord.objects.update_or_create(
            organisation=organisation, defaults=summary.columns()
        )
        record.contacts.all().delete()
        ContactRecord.objects.bulk_create(
            ContactRecord(
                board=record,
                sort_order=place,
                **{name: getattr(officer, name) for name in OFFICER_FIELDS},
            )
            for place, officer in enumerate(summary.contacts)
        )


def forget_board(organisation: Organisation) -> None:
    """Withdraw the row of an organisation that has no board any more."""
    BoardRecord.objects.filter(organisation=organisation).delete()


def differences(summary: BoardSummary | None, held: BoardSummary | None) -> list[str]:
    """Names of what the register holds wrongly of a board; empty where it is right."""
    if summary is None or held is None:
        return [] if summary is held else ["superfluous" if summary is None else "missing"]
    return [
        each.name
        for each in fields(summary)
        if getattr(summary, each.name) != getattr(held, each.name)
    ]


def component_heads() -> QuerySet[BoardRecord]:
    """Heads of the boards of open component sites: members of the province's board
    (Art. 11.1; R62), in Vietnamese order of their organisations."""
    return (
        BoardRecord.objects.filter(organisation__status=OrganisationStatus.ACTIVE)
        .exclude(organisation__kind=SiteKind.PROVINCE)
        .exclude(head_name="")
        .select_related("organisation")
        .order_by("organisation__name_order")
    )


def open_organisations() -> QuerySet[Organisation]:
    """Every open organisation with its row, if it has one."""
    open_ones = Organisation.objects.filter(status=OrganisationStatus.ACTIVE)
    return open_ones.select_related("board_record").prefetch_related("board_record__contacts")


# What the law asks of a board: what the organisation lacks, and how it is found.
LACKS: dict[str, Q] = {
    "board": Q(board_record__isnull=True) | Q(board_record__decision_number=""),
    "regulation": Q(board_record__isnull=True) | Q(board_record__regulation_number=""),
    "head": Q(board_record__isnull=True) | Q(board_record__head_name=""),
    "contact": Q(board_record__isnull=True) | Q(board_record__contacts__isnull=True),
}


def organisations_lacking(what: str) -> QuerySet[Organisation]:
    """Open organisations that lack one of ``LACKS``."""
    return open_organisations().filter(LACKS[what]).distinct()


def due_records(today: date) -> QuerySet[BoardRecord]:
    """Rows that a term begun or ended since has made old."""
    return BoardRecord.objects.filter(
        changes_on__lte=today, organisation__status=OrganisationStatus.ACTIVE
    ).select_related("organisation")
