"""What the organisation does with its lists: send, take back, decide, copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.models import ENTRY_FIELDS, CollaboratorListStatus

from ...boards.rules import is_provincial
from ...models import (
    Collaborator,
    CollaboratorDecision,
    CollaboratorList,
    CollaboratorTerm,
    User,
)
from ...models.collaborator_list import this_year
from . import register, terms


class ListRefused(Exception):
    """What was asked for does not fit where the list stands; in words for a clerk."""


@dataclass(frozen=True)
class Paper:
    """The decision as typed."""

    number: str
    date: date
    file: Any


def version_of(of_list: CollaboratorList) -> str:
    """Tells what was on somebody's screen."""
    return of_list.updated_at.isoformat()


def decided_here(of_list: CollaboratorList) -> bool:
    """Whether the head of the board at work decides on the list."""
    return not of_list.is_for_portal or is_provincial()


@transaction.atomic
def send(of_list: CollaboratorList, user: User, seen: str) -> None:
    """Lay the list before whoever decides.

    Raises:
        ListRefused: it is not to be sent (any more), or nobody is on it.
    """
    row = _locked(of_list, seen)
    if not row.is_changeable:
        raise ListRefused(_("This list was sent already."))
    people = list(row.people.all())
    if not people:
        raise ListRefused(_("Nobody is on the list yet."))
    if row.last_day < timezone.localdate():
        raise ListRefused(_("The last day of the list is past."))
    row.status, row.reason = CollaboratorListStatus.SENT, ""
    row.sent_by, row.sender_email, row.sent_at = str(user)[:200], user.email, timezone.now()
    row.save()
    if not decided_here(row):
        register.send(row, people)


@transaction.atomic
def take_back(of_list: CollaboratorList) -> None:
    """Before anybody decided, the list may be changed again.

    Raises:
        ListRefused: it was decided in the meantime.
    """
    row = _locked(of_list)
    if not row.waits or (not decided_here(row) and not register.take_back(row)):
        raise ListRefused(_("This list does not wait for a decision any more."))
    row.status = CollaboratorListStatus.DRAFT
    row.save()


@transaction.atomic
def approve(of_list: CollaboratorList, paper: Paper, user: User, seen: str) -> None:
    """The head of the board decides on the list as a whole.

    Raises:
        ListRefused: another decides, or it does not wait any more.
    """
    row = _waiting(of_list, seen)
    if row.last_day < timezone.localdate():
        raise ListRefused(_("The last day of the list is past."))
    decision = make_decision(paper, user)
    row.status, row.reason, row.decision = CollaboratorListStatus.APPROVED, "", decision
    row.decision_number, row.decision_date = decision.number, decision.date
    row.decided_by = decision.decided_by
    row.save()
    make_terms(row.people.all(), decision, row.year, row.last_day, of_list=row)
    terms.refresh.enqueue()
    register.tell_sender.enqueue(row.pk)


@transaction.atomic
def turn_back(
    of_list: CollaboratorList, status: CollaboratorListStatus, reason: str, user: User, seen: str
) -> None:
    """Return the list to be changed, or refuse it for good.

    Raises:
        ListRefused: another decides, or it does not wait any more.
    """
    row = _waiting(of_list, seen)
    row.status, row.reason, row.decided_by = status, reason, str(user)[:200]
    row.save()
    register.tell_sender.enqueue(row.pk)


@transaction.atomic
def copy_to_next_year(of_list: CollaboratorList) -> CollaboratorList:
    """The same people on a new list; who clicks twice gets the first copy."""
    CollaboratorList.objects.select_for_update().get(pk=of_list.pk)
    year = max(of_list.year + 1, this_year())
    made = CollaboratorList.objects.filter(
        copied_from=of_list, year=year, status=CollaboratorListStatus.DRAFT
    ).first()
    if made:
        return made
    copy = CollaboratorList(
        year=min(year, this_year() + 1),
        writes_for=of_list.writes_for,
        note=of_list.note,
        copied_from=of_list,
    )
    copy.people = [
        Collaborator(sort_order=place, **{name: getattr(person, name) for name in ENTRY_FIELDS})
        for place, person in enumerate(of_list.people.all())
    ]
    copy.save()
    return copy


def make_decision(paper: Paper, user: User) -> CollaboratorDecision:
    """Keep the paper, in the schema of whoever decided."""
    return CollaboratorDecision.objects.create(
        number=paper.number, date=paper.date, file=paper.file, decided_by=str(user)[:200]
    )


def make_terms(
    people: Iterable[Any],
    decision: CollaboratorDecision,
    year: int,
    until_day: date,
    **source: Any,
) -> None:
    """From today, or from New Year's Day of a year to come."""
    from_day = max(timezone.localdate(), date(year, 1, 1))
    CollaboratorTerm.objects.bulk_create(
        CollaboratorTerm(
            year=year,
            from_day=from_day,
            until_day=until_day,
            decision=decision,
            **{name: getattr(person, name) for name in ENTRY_FIELDS if name != "phone"},
            **source,
        )
        for person in people
    )


def _waiting(of_list: CollaboratorList, seen: str) -> CollaboratorList:
    row = _locked(of_list, seen)
    if not decided_here(row):
        raise ListRefused(_("The province's board decides on this list."))
    if not row.waits:
        raise ListRefused(_("This list does not wait for a decision any more."))
    return row


def _locked(of_list: CollaboratorList, seen: str | None = None) -> CollaboratorList:
    """Two who act at once do so one after the other; the second is told."""
    row = CollaboratorList.objects.select_for_update().get(pk=of_list.pk)
    if seen is not None and version_of(row) != seen:
        raise ListRefused(
            _("The list was changed while this page was open. Look at it again, then decide.")
        )
    return row
