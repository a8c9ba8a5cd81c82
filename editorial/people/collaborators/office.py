"""The Provincial Office's screens: the lists of all units, and one of them."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sites.console.permissions import may_operate_network
from sites.models import CollaboratorListStatus, SentCollaboratorList
from sites.spreadsheets import xlsx_response

from ...boards.rules import is_provincial
from ...models import CollaboratorTerm
from ...models.collaborator_list import this_year
from ..screens import last_years, year_asked
from . import province, views
from .services import ListRefused
from .sheets import network_sheet, people_sheet


def may_see(user: Any) -> bool:
    """Accounts of the Provincial Office, and of no other organisation whatever their rights."""
    return is_provincial() and (views.may_see(user) or may_operate_network(user))


def may_decide(user: Any) -> bool:
    """The head of the province's board."""
    return is_provincial() and bool(user.has_perm(views.DECIDE))


def sent_lists(request: HttpRequest) -> HttpResponse:
    """The lists of a year; several are decided at once. ``?xuat=xlsx`` as a spreadsheet."""
    if not may_see(request.user):
        raise PermissionDenied
    rows, year, status = _chosen(request)
    if request.GET.get("xuat") == "xlsx":
        with_people = rows.prefetch_related("people")
        return xlsx_response([network_sheet(with_people, year)], f"cong-tac-vien-{year}")
    act = request.POST.get("act", "")
    forms = views.bound_forms(request, views.DECISIONS, act)
    answered = _answer(request, _seen(request), act, forms) if request.method == "POST" else None
    if answered:
        return redirect(f"{request.path}?nam={year}")
    context = {
        "rows": [(row, province.version_of(row)) for row in rows],
        "year": str(year),
        "years": last_years(6, first=this_year() + 1),
        "status": status,
        "statuses": CollaboratorListStatus.choices[1:],
        "waiting": sum(row.waits for row in rows),
        "may_decide": may_decide(request.user),
        "forms": forms,
        "chosen": set(_seen(request)),
    }
    code = 422 if request.method == "POST" else 200
    return render(request, "editorial/people/sent_lists.html", context, status=code)


def sent_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's list; ``?xuat=xlsx`` as a spreadsheet."""
    if not may_see(request.user):
        raise PermissionDenied
    row = get_object_or_404(SentCollaboratorList.objects.select_related("organisation"), pk=pk)
    if request.GET.get("xuat") == "xlsx":
        name = f"cong-tac-vien-{row.year}-{row.organisation.code}"
        return xlsx_response([people_sheet(row.people.all(), row.year)], name)
    act = request.POST.get("act", "")
    forms = views.bound_forms(request, views.DECISIONS, act)
    if request.method == "POST" and _answer(
        request, {pk: request.POST.get("seen", "")}, act, forms
    ):
        return redirect("sent_collaborator_list", pk)
    terms = CollaboratorTerm.objects.filter(sent_id=row.pk).select_related("user")
    context = {
        "row": row,
        "people": row.people.all(),
        "terms": list(terms),
        "seen": province.version_of(row),
        "forms": forms if row.waits and may_decide(request.user) else {},
        "may_strike": may_decide(request.user),
    }
    code = 422 if request.method == "POST" else 200
    return render(request, "editorial/people/sent_list.html", context, status=code)


def _chosen(request: HttpRequest) -> tuple[QuerySet[SentCollaboratorList], int, str]:
    """Rows of the year and the status asked for; this year's when none is."""
    year = year_asked(request)
    rows = SentCollaboratorList.objects.filter(year=year).select_related("organisation")
    status = request.GET.get("trang-thai", "")
    if status in CollaboratorListStatus.values:
        rows = rows.filter(status=status)
    counted = rows.annotate(count=Count("people"))
    return counted.order_by("organisation__name_order", "pk"), year, status


def _seen(request: HttpRequest) -> dict[int, str]:
    """Lists that were ticked, each ``pk|version``."""
    pairs = (each.partition("|") for each in request.POST.getlist("key"))
    return {int(pk): version for pk, _mark, version in pairs if pk.isdecimal() and len(pk) < 19}


def _answer(request: HttpRequest, seen: Mapping[int, str], act: str, forms: dict[str, Any]) -> bool:
    """Whether it was decided; if not, the user is told why.

    Raises:
        PermissionDenied: only the head of the province's board decides.
    """
    if not may_decide(request.user) or act not in forms:
        raise PermissionDenied
    form, user = forms[act], request.user
    if not form.is_valid():
        return False
    try:
        if act == "approve":
            done = province.approve(seen, form.paper(), user)  # type: ignore[arg-type]
        else:
            reason = form.cleaned_data["reason"]
            done = province.turn_back(seen, views.TURNED[act], reason, user)  # type: ignore[arg-type]
    except ListRefused as refused:
        messages.error(request, str(refused))
        return False
    text = _("%(count)d lists were decided on. The units are told.") % {"count": len(done)}
    messages.success(request, text)
    return True
