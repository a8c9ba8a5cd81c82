"""Tables of figures as they are pasted from a spreadsheet, and a drawing of them."""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from vietnamese.folding import fold

from .imports.reading import Table

MAX_ROWS, MAX_COLUMNS = 500, 20
CHART_ROWS = 40
DELIMITERS = ("\t", ";", ",")
ROW, LABEL, BAR, WIDTH = 32, 220, 380, 720
CODE = "ma "  # how the headings of codes begin (mã đơn vị), folded
# As spreadsheets keep numbers: a point, and no thousands; the second kind needs no change alone.
_UNGROUPED = re.compile(r"[1-9]\d{4,}|\d+\.(?!\d{3}\Z)\d+")
_PLAIN = re.compile(r"0|[1-9]\d*|\d+\.(?!\d{3}\Z)\d+")


@dataclass(frozen=True)
class Bar:
    """One bar of a drawing; lengths in the drawing's units."""

    label: str
    value: str
    y: int
    length: int

    @property
    def text_y(self) -> int:
        return self.y + 20

    @property
    def value_x(self) -> int:
        return LABEL + self.length + 8


@dataclass(frozen=True)
class DataTable:
    """A header and rows of as many cells; the first column names the row."""

    header: list[str]
    rows: list[list[str]]

    @property
    def shown_rows(self) -> list[list[str]]:
        """The rows as Vietnamese readers write numbers."""
        columns = [self._shown_column(place) for place in range(len(self.header))]
        return [list(row) for row in zip(*columns, strict=True)]

    def _shown_column(self, place: int) -> list[str]:
        """Spreadsheets give 12345.5 for 12.345,5; the names of rows, years and codes stay."""
        cells = [row[place] for row in self.rows]
        is_code = place == 0 or fold(self.header[place]).startswith(CODE)
        if is_code or not any(_UNGROUPED.fullmatch(cell) for cell in cells):
            return cells
        if any(cell and number(cell) is None for cell in cells):
            return cells
        return [_grouped(cell) if _PLAIN.fullmatch(cell) else cell for cell in cells]

    def bars(self) -> list[Bar]:
        """The first column that is all numbers, as bars; empty when there is none."""
        for column in range(1, len(self.header)):
            numbers = [number(row[column]) for row in self.rows[:CHART_ROWS]]
            known = [each for each in numbers if each is not None]
            if known and len(known) == len(numbers) and min(known) >= 0 and max(known) > 0:
                return self._bars(column, known)
        return []

    def _bars(self, column: int, numbers: list[Decimal]) -> list[Bar]:
        top = max(numbers)
        return [
            Bar(row[0], row[column], index * ROW, round(BAR * value / top))
            for index, (row, value) in enumerate(zip(self.shown_rows, numbers, strict=False))
        ]


def parse(text: str) -> DataTable:
    """A table from pasted text: tabs, semicolons or commas between the cells.

    Raises:
        ValidationError: no table, too large, or rows of different lengths.
    """
    lines = [line for line in text.replace("\ufeff", "").splitlines() if line.strip()]
    if len(lines) < 2:
        raise ValidationError(_("A table needs a line of headings and at least one row."))
    delimiter = next((each for each in DELIMITERS if each in lines[0]), "\t")
    header, *rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter))
    if len(rows) > MAX_ROWS or len(header) > MAX_COLUMNS:
        raise ValidationError(
            _("A table has at most %(rows)s rows and %(columns)s columns.")
            % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
        )
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise ValidationError(
                _("Line %(line)s has %(found)s cells, the headings have %(wanted)s.")
                % {"line": line, "found": len(row), "wanted": len(header)}
            )
    return DataTable([cell.strip() for cell in header], [[c.strip() for c in row] for row in rows])


def as_text(table: Table) -> str:
    """A table that was read from a file, as it would be pasted."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    for cells in (table.header, *(cells for _line, cells in table.rows)):
        writer.writerow([" ".join(cell.split()) for cell in cells])
    return file.getvalue()


def number(text: str) -> Decimal | None:
    """A number as Vietnamese tables write it (1.234,5) or as programs do; None when it is none.

    A single point before exactly three digits groups thousands.
    """
    plain = text.replace(" ", "").replace("\u00a0", "").removesuffix("%")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1 or (plain.count(".") == 1 and len(plain.rpartition(".")[2]) == 3):
        plain = plain.replace(".", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _grouped(plain: str) -> str:
    return str(formats.number_format(Decimal(plain), use_l10n=True, force_grouping=True))
