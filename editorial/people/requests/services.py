"""Sending a request to units, and a unit's answer (Art. 13.3; R83): through the register only."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from sites.models import Organisation, OrganisationStatus, ProvinceRequest, RequestToUnit
from sites.tenancy import current_organisation, entered

from ...models import User
from .mails import tell_province, tell_unit


@transaction.atomic
def send(
    subject: str, text: str, due_day: date, units: Iterable[Organisation], user: User
) -> ProvinceRequest:
    """One row for each unit; each writes its own mail."""
    request = ProvinceRequest.objects.create(
        subject=subject, text=text, due_day=due_day, sent_by=str(user)[:200]
    )
    rows = RequestToUnit.objects.bulk_create(
        RequestToUnit(request=request, organisation=unit) for unit in units
    )
    _tell(rows)
    return request


@transaction.atomic
def remind(request: ProvinceRequest) -> int:
    """Write again to the units that have not answered; how many those are."""
    rows = list(request.units.filter(answered_at=None).select_related("organisation"))
    _tell(rows)
    return len(rows)


@transaction.atomic
def answer(row: RequestToUnit, text: str, link: str, user: User) -> None:
    """Answer, or mend the answer; the province is told."""
    found = RequestToUnit.objects.select_for_update().get(pk=row.pk)
    found.answer, found.link = text, link
    found.answered_by = str(user)[:200]
    found.answered_at = found.answered_at or timezone.now()
    found.save()
    tell_province.enqueue(found.pk)


def units() -> QuerySet[Organisation]:
    """Whom the province may ask: every open organisation but itself."""
    own = current_organisation()
    return Organisation.objects.filter(status=OrganisationStatus.ACTIVE).exclude(
        pk=own.pk if own else None
    )


def requests_with_counts() -> QuerySet[ProvinceRequest]:
    """Each with how many were asked, how many answered, and how many late or not at all."""
    today = timezone.localdate()
    unanswered = Q(units__answered_at=None)
    overdue = unanswered & Q(due_day__lt=today)
    late = ~unanswered & Q(due_day__lt=TruncDate("units__answered_at"))
    return ProvinceRequest.objects.annotate(
        asked=Count("units"),
        answered=Count("units", filter=~unanswered),
        late=Count("units", filter=overdue | late),
    ).order_by(F("sent_at").desc(), "-pk")


def own_requests() -> QuerySet[RequestToUnit]:
    """Of the organisation at work; those without an answer first, the most urgent first."""
    rows = RequestToUnit.objects.filter(organisation=current_organisation())
    return rows.select_related("request").order_by(
        F("answered_at").desc(nulls_first=True), "request__due_day", "pk"
    )


def _tell(rows: Iterable[RequestToUnit]) -> None:
    for row in rows:
        with entered(row.organisation):
            tell_unit.enqueue(row.pk)
