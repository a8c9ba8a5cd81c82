"""Who answers for a text on paper, and whose seal goes with the name (Arts. 11.1, 11.2; R63,
R66): the head uses the organisation's seal, a deputy that of their own unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from sites.tenancy import current_organisation

from .rules import BoardRole
from .terms import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Board, BoardMember, ReviewRecord


@dataclass(frozen=True)
class Responsible:
    """As it stands on the printed record of a text. ``unit``: the origin, kept wherever the
    text is shown."""

    name: str
    position: str
    unit: str
    seal: str


def responsible_for(records: Sequence[ReviewRecord], board: Board) -> Responsible | None:
    """Who approved the text last, if on the board that day; otherwise who headed it, or who
    answers for the site. None while nobody approved anything."""
    approvals = [record for record in records if record.act in ("approved", "approved-alone")]
    if not approvals:
        return None
    last = approvals[-1]
    day = timezone.localdate(last.created_at)
    members = holding(list(board.members.all()), day)
    approver = next((each for each in members if each.account_id == last.user_id), None)
    head = next((each for each in members if each.role == BoardRole.HEAD), None)
    member = (approver if last.user_id else None) or head
    if member:
        position = f"{member.get_role_display()}, {member.position}"
        return Responsible(member.full_name, position, _unit(), seal_of(member))
    if board.accountable_name:
        return Responsible(board.accountable_name, board.accountable_position, _unit(), _unit())
    return Responsible(last.user_name, "", _unit(), _unit())


def seal_of(member: BoardMember) -> str:
    """In words, whose seal goes on what this member signs."""
    if member.seal_unit:
        return str(member.seal_unit)
    if member.role == BoardRole.HEAD:
        return _unit()
    return _("the seal of the member's own unit")


def _unit() -> str:
    organisation = current_organisation()
    return organisation.name if organisation else ""
