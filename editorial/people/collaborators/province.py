"""The Provincial Office decides on the lists of units: many by one decision (Art. 12.6; R75)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.models import CollaboratorListStatus, SentCollaboratorList

from ...models import User
from . import register, terms
from .services import ListRefused, Paper, make_decision, make_terms


def version_of(row: SentCollaboratorList) -> str:
    """Tells which sending was on the screen."""
    return row.sent_at.isoformat()


@transaction.atomic
def approve(seen: Mapping[int, str], paper: Paper, user: User) -> list[SentCollaboratorList]:
    """One decision on these lists, each as it was seen.

    Raises:
        ListRefused: one of them changed, or does not wait any more; nothing is decided.
    """
    rows = _waiting(seen)
    today = timezone.localdate()
    for row in rows:
        if row.until_day < today:
            raise ListRefused(
                _("The last day of the list of %(unit)s is past.") % {"unit": row.organisation}
            )
    decision = make_decision(paper, user)
    for row in rows:
        row.decision_id, row.decision_number = decision.pk, decision.number
        row.decision_date = decision.date
        people = list(row.people.all())
        make_terms(
            people,
            decision,
            row.year,
            row.until_day,
            sent_id=row.pk,
            origin=row.organisation.name,
        )
        _answer(row, CollaboratorListStatus.APPROVED, "", user)
    terms.refresh.enqueue()
    return rows


@transaction.atomic
def turn_back(
    seen: Mapping[int, str], status: CollaboratorListStatus, reason: str, user: User
) -> list[SentCollaboratorList]:
    """Return these lists to be changed, or refuse them for good.

    Raises:
        ListRefused: as above.
    """
    rows = _waiting(seen)
    for row in rows:
        _answer(row, status, reason, user)
    return rows


def _answer(
    row: SentCollaboratorList, status: CollaboratorListStatus, reason: str, user: User
) -> None:
    row.status, row.reason = status, reason
    row.decided_by, row.decided_at = str(user)[:200], timezone.now()
    register.answer(row)


def _waiting(seen: Mapping[int, str]) -> list[SentCollaboratorList]:
    """These rows, locked in one order, so that two who decide at once wait for each other."""
    if not seen:
        raise ListRefused(_("Choose at least one list."))
    found = SentCollaboratorList.objects.select_for_update(of=("self",))
    rows = list(found.filter(pk__in=seen).select_related("organisation").order_by("pk"))
    if len(rows) != len(seen) or any(version_of(row) != seen[row.pk] for row in rows):
        raise ListRefused(
            _("A list was changed while this page was open. Look at it again, then decide.")
        )
    if not all(row.waits for row in rows):
        raise ListRefused(_("One of the lists does not wait for a decision any more."))
    return rows
