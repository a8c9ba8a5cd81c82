"""Who was trained in a year, as tables of a spreadsheet."""

from typing import Any

from django.utils.translation import gettext as _

from sites.spreadsheets import Sheet

from ...models import TrainingCourse
from .people import Coverage


def coverage_sheets(found: Coverage) -> list[Sheet]:
    """People with and without training; the courses of the year."""
    return [_people(found), _courses(found.year)]


def _people(found: Coverage) -> Sheet:
    headings = [
        _("Full name"),
        _("Roles"),
        _("Field of work"),
        _("Trained this year"),
        _("Courses"),
        _("Hours"),
    ]
    rows = [
        [
            person.name,
            ", ".join(person.roles),
            ", ".join(person.fields),
            _("yes") if person.is_trained else _("no"),
            "; ".join(row.course.name for row in person.attended),
            person.hours,
        ]
        for person in found.people
    ]
    return Sheet(_("Training %(year)d") % {"year": found.year}, headings, rows)


def _courses(year: int) -> Sheet:
    headings = [
        _("Name of the course"),
        _("Kind"),
        _("Organiser"),
        _("From day"),
        _("Until day"),
        _("Hours"),
        _("Place"),
        _("Number of the document"),
        _("Participants"),
    ]
    courses = TrainingCourse.objects.filter(until_day__year=year)
    rows: list[Any] = [
        [
            course.name,
            course.get_kind_display(),
            course.organiser,
            course.from_day,
            course.until_day,
            course.hours,
            course.place,
            course.document_number,
            ", ".join(sorted(row.full_name for row in course.participants.all())),
        ]
        for course in courses.prefetch_related("participants")
    ]
    return Sheet(_("Training courses"), headings, rows)
