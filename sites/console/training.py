"""Who of the network's boards was trained in a year: numbers of each organisation (R219)."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Organisation, OrganisationStatus, TrainingRecord
from ..spreadsheets import Sheet, xlsx_response
from .permissions import may_operate_network

YEARS_SHOWN = 6


@dataclass(frozen=True)
class Line:
    """An organisation with its numbers, if it has any for the year."""

    organisation: Organisation
    record: TrainingRecord | None

    @property
    def state(self) -> str:
        """Untrained people count as a gap, and so does silence."""
        if self.record is None or not self.record.people or self.record.untrained:
            return "missing"
        return "present"


@require_safe
def training(request: HttpRequest) -> HttpResponse:
    """Every open organisation by name; ``?xuat=xlsx`` as a spreadsheet."""
    if not may_operate_network(request.user):
        raise PermissionDenied
    now = timezone.localdate().year
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else now
    lines = _lines(year)
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response([_sheet(lines, year)], f"boi-duong-toan-mang-{year}")
    records = [line.record for line in lines if line.record]
    context = {
        "lines": lines,
        "year": str(year),
        "years": [str(now - ago) for ago in range(YEARS_SHOWN)],
        "people": sum(record.people for record in records),
        "trained": sum(record.trained for record in records),
        "complete": sum(line.state == "present" for line in lines),
    }
    return render(request, "sites/console/training.html", context)


def _lines(year: int) -> list[Line]:
    rows = Prefetch("training_records", TrainingRecord.objects.filter(year=year), to_attr="of_year")
    found = Organisation.objects.filter(status=OrganisationStatus.ACTIVE).prefetch_related(rows)
    return [Line(each, next(iter(each.of_year), None)) for each in found]


def _sheet(lines: list[Line], year: int) -> Sheet:
    headings = [
        _("Organisation"),
        _("Kind"),
        _("Courses"),
        _("People of the board"),
        _("Trained this year"),
        _("Not trained this year"),
    ]
    rows = [
        [
            line.organisation.name,
            line.organisation.get_kind_display(),
            *(
                (
                    line.record.courses,
                    line.record.people,
                    line.record.trained,
                    line.record.untrained,
                )
                if line.record
                else (None,) * 4
            ),
        ]
        for line in lines
    ]
    return Sheet(_("Training %(year)d") % {"year": year}, headings, rows)
