"""From courses to the network's register: numbers only (R219)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.tasks import task
from django.utils import timezone

from sites.models import Organisation, TrainingRecord
from sites.periodic import enqueue_everywhere
from sites.tenancy import current_organisation

if TYPE_CHECKING:
    from ...models import TrainingCourse


def years_held(course: TrainingCourse) -> set[int]:
    """The year that a course counts for, as it stands in the database and as it will."""
    stored = type(course).objects.filter(pk=course.pk).values_list("until_day", flat=True)
    days = {*stored, course.until_day}
    return {day.year for day in days if day}


def record(years: set[int]) -> None:
    """Write the organisation's rows of these years.

    Raises:
        LookupError: no organisation is entered.
    """
    organisation = current_organisation()
    if organisation is None:
        raise LookupError("a course belongs to an organisation; none is entered")
    for year in years:
        record_year(organisation, year)


def record_year(organisation: Organisation, year: int) -> TrainingRecord:
    """Write one row from what the schema at work holds."""
    from .people import coverage

    found = coverage(year)
    values = {"courses": found.courses, "people": len(found.people), "trained": found.trained}
    row, _created = TrainingRecord.objects.update_or_create(
        organisation=organisation, year=year, defaults=values
    )
    return row


def refresh_everywhere() -> None:
    """Once a day, called by the worker: accounts come and go, and the year changes."""
    enqueue_everywhere(refresh)


@task()
def refresh() -> None:
    """Write this year's row of the organisation at work anew."""
    record({timezone.localdate().year})
