"""Metadata as offices have it (CSV, XLSX, JSON) to records' values."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.imports.reading import Table, json_objects, read

from .columns import FILES, TEXT, column_for
from .records import Record, SourceFile, SourceRefused

Find = Callable[[str], SourceFile | None]


@dataclass(frozen=True)
class Rows:
    """``rows``: number of the line in its file, and text by column name."""

    rows: list[tuple[int, dict[str, str]]]
    ignored: list[str]


def read_rows(name: str, data: bytes) -> Rows:
    """The metadata in one file.

    Raises:
        SourceRefused: it is no table, or has no column of ours, with the reason.
    """
    try:
        if name.lower().endswith(".json"):
            data = json.dumps(flattened(json_objects(data)), ensure_ascii=False).encode()
        return rows_of(read(name, data))
    except ValidationError as error:
        raise SourceRefused(f"{name}: {' '.join(error.messages)}") from error


def rows_of(table: Table) -> Rows:
    """The rows of a table under the names of our columns.

    Raises:
        SourceRefused: none of its headings is known, or two mean the same.
    """
    found = {place: column_for(heading) for place, heading in enumerate(table.header)}
    known = {place: column.name for place, column in found.items() if column}
    if "symbol" not in known.values():
        raise SourceRefused(_("No column is called “Số, ký hiệu” (symbol)."))
    if len(set(known.values())) < len(known):
        names = ", ".join(table.header[place] for place in known)
        raise SourceRefused(_("Two columns mean the same: %(names)s.") % {"names": names})
    rows = [
        (line, {name: cells[place] for place, name in known.items() if cells[place]})
        for line, cells in table.rows
    ]
    return Rows(
        rows, [cell for place, cell in enumerate(table.header) if cell and not found[place]]
    )


def flattened(items: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Objects with every value as the text of a cell."""
    return [{str(key): _text(value) for key, value in item.items()} for item in items]


def record_of(line: int, values: dict[str, str], find: Find) -> Record:
    """A record with the files that its cells name; ``find`` gives one by name."""
    named = files_named(values.get(FILES, ""))
    text_name = values.get(TEXT, "").strip()
    found = {name: find(name) for name in dict.fromkeys([*named, text_name]) if name}
    files = {
        name: replace(file, kind=kind, title=title)
        for name, (kind, title) in named.items()
        if (file := found[name])
    }
    return Record(
        line=line,
        values=values,
        files=tuple(files.values()),
        text=files.get(text_name) or found.get(text_name),
        missing=tuple(name for name, file in found.items() if file is None),
    )


def files_named(cell: str) -> dict[str, tuple[str, str]]:
    """Kind and title by the names in a cell: ``a.pdf; b.pdf | annex | Phụ lục I``, also one a
    line."""
    found: dict[str, tuple[str, str]] = {}
    for entry in (entry for line in cell.splitlines() for entry in line.split(";")):
        name, kind, title = (part.strip() for part in (*entry.split("|", 2), "", "")[:3])
        if name:
            found.setdefault(name, (kind, title))
    return found


def _text(value: Any) -> str:
    """Lists of objects (relations) stay JSON; other lists have one entry a line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list) and not any(isinstance(each, (dict, list)) for each in value):
        return "\n".join(_text(each) for each in value)
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
