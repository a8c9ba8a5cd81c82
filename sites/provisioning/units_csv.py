"""Orders from a CSV file: every row is checked before anything is made."""

import csv
import io
from dataclasses import dataclass, fields
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .order import InvalidOrder, Order, resolve
from .service import register

MAX_ROWS = 5_000
COLUMNS = tuple(field.name for field in fields(Order))
REQUIRED = ("kind", "name")


@dataclass(frozen=True)
class RowError:
    """What is wrong in one cell; ``line`` counts from 1, the heading included."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("line %(line)s, column %(column)s: %(message)s") % {
            "line": self.line,
            "column": self.column,
            "message": self.message,
        }


class InvalidFile(ValueError):
    """The file cannot be carried out; ``errors`` says where."""

    def __init__(self, errors: list[RowError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def read_orders(path: Path) -> list[tuple[int, Order]]:
    """Orders of a UTF-8 CSV file with their line numbers.

    Raises:
        InvalidFile: wrong encoding, unknown or missing columns, too many rows.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile([RowError(1, "-", _("The file is not UTF-8 text."))]) from None
    reader = csv.DictReader(io.StringIO(text), restkey="")
    _check_columns(list(reader.fieldnames or []))
    orders: list[tuple[int, Order]] = []
    for row in reader:
        if len(orders) >= MAX_ROWS:
            message = _("More than %(limit)s rows.") % {"limit": MAX_ROWS}
            raise InvalidFile([RowError(reader.line_num, "-", message)])
        if row.get(""):
            raise InvalidFile([RowError(reader.line_num, "-", _("More cells than columns."))])
        values = {name: (row.get(name) or "").strip() for name in COLUMNS}
        orders.append((reader.line_num, Order(**values)))
    return orders


def _check_columns(names: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    errors = [RowError(1, name, _("The column is missing.")) for name in missing]
    errors += [RowError(1, name or "?", _("The column is not known.")) for name in unknown]
    if errors:
        raise InvalidFile(errors)


def check_orders(orders: list[tuple[int, Order]]) -> None:
    """Check every order, each in the light of those before it, and make nothing.

    Raises:
        InvalidFile: naming line and column of every error.
    """
    errors: list[RowError] = []
    with transaction.atomic():
        for line, order in orders:
            try:
                register(resolve(order))
            except InvalidOrder as error:
                errors += _row_errors(line, error)
        transaction.set_rollback(True)
    if errors:
        raise InvalidFile(errors)


def _row_errors(line: int, error: ValidationError) -> list[RowError]:
    if not hasattr(error, "error_dict"):
        return [RowError(line, "-", message) for message in error.messages]
    return [
        RowError(line, column, message)
        for column, messages in error.message_dict.items()
        for message in messages
    ]
