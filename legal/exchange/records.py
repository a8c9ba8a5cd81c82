"""What a source yields: one record a document, with its files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol


class SourceRefused(Exception):
    """The source as a whole cannot be read; the message is for the person who brings it."""


class FileRefused(Exception):
    """One file of a source cannot be had; the message says why."""


@dataclass(frozen=True)
class SourceFile:
    """A file that a record names. ``read`` gives its bytes, or raises ``FileRefused``.

    ``is_at_hand``: reading costs nothing much, so that its content may be compared; of a
    file over the network only the name is.
    """

    name: str
    read: Callable[[], bytes]
    is_at_hand: bool = True
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Record:
    """One document of a source. ``values``: text by column name (``columns.COLUMNS``).

    ``missing``: files that it names and the source does not have.
    """

    line: int
    values: dict[str, str]
    files: tuple[SourceFile, ...] = ()
    text: SourceFile | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """What a source holds. ``total``: number of records where it is known beforehand.

    ``ignored``: headings of columns that mean nothing here.
    """

    records: Iterator[Record]
    total: int | None = None
    ignored: list[str] = field(default_factory=list)


class Source(Protocol):
    """Where documents come from. ``name``: shown, and kept with what it said."""

    name: str

    def contents(self) -> Contents:
        """What it holds now.

        Raises:
            SourceRefused: it cannot be read, with the reason.
        """
        ...
