"""Requests in the Provincial Office, and in a unit."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sites.models import ProvinceRequest, RequestToUnit
from sites.spreadsheets import Sheet, xlsx_response

from ...boards.rules import is_provincial
from . import services
from .forms import AnswerForm, RequestForm

SEND, ANSWER = "editorial.send_requests", "editorial.answer_requests"
SHOWN = 100


def may_send(user: Any) -> bool:
    """Accounts of the Provincial Office, and of no other organisation whatever their rights."""
    return is_provincial() and bool(user.has_perm(SEND))


def may_answer(user: Any) -> bool:
    """Editors of units."""
    return not is_provincial() and bool(user.has_perm(ANSWER))


@require_safe
def sent_requests(request: HttpRequest) -> HttpResponse:
    """What the province asked, and how far the answers are."""
    if not may_send(request.user):
        raise PermissionDenied
    rows = services.requests_with_counts()[:SHOWN]
    return render(request, "editorial/people/sent_requests.html", {"rows": rows})


def new_request(request: HttpRequest) -> HttpResponse:
    """Ask units for something."""
    if not may_send(request.user):
        raise PermissionDenied
    user: Any = request.user
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = services.send(data["subject"], data["text"], data["due_day"], form.chosen(), user)
        messages.success(request, _("The request was sent; the units are told by e-mail."))
        return redirect("sent_request", made.pk)
    status = 422 if form.errors else 200
    return render(request, "editorial/people/new_request.html", {"form": form}, status=status)


def sent_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Who answered, who is late; a reminder to the others. ``?xuat=xlsx`` as a spreadsheet."""
    if not may_send(request.user):
        raise PermissionDenied
    found = get_object_or_404(ProvinceRequest, pk=pk)
    if request.method == "POST":
        count = services.remind(found)
        messages.success(request, _("%(count)d units are reminded by e-mail.") % {"count": count})
        return redirect("sent_request", pk)
    rows = list(found.units.select_related("organisation").order_by("organisation__name_order"))
    for row in rows:
        row.request = found
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response([_sheet(rows)], f"yeu-cau-{pk}")
    context = {
        "found": found,
        "rows": rows,
        "answered": sum(bool(row.answered_at) for row in rows),
        "late": sum(row.is_late for row in rows),
    }
    return render(request, "editorial/people/sent_request.html", context)


def _sheet(rows: list[RequestToUnit]) -> Sheet:
    headings = [_("Unit"), _("Answered"), _("Late"), _("Answered by"), _("Answer"), _("Link")]
    lines = [
        [
            row.organisation.name,
            timezone.localtime(row.answered_at).date() if row.answered_at else None,
            _("yes") if row.is_late else _("no"),
            row.answered_by,
            row.answer,
            row.link,
        ]
        for row in rows
    ]
    return Sheet(_("Answers"), headings, lines)


@require_safe
def requests_to_us(request: HttpRequest) -> HttpResponse:
    """What the province's board asked of the unit at work."""
    if not may_answer(request.user):
        raise PermissionDenied
    rows = services.own_requests()[:SHOWN]
    return render(request, "editorial/people/requests_to_us.html", {"rows": rows})


def request_to_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, and the answer to it."""
    if not may_answer(request.user):
        raise PermissionDenied
    user: Any = request.user
    row = get_object_or_404(services.own_requests(), pk=pk)
    form = AnswerForm(request.POST or None, initial={"answer": row.answer, "link": row.link})
    if request.method == "POST" and form.is_valid():
        services.answer(row, form.cleaned_data["answer"], form.cleaned_data["link"], user)
        messages.success(request, _("The answer was sent to the province's board."))
        return redirect("request_to_answer", pk)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form}
    return render(request, "editorial/people/request_to_answer.html", context, status=status)
