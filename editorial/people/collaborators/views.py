"""One list of the organisation: what it says, where it stands, what can be done with it now."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sites.models import CollaboratorListStatus
from sites.spreadsheets import xlsx_response

from ...boards.records import head_on_duty
from ...boards.rules import is_provincial
from ...models import Board, CollaboratorDecision, CollaboratorList, CollaboratorTerm
from . import services, terms
from .forms import DecisionForm, ReasonForm
from .sheets import people_sheet

PROPOSE, CHANGE, DECIDE = (
    "editorial.add_collaboratorlist",
    "editorial.change_collaboratorlist",
    "editorial.approve_collaborators",
)
DECISIONS = ("approve", "return", "refuse")
TURNED = {"return": CollaboratorListStatus.RETURNED, "refuse": CollaboratorListStatus.REFUSED}


def may_see(user: Any) -> bool:
    """Lists hold addresses and telephones: for those who propose or decide."""
    return bool(user.has_perm(PROPOSE) or user.has_perm(DECIDE))


def _list_to_see(request: HttpRequest, pk: int) -> CollaboratorList:
    if not may_see(request.user):
        raise PermissionDenied
    return get_object_or_404(CollaboratorList, pk=pk)


def collaborator_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the list; send, decide or copy it; ``?xuat=xlsx`` as a spreadsheet."""
    of_list = _list_to_see(request, pk)
    if request.GET.get("xuat") == "xlsx":
        name = f"cong-tac-vien-{of_list.year}"
        return xlsx_response([people_sheet(of_list.people.all(), of_list.year)], name)
    acts = _acts(request.user, of_list)
    act = request.POST.get("act", "")
    forms = bound_forms(request, acts, act)
    status = 200
    if request.method == "POST":
        if act not in acts:
            messages.error(request, _("That cannot be done with this list any more."))
            return redirect("collaborator_list", pk)
        if act not in forms or forms[act].is_valid():
            answer = _do(request, of_list, act, forms.get(act))
            if answer:
                return answer
        status = 422
    running = CollaboratorTerm.objects.filter(of_list=of_list).select_related("user")
    context = {
        "of_list": of_list,
        "people": list(of_list.people.all()),
        "terms": list(running),
        "acts": acts,
        "forms": forms,
        "act": act,
        "seen": services.version_of(of_list),
        "decided_here": services.decided_here(of_list),
        "is_provincial": is_provincial(),
        "may_change": of_list.is_changeable and request.user.has_perm(CHANGE),
        "may_strike": request.user.has_perm(DECIDE),
    }
    return render(request, "editorial/people/collaborator_list.html", context, status=status)


def _acts(user: Any, of_list: CollaboratorList) -> list[str]:
    """What this account may do with the list as it stands."""
    acts = []
    if user.has_perm(CHANGE):
        if of_list.is_changeable:
            acts.append("send")
        if of_list.waits:
            acts.append("take_back")
    if user.has_perm(DECIDE) and of_list.waits and services.decided_here(of_list):
        acts += DECISIONS
    if user.has_perm(PROPOSE) and of_list.status == CollaboratorListStatus.APPROVED:
        acts.append("copy")
    return acts


def bound_forms(request: HttpRequest, names: Collection[str], act: str) -> dict[str, Any]:
    """The decision's forms by act; the one that was sent holds what was typed."""
    classes: dict[str, Any] = {
        "approve": DecisionForm,
        "return": ReasonForm,
        "refuse": ReasonForm,
    }
    sent = {act: (request.POST, request.FILES)}
    return {
        name: made(*sent.get(name, (None, None)), prefix=name)
        for name, made in classes.items()
        if name in names
    }


def _do(
    request: HttpRequest, of_list: CollaboratorList, act: str, form: Any
) -> HttpResponse | None:
    """Where to go when it was done; None when it could not be, and the user was told why."""
    user: Any = request.user
    seen = request.POST.get("seen", "")
    acts: dict[str, Callable[[], Any]] = {
        "send": lambda: services.send(of_list, user, seen),
        "take_back": lambda: services.take_back(of_list),
        "approve": lambda: services.approve(of_list, form.paper(), user, seen),
        "copy": lambda: services.copy_to_next_year(of_list),
    }
    try:
        if act in TURNED:
            reason = form.cleaned_data["reason"]
            services.turn_back(of_list, TURNED[act], reason, user, seen)
            done: Any = None
        else:
            done = acts[act]()
    except services.ListRefused as refused:
        messages.error(request, str(refused))
        return None
    messages.success(request, _done_text(act))
    if act == "copy":
        return redirect("collaborator_lists:edit", done.pk)
    return redirect("collaborator_list", of_list.pk)


def _done_text(act: str) -> str:
    return {
        "send": _("The list was sent."),
        "take_back": _("The list was taken back and can be changed."),
        "approve": _("The list is approved. Accounts are given and invitations sent in a moment."),
        "return": _("The list goes back to be changed."),
        "refuse": _("The list is refused."),
        "copy": _("A new list with the same people: look through it, then send it."),
    }[act]


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to print and sign."""
    of_list = _list_to_see(request, pk)
    context = {
        "of_list": of_list,
        "people": of_list.people.all(),
        "title": of_list,
        "today": timezone.localdate(),
        "is_provincial": is_provincial(),
        "head": head_on_duty(Board.current()),
        "may_change": False,
    }
    return render(request, "editorial/people/collaborator_list_paper.html", context)


@require_safe
def decision_file(request: HttpRequest, pk: int) -> FileResponse:
    """The decision that was made here, to download; never shown inside the site."""
    if not may_see(request.user):
        raise PermissionDenied
    decision = get_object_or_404(CollaboratorDecision, pk=pk)
    response = FileResponse(
        decision.file.open("rb"),
        as_attachment=True,
        filename=f"quyet-dinh-{decision.pk}.pdf",
        content_type="application/pdf",
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response


def strike_off(request: HttpRequest, pk: int) -> HttpResponse:
    """The head of the board ends one collaborator's term before its time."""
    if not request.user.has_perm(DECIDE):
        raise PermissionDenied
    term = get_object_or_404(CollaboratorTerm, pk=pk)
    if request.method == "POST" and term.ended_at is None:
        terms.strike_off(term)
        messages.success(
            request, _("%(name)s is no collaborator any more.") % {"name": term.full_name}
        )
    if term.of_list_id:
        return redirect("collaborator_list", term.of_list_id)
    return redirect("sent_collaborator_list", term.sent_id)
