"""The board's lists as tables of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from sites.boards import OFFICER_FIELDS, component_heads
from sites.spreadsheets import Sheet

from .rules import BoardRole, is_provincial

if TYPE_CHECKING:
    from ..models import Board


def officer_headings() -> list[str]:
    """The five fields of Art. 13.3, in its words."""
    return [_("Full name"), _("Position"), _("Division"), _("Telephone number"), _("E-mail")]


def board_sheets(board: Board) -> list[Sheet]:
    """Every list of the board, a sheet each."""
    sheets = [_members_sheet(board)]
    if is_provincial():
        sheets.append(_team_sheet(board))
    return [*sheets, contact_sheet(board), _technical_sheet(board)]


def contact_sheet(board: Board) -> Sheet:
    """The extract list of contact officers (R81)."""
    rows = [[getattr(each, name) for name in OFFICER_FIELDS] for each in _all(board, "contact")]
    return Sheet(_("Contact officers"), officer_headings(), rows)


def _all(board: Board, kind: str) -> Any:
    return getattr(board, f"{kind}_officers").all()


def _members_sheet(board: Board) -> Sheet:
    headings = [
        _("Full name"),
        _("Role on the board"),
        _("Position in the agency"),
        _("Field of duty"),
        _("From day"),
        _("Until day"),
        _("Part-time"),
    ]
    return Sheet(_("Editorial board"), headings, [*_typed(board), *_derived()])


def _typed(board: Board) -> list[Sequence[Any]]:
    return [
        [
            each.full_name,
            each.get_role_display(),
            each.position,
            each.field_of_duty,
            each.valid_from,
            each.valid_until,
            _("yes") if each.is_part_time else _("no"),
        ]
        for each in board.members.all()
    ]


def _derived() -> list[Sequence[Any]]:
    """Members of the province's board are heads of the component boards (R62)."""
    if not is_provincial():
        return []
    return [
        [
            row.head_name,
            BoardRole.MEMBER.label,
            f"{row.head_position}, {row.organisation}",
            "",
            None,
            None,
            _("yes"),
        ]
        for row in component_heads()
    ]


def _team_sheet(board: Board) -> Sheet:
    headings = [
        _("Full name"),
        _("Role in the team"),
        _("Position in the agency"),
        _("Works at"),
        _("Appointed by"),
        _("Assigned duties"),
        _("From day"),
        _("Until day"),
    ]
    rows = [
        [
            each.full_name,
            each.get_role_display(),
            each.position,
            each.get_origin_display(),
            each.get_appointed_by_display(),
            each.duties,
            each.valid_from,
            each.valid_until,
        ]
        for each in board.team.all()
    ]
    return Sheet(_("Assisting team"), headings, rows)


def _technical_sheet(board: Board) -> Sheet:
    names = (*OFFICER_FIELDS, "qualification", "certificate")
    rows = [[getattr(each, name) for name in names] for each in _all(board, "technical")]
    headings = [*officer_headings(), _("Qualification"), _("Certificate")]
    return Sheet(_("Technical officers"), headings, rows)
