"""Boards for tests, made as the form makes them."""

from datetime import date
from typing import Any

from editorial.models import Board, BoardMember, ContactOfficer
from sites.models import Organisation
from sites.tenancy import entered

CONTACT = {
    "full_name": "Lò Thị Mai",
    "position": "Chuyên viên",
    "department": "Văn phòng",
    "phone": "0212 3751 595",
    "email": "mailt@sonla.gov.vn",
}


def make_board(
    organisation: Organisation,
    head: str = "Cầm Văn Minh",
    contact: dict[str, str] | None = CONTACT,
    **fields: Any,
) -> Board:
    """A board with a decision, a head and a contact officer."""
    with entered(organisation):
        board = Board.current()
        values = {"decision_number": "12/QĐ-UBND", "decision_date": date(2024, 3, 1), **fields}
        for name, value in values.items():
            setattr(board, name, value)
        if head:
            board.members = [
                BoardMember(
                    full_name=head, role="head", position="Chủ tịch UBND", standing="unit-head"
                )
            ]
        if contact:
            board.contact_officers = [ContactOfficer(**contact)]
        board.save()
        return board


def form_data(
    board: Board,
    *,
    members: list[dict] = (),
    contacts: list[dict] = (),
    team: Any = None,
    **fields: Any,
) -> dict[str, Any]:
    """What the browser posts for a board that was empty before."""
    data = {
        "seen": board.updated_at.isoformat(),
        "decision_number": "12/QĐ-UBND",
        "decision_date": "2024-03-01",
        "decision_issuer": "Chủ tịch UBND phường",
        "decision_file": "",
        "regulation_number": "",
        "regulation_date": "",
        "regulation_file": "",
        "accountable_name": "Cầm Văn Minh",
        "accountable_position": "Chủ tịch UBND phường",
        **fields,
    }
    rows = {"members": members, "contact_officers": contacts, "technical_officers": []}
    if team is not None:
        rows["team"] = team
    for prefix, each in rows.items():
        data |= _formset(prefix, each)
    return data


def _formset(prefix: str, rows: list[dict]) -> dict[str, Any]:
    data = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": 0,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        values = {"id": "", "ORDER": number + 1, "DELETE": "", **row}
        data |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return data


def member(name: str = "Cầm Văn Minh", **fields: Any) -> dict[str, Any]:
    """A row of the form."""
    return {
        "full_name": name,
        "role": "head",
        "position": "Chủ tịch UBND phường",
        "standing": "unit-head",
        "is_part_time": "on",
        **fields,
    }
