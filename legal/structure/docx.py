"""The text of a .docx with the numbers that Word shows. Runs in the bounded process of `worker`.

Not by mammoth, which pasting uses: it drops automatic numbers, so that `Điều 1.`, `1.` and
`a)` of a document numbered by Word would be lost, and with them its articles.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree

from home.pasting.guarding import Refused, checked
from vietnamese import legacy

from .numbering import Numbering, W
from .plain import line_from_legacy

_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "sectPr")}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_COLUMNS = 3  # a table with fewer is a letterhead or a signature: its cells are lines

Runs = list[tuple[str, str]]  # text and font


def read_docx(data: bytes) -> dict[str, Any]:
    """A .docx as an answer of the worker; macros, templates and links are not opened.

    Raises:
        Refused: not a whole .docx, or one that unfolds too far.
    """
    notes = checked(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            if document is None:
                raise Refused("not-docx")
            numbering = Numbering(
                _part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml")
            )
    except (SafeTree.ParseError, DefusedXmlException, zipfile.BadZipFile) as error:
        raise Refused("damaged") from error
    except (KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refused("damaged") from error
    if document.find(f".//{W}footnoteReference") is not None:
        notes.add("footnotes")
    if document.find(f".//{W}del") is not None or document.find(f".//{W}ins") is not None:
        notes.add("revisions")
    paragraphs = [runs for runs in _paragraphs(document, numbering) if any(t for t, _f in runs)]
    text, encoding = _text(paragraphs)
    return {
        "text": text,
        "pages": 0,
        "has_text_layer": True,
        "encoding": encoding,
        "notes": sorted(notes),
    }


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    names = {each.lower(): each for each in archive.namelist()}
    if name not in names:
        return None
    root: Element = SafeTree.fromstring(archive.read(names[name]))
    return root


def _paragraphs(element: Element, numbering: Numbering) -> Iterator[Runs]:
    for child in _taken(element):
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbering)
        elif child.tag not in _SKIPPED:
            yield from _paragraphs(child, numbering)


def _paragraph(element: Element, numbering: Numbering) -> Iterator[Runs]:
    """One paragraph with its number, and after it those of text boxes in it."""
    label = numbering.label(element.find(f"{W}pPr"))
    runs: Runs = [(f"{label} ", "")] if label else []
    boxes: list[Element] = []
    _collect(element, "", runs, boxes)
    yield runs
    for box in boxes:
        yield from _paragraphs(box, numbering)


def _collect(element: Element, font: str, runs: Runs, boxes: list[Element]) -> None:
    for child in _taken(element):
        if child.tag == f"{W}t":
            runs.append((child.text or "", font))
        elif child.tag in _BREAKS:
            runs.append((_BREAKS[child.tag], font))
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{W}r":
            _collect(child, _font(child), runs, boxes)
        elif child.tag not in _SKIPPED and child.tag != f"{W}pPr":
            _collect(child, font, runs, boxes)


def _taken(element: Element) -> Iterator[Element]:
    """The children; of alternatives for old and new programs only one."""
    for child in element:
        if child.tag == _ALTERNATIVES:
            yield from list(child)[:1]
        else:
            yield child


def _font(run: Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _table(element: Element, numbering: Numbering) -> Iterator[Runs]:
    for row in element.iter(f"{W}tr"):
        cells = [list(_paragraphs(cell, numbering)) for cell in row.findall(f"{W}tc")]
        if len(cells) < _COLUMNS or any(len(cell) > 1 for cell in cells):
            yield from (runs for cell in cells for runs in cell)
            continue
        joined: Runs = []
        for place, cell in enumerate(cells):
            joined += [(" | ", "")] if place else []
            joined += cell[0] if cell else []
        yield joined


def _text(paragraphs: list[Runs]) -> tuple[str, str | None]:
    """The lines in Unicode, and the legacy encoding of most of what was not."""
    hints = [
        found.encoding for runs in paragraphs for _t, f in runs if (found := legacy.font_meaning(f))
    ]
    hint = max(set(hints), key=hints.count) if hints else None
    bare = ["".join(text for text, _font in runs) for runs in paragraphs]
    encoding = legacy.find(bare, hint)
    if not encoding:
        return "\n".join(bare), None
    is_pure = not any(legacy.is_unicode(line) for line in bare)
    return "\n".join(_converted(runs, encoding, is_pure) for runs in paragraphs), encoding


def _converted(runs: Runs, encoding: str, is_pure: bool) -> str:
    """One line: runs in a font of capitals by the font, the others as one text."""
    parts: list[str] = []
    for text, font in _joined(runs):
        meaning = legacy.font_meaning(font)
        if meaning and meaning.capitals and not legacy.is_unicode(text):
            parts.append(legacy.convert(text, meaning.encoding, capitals=True))
        else:
            parts.append(line_from_legacy(text, encoding, is_pure or bool(meaning)))
    return "".join(parts)


def _joined(runs: Runs) -> Runs:
    """Runs in fonts of one meaning as one: a letter and its mark may be in two."""
    joined: Runs = []
    for text, font in runs:
        if joined and legacy.font_meaning(joined[-1][1]) == legacy.font_meaning(font):
            joined[-1] = (joined[-1][0] + text, font)
        else:
            joined.append((text, font))
    return joined
