"""Lists of collaborators as tables of a spreadsheet."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from sites.models import ENTRY_FIELDS, SentCollaboratorList
from sites.spreadsheets import Sheet


def headings() -> list[str]:
    """What a list says of each person."""
    return [
        _("Full name"),
        _("Position and workplace"),
        _("E-mail"),
        _("Telephone number"),
        _("Field of work"),
    ]


def entry(person: Any) -> list[Any]:
    """A person as a row."""
    return [getattr(person, name) for name in ENTRY_FIELDS]


def people_sheet(people: Iterable[Any], year: int) -> Sheet:
    """One list, numbered."""
    rows = [[number, *entry(person)] for number, person in enumerate(people, start=1)]
    return Sheet(_("Collaborators %(year)d") % {"year": year}, [_("No."), *headings()], rows)


def network_sheet(lists: Iterable[SentCollaboratorList], year: int) -> Sheet:
    """Everybody whom the units proposed for a year."""
    rows = [
        [
            row.organisation.name,
            *entry(person),
            row.get_status_display(),
            row.decision_number,
            row.decision_date,
        ]
        for row in lists
        for person in row.people.all()
    ]
    more = [_("Status"), _("Decision"), _("Date")]
    title = _("Collaborators %(year)d") % {"year": year}
    return Sheet(title, [_("Unit"), *headings(), *more], rows)
