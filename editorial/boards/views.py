"""The board's screens: one form, its list on paper and as a spreadsheet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import EditView

from sites.boards import component_heads, recorded
from sites.models import NetworkSettings
from sites.spreadsheets import xlsx_response
from sites.tenancy import current_organisation

from ..models import Board
from .checklist import checklist, remarks
from .panels import board_panel
from .records import accountable, head_on_duty
from .rules import is_provincial
from .sheets import board_sheets, contact_sheet
from .tasks import tell_province
from .terms import not_over

CHANGE, VIEW = "editorial.change_board", "editorial.view_board"
TOLD = ("decision_number", "decision_date", "contacts")  # of these the province is told


def may_see(user: Any) -> bool:
    """Whether the account may read the board's list."""
    return bool(user.has_perm(VIEW) or user.has_perm(CHANGE))


class BoardView(EditView):
    """Everything of the organisation's board on one screen."""

    model = Board
    edit_url_name = "board"
    index_url_name = "board"
    header_icon = "group"
    page_title = gettext_lazy("Editorial board")
    template_name = "editorial/boards/edit.html"
    success_message = gettext_lazy("The board was saved.")
    error_message = gettext_lazy("The board was not saved: see the fields marked below.")

    def get_panel(self) -> Any:
        return board_panel(is_provincial())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Two who save at once wait for each other; the second is told of the first."""
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_object(self, queryset: Any = None) -> Board:
        board = Board.current()
        if self.request.method == "POST":
            return Board.objects.select_for_update().get(pk=board.pk)
        return board

    def get_edit_url(self) -> str:
        return reverse("board")

    def get_success_buttons(self) -> list[Any]:
        return []

    def save_instance(self) -> Board:
        """Save, and tell the province's board of what it must be sent."""
        organisation = current_organisation()
        before = recorded(organisation) if organisation else None
        board: Board = super().save_instance()
        after = recorded(organisation) if organisation else None
        if not is_provincial() and _told(before) != _told(after):
            tell_province.enqueue()  # a row of this transaction
        for text in remarks(board):
            messages.warning(self.request, text)
        return board

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        stored = Board.current() if self.form.is_bound else self.object
        context["points"] = checklist(stored)
        context["network"] = NetworkSettings.current()
        context["is_provincial"] = is_provincial()
        context["component_heads"] = component_heads() if is_provincial() else ()
        return context


def _told(summary: Any) -> tuple[Any, ...]:
    return tuple(getattr(summary, name, None) or None for name in TOLD)


def _board_to_see(request: HttpRequest) -> Board:
    if not may_see(request.user):
        raise PermissionDenied
    return Board.current()


def paper(request: HttpRequest) -> HttpResponse:
    """The board as an official list without those whose term is over, to print and sign;
    ``?xuat=xlsx`` as a spreadsheet with everybody."""
    board = _board_to_see(request)
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response(board_sheets(board), "ban-bien-tap")
    context = {
        **_paper_context(board, _("List of the editorial board")),
        "members": not_over(board.members.all(), timezone.localdate()),
        "team": not_over(board.team.all(), timezone.localdate()),
        "accountable": accountable(board),
        "component_heads": component_heads() if is_provincial() else (),
        "head": head_on_duty(board),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "editorial/boards/paper.html", context)


def contacts(request: HttpRequest) -> HttpResponse:
    """The extract list of contact officers, which the unit sends to the Information Centre
    (Art. 13.3; R81); ``?xuat=xlsx`` as a spreadsheet."""
    board = _board_to_see(request)
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response([contact_sheet(board)], "trich-ngang-can-bo-dau-moi")
    context = _paper_context(board, _("Extract list of contact officers"))
    return render(request, "editorial/boards/contacts.html", context)


def _paper_context(board: Board, title: str) -> dict[str, Any]:
    return {
        "board": board,
        "title": title,
        "today": timezone.localdate(),
        "network": NetworkSettings.current(),
        "is_provincial": is_provincial(),
    }
