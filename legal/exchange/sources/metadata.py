"""The files of metadata among the files of a folder or an archive."""

import re
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from ..records import Contents, Record, SourceRefused
from ..tables import Find, Rows, read_rows, record_of

KINDS = ("json", "csv", "xlsx")
"""The first kind that is there is read, the others are copies for people."""
_METADATA = re.compile(rf"metadata(-\d+)?\.({'|'.join(KINDS)})", re.IGNORECASE)


def contents_of(names: Iterable[str], read: Callable[[str], bytes], find: Find) -> Contents:
    """The records of ``metadata.csv`` (or .json, .xlsx; continued in ``metadata-2.csv``).

    Raises:
        SourceRefused: there is none, or it cannot be read.
    """
    wanted = _metadata_names(names)
    if not wanted:
        raise SourceRefused(_("There is no metadata.csv, metadata.json or metadata.xlsx."))
    parts = [read_rows(name, read(name)) for name in wanted]
    ignored = dict.fromkeys(heading for part in parts for heading in part.ignored)
    return Contents(_records(parts, find), sum(len(part.rows) for part in parts), list(ignored))


def _metadata_names(names: Iterable[str]) -> list[str]:
    found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in KINDS}
    for name in names:
        if match := _METADATA.fullmatch(name):
            found[match[2].lower()].append((int((match[1] or "-1")[1:]), name))
    chosen = next((found[kind] for kind in KINDS if found[kind]), [])
    return [name for _number, name in sorted(chosen)]


def _records(parts: list[Rows], find: Find) -> Iterator[Record]:
    """Lines of the second file count on, so that every record has a number of its own."""
    before = 0
    for part in parts:
        for line, values in part.rows:
            yield record_of(before + line, values, find)
        before += part.rows[-1][0]
