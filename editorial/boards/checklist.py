"""What the law asks of a board, and whether it is there; missing points never refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rules import BoardRole, Standing, TeamRole, is_provincial
from .terms import first_overlap, holding, people_twice

if TYPE_CHECKING:
    from ..models import Board


@dataclass(frozen=True)
class Duty:
    """One point of the law. ``provincial``: of the province's board only, of the others
    only (False), or of every board (None)."""

    text: Any
    article: str
    is_met: Callable[[Board, date], bool]
    provincial: bool | None = None


@dataclass(frozen=True)
class Point:
    """A duty as it stands on one board."""

    text: str
    article: str
    is_met: bool


def _has_member(role: str, standing: str = "") -> Callable[[Board, date], bool]:
    def is_met(board: Board, today: date) -> bool:
        return any(
            each.role == role and standing in ("", each.standing)
            for each in holding(list(board.members.all()), today)
        )

    return is_met


def _has_team_leader(board: Board, today: date) -> bool:
    return any(each.role == TeamRole.LEADER for each in holding(list(board.team.all()), today))


DUTIES = (
    Duty(
        gettext_lazy("Decision that establishes the board: number and date"),
        "11, 13.1",
        lambda board, _today: bool(board.decision_number and board.decision_date),
    ),
    Duty(
        gettext_lazy("File of the establishing decision"),
        "13.1",
        lambda board, _today: bool(board.decision_file_id),
    ),
    Duty(
        gettext_lazy("Accountable head of the unit"),
        "13.2",
        lambda board, _today: bool(board.accountable_name),
        provincial=False,
    ),
    Duty(gettext_lazy("Head of the board today"), "11", _has_member(BoardRole.HEAD)),
    Duty(
        gettext_lazy("Deputy head: the Deputy Chief of Office for science, education and culture"),
        "11.1",
        _has_member(BoardRole.DEPUTY, Standing.UNIT_DEPUTY),
        provincial=True,
    ),
    Duty(
        gettext_lazy("Deputy head: the Director of the Information Centre"),
        "11.1",
        _has_member(BoardRole.DEPUTY, Standing.CENTRE_DIRECTOR),
        provincial=True,
    ),
    Duty(
        gettext_lazy("Leader of the assisting team"),
        "11.1, 12.7",
        _has_team_leader,
        provincial=True,
    ),
    Duty(
        gettext_lazy("Operating regulation of the board: number and date"),
        "13.1, 14.1",
        lambda board, _today: bool(board.regulation_number and board.regulation_date),
        provincial=False,
    ),
    Duty(
        gettext_lazy("Contact officer for the province's portal"),
        "13.3",
        lambda board, _today: board.contact_officers.exists(),
        provincial=False,
    ),
)


def checklist(board: Board) -> list[Point]:
    """Every point that the law asks of this board."""
    today, provincial = timezone.localdate(), is_provincial()
    return [
        Point(str(duty.text), duty.article, duty.is_met(board, today))
        for duty in DUTIES
        if duty.provincial in (None, provincial)
    ]


def remarks(board: Board) -> Iterator[str]:
    """What is not refused and yet looks wrong."""
    members = list(board.members.all())
    for name in people_twice(members):
        yield _("%(name)s stands twice on the board at the same time.") % {"name": name}
    if first_overlap([each for each in members if each.role == BoardRole.HEAD]):
        yield _("Two people are head of the board at the same time.")
