"""Which sites publish what they owe: the network's table, and the same as a spreadsheet."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from ..completeness import STATE_NAMES, SiteState, State, network_state, owed_categories
from ..kinds import SiteKind
from .permissions import may_operate_network

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILLS = {
    State.MISSING: PatternFill("solid", fgColor="F8D7DA"),
    State.STALE: PatternFill("solid", fgColor="FFF3CD"),
    State.PRESENT: PatternFill("solid", fgColor="D1E7DD"),
}


def completeness(request: HttpRequest) -> HttpResponse:
    """Sites by categories, coloured and in words; ``?xuat=xlsx`` gives the spreadsheet."""
    if not may_operate_network(request.user):
        raise PermissionDenied
    kind = request.GET.get("loai", "")
    states = network_state(kind if kind in SiteKind.values else "")
    if request.GET.get("xuat") == "xlsx":
        return _spreadsheet(states)
    columns = owed_categories(states)
    context = {
        "columns": columns,
        "rows": [(state, [state.of(each.code) for each in columns]) for state in states],
        "kinds": SiteKind.choices,
        "kind": kind,
    }
    return render(request, "sites/console/completeness.html", context)


def _spreadsheet(states: list[SiteState]) -> HttpResponse:
    book = Workbook()
    sheet = book.active
    columns = owed_categories(states)
    heads = [_("Site"), _("Address"), _("Score (%)"), _("Broken links")]
    sheet.append([*heads, *(each.name for each in columns)])
    for row, state in enumerate(states, start=2):
        links = getattr(state.domain.tenant, "link_report", None)
        broken = links.broken if links else None
        sheet.append([state.domain.site_name, state.domain.url, state.score, broken])
        for column, category in enumerate(columns, start=len(heads) + 1):
            found = state.of(category.code)
            if found:
                cell = sheet.cell(row, column, str(STATE_NAMES[found.state]))
                cell.fill = FILLS[found.state]
    file = BytesIO()
    book.save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="muc-do-day-du.xlsx"'
    return response
