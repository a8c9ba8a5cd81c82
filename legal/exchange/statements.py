"""What sources say of status and days, kept beside what follows here (R105)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import CharField, F, Func, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import SourceStatement
from ..vocabularies import Status
from ..words import status_name
from .cells import status_words
from .columns import STATUS

STATUS_WORDS = status_words()
DAYS = ("issued_on", "effective_on", "expires_on")


@dataclass(frozen=True)
class Said:
    """Status and days as a source has them; empty where it says nothing."""

    status: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None

    def with_days_of(self, values: dict[str, Any]) -> "Said":
        days: dict[str, Any] = {name: values.get(name) for name in DAYS}
        return replace(self, **days)


def said_in(cells: dict[str, str]) -> tuple[Said, list[str]]:
    """What the cells of a record say, and a note where its status is none of ours."""
    text = cells.get(STATUS, "").strip()
    status = STATUS_WORDS.find(text)
    if text and not status:
        return Said(), [_("The source's status “%(text)s” is not known.") % {"text": text[:100]}]
    return Said(status), []


def keep(source: str, said: Iterable[tuple[int, Said]]) -> None:
    """Keep what a source says of documents now; ``said``: by number of the page."""
    today = timezone.localdate()
    rows = [
        SourceStatement(
            page_id=pk,
            source=source[:255],
            said_on=today,
            status=each.status,
            issued_on=each.issued_on,
            effective_on=each.effective_on,
            expires_on=each.expires_on,
        )
        for pk, each in said
    ]
    columns = ["source", "said_on", "status", *DAYS]
    SourceStatement.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page"], update_fields=columns
    )


def differing() -> QuerySet[SourceStatement]:
    """Statements that a document contradicts; ``then``: its status on the day of each."""
    then = Func(
        F("page__statuses"),
        Func(F("said_on"), F("page__status_days"), function="width_bucket"),
        template="(%(expressions)s + 1]",
        arg_joiner=")[",  # (statuses)[width_bucket(day, days) + 1]
        output_field=CharField(),
    )
    other_status = ~Q(status="") & ~Q(then="") & ~Q(status=F("then"))
    other_day = Q()
    for name in DAYS:
        ours = F(f"page__{name}")
        both = Q(**{f"{name}__isnull": False})
        other_day |= both & (Q(**{f"page__{name}__isnull": True}) | ~Q(**{name: ours}))
    statements = SourceStatement.objects.annotate(then=then).select_related("page")
    return statements.filter(other_status | other_day).order_by("-page__issued_on", "page")


@dataclass(frozen=True)
class Difference:
    """One field in which a source and the library differ."""

    label: str
    here: Any
    there: Any


def differences_of(statement: SourceStatement) -> list[Difference]:
    """In words and days, as a clerk compares them."""
    page: Any = statement.page
    then = statement.then  # type: ignore[attr-defined]  # annotated by differing()
    found = []
    if statement.status and statement.status != then:
        here = status_name(then or Status.UNKNOWN)
        found.append(Difference(_("Effect status"), here, status_name(statement.status)))
    labels = dict(
        zip(DAYS, (_("Day of issue"), _("Day of effect"), _("Day of expiry")), strict=True)
    )
    for name, label in labels.items():
        theirs, ours = getattr(statement, name), getattr(page, name)
        if theirs and theirs != ours:
            found.append(Difference(label, ours, theirs))
    return found
