"""From HTML of word processors to plain paragraphs, lists, tables and pictures.

Runs in the bounded process of ``worker``: no Django here. nh3 reads whatever browsers would
read and drops scripts, handlers and dangerous addresses; the reader below takes only text and
a few marks from what is left, so nothing else can pass.

A block is a dict: ``kind`` text (with ``tag`` p, h2, h3, h4 or li, ``list``, ``level``,
``runs``), table (``caption``, ``rows``, ``head``), image (``number``, ``alt``) or hr. A run is
``[text, marks, address, font]``; marks are some of the letters b, i, ^ and _.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import nh3

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
PARAGRAPHS = {"p", "div", "blockquote", "pre", "dt", "dd", "center", "section", "article"}
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "^", "sub": "_"}
CELLS = {"td", "th"}
VOID = {"br", "hr", "img"}
TAGS = {*HEADINGS, *PARAGRAPHS, *INLINE, *CELLS, *VOID, "ul", "ol", "li", "a", "span", "font"}
TAGS |= {"table", "caption", "thead", "tbody", "tfoot", "tr"}
ATTRIBUTES = {
    "*": {"style"},
    "font": {"face"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "img": {"src", "alt"},
}
KEPT_STYLES = {"font-family", "font-weight", "font-style", "mso-list"}
PICTURE = "picture:"  # how a picture of a .docx is named in the HTML made from it
MAX_SPAN = 50
MAX_LEVEL = 4  # Draftail's

_SPACE = re.compile(r"[ \t\r\n\f]+")
_WEB_ADDRESS = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"level(\d)")
_NUMBERED = re.compile(r"\(?\w{1,4}[.)]")
_STYLED = re.compile(r"<[a-z][^>]*?\s(?:style|class|face|color|size)\s*=", re.IGNORECASE)

Block = dict[str, Any]


def parse(html: str) -> tuple[list[Block], Counter[str]]:
    """The blocks of `html`, and how often something was left out or laid flat."""
    reader = _Reader()
    reader.counts["styles"] = len(_STYLED.findall(html))
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", PICTURE.rstrip(":")},
        filter_style_properties=KEPT_STYLES,
        link_rel=None,
    )
    reader.feed(clean)
    reader.close()
    reader.flush()
    return reader.blocks, +reader.counts


class _Style:
    """What holds for text at one place."""

    def __init__(self, parent: "_Style | None" = None) -> None:
        self.marks: set[str] = set(parent.marks) if parent else set()
        self.address: str = parent.address if parent else ""
        self.font: str = parent.font if parent else ""
        self.is_marker: bool = parent.is_marker if parent else False

    def apply(self, tag: str, attributes: dict[str, str]) -> None:
        styles = _styles(attributes.get("style", ""))
        if mark := INLINE.get(tag):
            self.marks.add(mark)
        for name, heavy, mark in (
            ("font-weight", {"bold", "bolder", "600", "700", "800", "900"}, "b"),
            ("font-style", {"italic", "oblique"}, "i"),
        ):
            if styles.get(name) in heavy:
                self.marks.add(mark)
            elif styles.get(name) in {"normal", "400"}:
                self.marks.discard(mark)
        address = attributes.get("href", "")
        if tag == "a" and _WEB_ADDRESS.match(address):
            self.address = address
        font = styles.get("font-family") or attributes.get("face", "")
        if font:
            self.font = font.split(",")[0].strip(" \"'")[:60]
        self.is_marker = self.is_marker or styles.get("mso-list", "").lower() == "ignore"


class _Reader(HTMLParser):
    """Reads what nh3 wrote: well-formed, without comments."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.counts: Counter[str] = Counter()
        self.styles: list[tuple[str, _Style]] = [("", _Style())]
        self.lists: list[str] = []
        self.outer: list[list[Block]] = []  # where blocks went before each open cell
        self.tables: list[Block] = []
        self.block: Block | None = None
        self.marker = ""
        self.item_is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            return self._write("\n")
        if tag == "hr":
            self.flush()
            return self.blocks.append({"kind": "hr"})
        if tag == "img":
            return self._picture(attributes)
        style = _Style(self.styles[-1][1])
        style.apply(tag, attributes)
        self.styles.append((tag, style))
        self._open(tag, attributes)
        return None

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or len(self.styles) < 2:
            return
        self.styles.pop()
        self._close(tag)

    def handle_data(self, data: str) -> None:
        style = self.styles[-1][1]
        if style.is_marker:
            self.marker += data
        else:
            self._write(_SPACE.sub(" ", data))

    def flush(self) -> None:
        """End the paragraph at hand; one without text is left out."""
        block, self.block = self.block, None
        if block is None:
            return
        if not "".join(run[0] for run in block["runs"]).strip():
            self.counts["empty"] += 1
            return
        if (level := block.pop("word_level", 0)) and block["tag"] == "p":
            numbered = _NUMBERED.match(self.marker.strip())
            block |= {"tag": "li", "level": level, "list": "ol" if numbered else "ul"}
        self.marker = ""
        self.blocks.append(block)

    def _write(self, text: str) -> None:
        block = self.block
        if block is None:
            if not text.strip():
                return
            block = self._begin("p")
        style = self.styles[-1][1]
        runs, last = block["runs"], block["runs"][-1:]
        if text == " " and (not last or last[0][0].endswith((" ", "\n"))):
            return
        if not last or last[0][0].endswith((" ", "\n")):
            text = text.removeprefix(" ")
        runs.append([text, "".join(sorted(style.marks)), style.address, style.font])

    def _begin(self, tag: str) -> Block:
        self.flush()
        self.block = {"kind": "text", "tag": tag, "runs": []}
        return self.block

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in HEADINGS:
            self._begin(HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self.flush()
            self.lists.append(tag)
        elif tag == "li":
            level = min(max(len(self.lists), 1), MAX_LEVEL)
            self._begin("li").update(list=self.lists[-1] if self.lists else "ul", level=level)
        elif tag in PARAGRAPHS:
            self._open_paragraph(attributes)
        elif tag in ("table", "caption", "tr", *CELLS):
            self._open_table(tag, attributes)

    def _open_paragraph(self, attributes: dict[str, str]) -> None:
        block = self.block
        if block is not None and block["tag"] == "li" and self._inside("li"):
            if block["runs"]:
                self._write("\n")
            return
        paragraph = self._begin("p")
        level = _WORD_LEVEL.search(_styles(attributes.get("style", "")).get("mso-list", ""))
        if level:
            paragraph["word_level"] = min(max(int(level[1]), 1), MAX_LEVEL)

    def _close(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            if not (self.block and self.block["tag"] == "li" and self._inside("li")):
                self.flush()
        elif tag in HEADINGS or tag == "li":
            self.flush()
        elif tag in ("ul", "ol"):
            self.flush()
            if self.lists:
                self.lists.pop()
        elif tag in ("table", "caption", *CELLS):
            self._close_table(tag)

    def _inside(self, tag: str) -> bool:
        return any(open_tag == tag for open_tag, _style in self.styles)

    def _open_table(self, tag: str, attributes: dict[str, str]) -> None:
        self.flush()
        if tag == "table":
            if self.tables:
                self.counts["nested"] += 1
            self.tables.append({"kind": "table", "caption": [], "rows": [], "head": False})
            return
        if not self.tables:
            return
        table = self.tables[-1]
        if tag == "tr":
            table["rows"].append([])
        elif tag == "caption":
            self.outer.append(self.blocks)
            self.blocks = table["caption"]
        elif table["rows"]:
            cell: list[Block] = []
            spans = {name: _span(attributes.get(name, "")) for name in ("colspan", "rowspan")}
            table["rows"][-1].append({"blocks": cell, **spans})
            table["head"] = table["head"] or (tag == "th" and len(table["rows"]) == 1)
            self.outer.append(self.blocks)
            self.blocks = cell

    def _close_table(self, tag: str) -> None:
        self.flush()
        if tag != "table":
            if self.outer:
                self.blocks = self.outer.pop()
            return
        table = self.tables.pop()
        if self.tables:  # a table in a cell becomes lines of the cell
            for row in table["rows"]:
                for cell in row:
                    self.blocks.extend(cell["blocks"])
        elif any(cell["blocks"] for row in table["rows"] for cell in row):
            self.blocks.append(table)

    def _picture(self, attributes: dict[str, str]) -> None:
        source = attributes.get("src", "")
        number = source.removeprefix(PICTURE)
        if self.block and not self.block["runs"]:
            self.block = None  # a paragraph for the picture alone is no empty line
        if source.startswith(PICTURE) and number.isdigit():
            picture = {"kind": "image", "number": int(number), "alt": attributes.get("alt", "")}
            self.flush()
            (self.outer[0] if self.outer else self.blocks).append(picture)
        else:
            self.counts["pictures"] += 1


def _span(value: str) -> int:
    return min(max(int(value[:9]), 1), MAX_SPAN) if value.isdecimal() else 1


def _styles(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().strip("\"'") for name, _colon, value in pairs}
