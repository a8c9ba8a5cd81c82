"""From a board to the network's register (R78, R81), and the register proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sites.boards import (
    OFFICER_FIELDS,
    BoardSummary,
    Officer,
    differences,
    forget_board,
    record_board,
    recorded,
)
from sites.models import Organisation
from sites.tenancy import current_organisation, entered
from vietnamese.folding import normalize

from .rules import BoardRole
from .terms import holding, next_change

if TYPE_CHECKING:
    from ..models import Board, BoardMember


def record(board: Board) -> None:
    """Write the register's row of the organisation at work; called by ``Board.save``."""
    organisation = current_organisation()
    if organisation is None:
        raise LookupError("a board belongs to an organisation; none is entered")
    summary = summarise(board)
    if summary:
        record_board(organisation, summary)
    else:
        forget_board(organisation)


def summarise(board: Board) -> BoardSummary | None:
    """What the network is told of a board as it stands today; None of an empty one."""
    today = timezone.localdate()
    members = list(board.members.all())
    serving = holding(members, today)
    head = next((each for each in serving if each.role == BoardRole.HEAD), None)
    contacts = tuple(_officer(each) for each in board.contact_officers.all())
    if not (members or contacts or board.decision_number or board.regulation_number):
        return None
    return BoardSummary(
        updated_at=board.updated_at,
        decision_number=_line(board.decision_number),
        decision_date=board.decision_date,
        decision_issuer=_line(board.decision_issuer),
        regulation_number=_line(board.regulation_number),
        regulation_date=board.regulation_date,
        accountable=_line(accountable(board)),
        head_name=_line(head.full_name) if head else "",
        head_position=_line(head.position) if head else "",
        members=len(serving),
        changes_on=next_change(members, today),
        contacts=contacts,
    )


def accountable(board: Board) -> str:
    """Name and position of the head who answers for the content (Art. 13.2; R80)."""
    return ", ".join(filter(None, (board.accountable_name, board.accountable_position)))


def head_on_duty(board: Board) -> BoardMember | None:
    """The head of the board today."""
    serving = holding(list(board.members.all()), timezone.localdate())
    return next((each for each in serving if each.role == BoardRole.HEAD), None)


def _officer(person: object) -> Officer:
    return Officer(**{name: _line(getattr(person, name)) for name in OFFICER_FIELDS})


def _line(text: str) -> str:
    """Without line breaks and control characters, which spreadsheets refuse."""
    return " ".join(normalize(text).split())


def reconcile(organisation: Organisation, *, mend: bool) -> list[str]:
    """What the register holds wrongly of an organisation's board; mended when asked."""
    from ..models import Board

    with entered(organisation), transaction.atomic():
        board = Board.objects.first()
        summary = summarise(board) if board else None
        found = differences(summary, recorded(organisation))
        if found and mend:
            if summary:
                record_board(organisation, summary)
            else:
                forget_board(organisation)
        return found
