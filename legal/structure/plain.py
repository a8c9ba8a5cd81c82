"""Text files in any usual encoding, and text of the fonts before Unicode made Unicode."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from home.pasting.guarding import Refused
from vietnamese import legacy

HEAD = 4096  # bytes or characters that show what a file is
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


def read_text(data: bytes) -> dict[str, Any]:
    """A text file as an answer of the worker.

    Raises:
        Refused: not text in any usual encoding.
    """
    text, encoding = from_legacy(_decode(data))
    return {"text": text, "pages": 0, "has_text_layer": True, "encoding": encoding, "notes": []}


def from_legacy(text: str, hint: str | None = None) -> tuple[str, str | None]:
    """`text` in Unicode (NFC), and the legacy encoding that it was in."""
    encoding = legacy.find(text.splitlines(), hint)
    if encoding:
        is_pure = not legacy.is_unicode(text)
        lines = text.split("\n")
        text = "\n".join(line_from_legacy(line, encoding, is_pure) for line in lines)
    return unicodedata.normalize("NFC", text), encoding


def line_from_legacy(line: str, encoding: str, is_pure: bool) -> str:
    """`line` converted where that makes it more Vietnamese."""
    if not legacy.improves(line, encoding, at_least_equal=is_pure):
        return line
    return legacy.convert(line, encoding)


def _decode(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text[:HEAD]):
            return text.removeprefix("\ufeff")
    raise Refused("not-text")


def _encodings(data: bytes) -> Iterable[str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    head = data[:HEAD]
    if b"\x00" in head:  # only UTF-16 has it in text; Latin letters show the order
        return ("utf-16-le",) if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be",)
    # Bytes of TCVN3 and VNI are read as the Western letters that they were taken for.
    is_legacy = legacy.recognise(data.decode("latin-1"))
    return ("utf-8-sig", "latin-1") if is_legacy else ("utf-8-sig", "cp1258", "latin-1")
