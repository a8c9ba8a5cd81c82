"""The report on the five kinds of content, and the same as a spreadsheet."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from editorial.people.screens import last_years, year_asked
from sites.spreadsheets import Sheet, xlsx_response

from .counting import KINDS, Line, year_lines

SEE = "editorial.view_board"
YEARS_SHOWN = 6


@require_safe
def content_counts(request: HttpRequest) -> HttpResponse:
    """Months, quarters and the year; ``?xuat=xlsx`` as a spreadsheet."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    year = year_asked(request)
    lines = year_lines(year)
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response([_sheet(lines, year)], f"tin-bai-{year}")
    context = {
        "lines": lines,
        "kinds": [kind.label for kind in KINDS],
        "year": str(year),
        "years": last_years(YEARS_SHOWN),
    }
    return render(request, "news/admin/content_counts.html", context)


def _sheet(lines: list[Line], year: int) -> Sheet:
    headings = [_("Time"), *(str(kind.label) for kind in KINDS), _("Total")]
    rows = [[line.label, *line.numbers, line.total] for line in lines]
    return Sheet(_("Year %(year)d") % {"year": year}, headings, rows)
