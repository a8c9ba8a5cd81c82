"""The text of a document from a file of its source, divided into articles."""

from types import TracebackType
from typing import Any, Self

from django.utils.translation import gettext as _

from ..file_words import NO_TEXT, REFUSALS
from ..structure import stored
from ..structure.dividing import TooLong, divide
from ..structure.extraction import Extractor, Refused, kind_of
from .records import SourceFile

READABLE = (".pdf", ".docx", ".txt")
HEAD = 1024


class TextRefused(Exception):
    """The file gives no text; the message says why."""


class Texts:
    """Reads texts of many files by one process that is kept."""

    def __init__(self) -> None:
        self._extractor = Extractor()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._extractor.__exit__(kind, error, trace)

    def tree_of(self, name: str, data: bytes) -> dict[str, Any]:
        """The text as a page keeps it; ``.json`` is one that was exported.

        Raises:
            TextRefused: there is none to be had.
        """
        try:
            if name.lower().endswith(".json"):
                return stored.to_dict(stored.loads(data))
            found = self._extractor.extract(kind_of(data[:HEAD]), data)
            if not found.has_text_layer or not found.text.strip():
                raise TextRefused(NO_TEXT)
            root = divide(found.text).root
        except Refused as refused:
            raise TextRefused(REFUSALS.get(refused.code, REFUSALS["damaged"])) from refused
        except TooLong as error:
            raise TextRefused(REFUSALS["too-much-text"]) from error
        except stored.InvalidTree as error:
            raise TextRefused(_("This is no text that a library exported.")) from error
        return stored.to_dict(root)


def readable(files: list[SourceFile]) -> SourceFile | None:
    """The first file that text can be had from."""
    return next((file for file in files if file.name.lower().endswith(READABLE)), None)
