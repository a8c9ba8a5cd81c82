"""Metadata alone: what an office has in a spreadsheet."""

from ..records import Contents
from ..tables import read_rows, record_of


class TableSource:
    """One CSV, XLSX or JSON file; whatever files it names are missing."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data = name, data

    def contents(self) -> Contents:
        found = read_rows(self.name, self.data)
        records = (record_of(line, values, lambda _name: None) for line, values in found.rows)
        return Contents(records, len(found.rows), found.ignored)
