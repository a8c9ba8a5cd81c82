"""From the blocks of a text file to the stored form of a page's body."""

import html
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from home.models import PortalDocument, PortalImage

from .pictures import alt_text
from .tables import TABLES, Table
from .texts import Block
from .units import Unit

Stored = dict[str, Any]

NOTICE = {
    "vi": (
        "Nội dung minh họa",
        "Bài được soạn để giới thiệu mạng lưới, không phải tin chính thức của cơ quan. "
        "Căn cứ ghi ở mục nguồn.",
    ),
    "en": (
        "Demonstration content",
        "Written to show how the network works; it is not official news. "
        "What it rests on is named as its source.",
    ),
}


class Bodies:
    """Builds bodies for one site of one unit.

    ``picture`` and ``document`` give the organisation's own copy by motif and file name.
    """

    def __init__(
        self,
        unit: Unit,
        language: str,
        words: dict[str, str],
        picture: Callable[[str], PortalImage],
        document: Callable[[str, str], PortalDocument],
    ) -> None:
        self.unit = unit
        self.language = language
        self.words = words
        self.picture = picture
        self.document = document

    def text(self, value: str) -> str:
        """A text with its placeholders filled in."""
        return value.format_map(self.words)

    def article(self, blocks: list[Block]) -> list[Stored]:
        """Body of an article: it says that it is a demonstration."""
        title, text = NOTICE[self.language]
        notice = {"callout": {"kind": "info", "title": title, "text": f"<p>{text}</p>"}}
        return self.page([*blocks, notice])

    def page(self, blocks: list[Block]) -> list[Stored]:
        """Body of a page."""
        return [self._stored(*pair) for block in blocks for pair in block.items()]

    def _stored(self, kind: str, value: Any) -> Stored:
        build: Callable[[Any], tuple[str, Any]] = getattr(self, f"_{kind}")
        block_type, stored = build(value)
        return {"type": block_type, "value": stored, "id": str(uuid4())}

    def _paragraph(self, value: str) -> tuple[str, Any]:
        return "paragraph", self._html(value)

    def _quotation(self, value: dict[str, str]) -> tuple[str, Any]:
        return "quotation", {name: self.text(text) for name, text in value.items()}

    def _callout(self, value: dict[str, str]) -> tuple[str, Any]:
        return "callout", {
            **value,
            "title": self.text(value["title"]),
            "text": self._html(value["text"]),
        }

    def _accordion(self, value: list[list[str]]) -> tuple[str, Any]:
        items = [{"title": self.text(title), "text": self._html(text)} for title, text in value]
        return "accordion", {"items": [_item(item) for item in items]}

    def _table(self, value: dict[str, Any]) -> tuple[str, Any]:
        return self._typed_table(Table(**value))

    def _data_table(self, value: str) -> tuple[str, Any]:
        return self._typed_table(TABLES[value](self.unit))

    def _picture(self, motif: str) -> tuple[str, Any]:
        return "image", self._image(motif)

    def _gallery(self, motifs: list[str]) -> tuple[str, Any]:
        return "gallery", {"title": "", "images": [_item(self._image(motif)) for motif in motifs]}

    def _files(self, value: dict[str, Any]) -> tuple[str, Any]:
        files = [
            {"document": self.document(name, title).pk, "title": title}
            for name, title in value["files"]
        ]
        return "files", {"title": value["title"], "files": [_item(file) for file in files]}

    def _image(self, motif: str) -> Stored:
        alt = alt_text(motif, self.language)
        return {"image": self.picture(motif).pk, "alt_text": alt, "caption": ""}

    def _typed_table(self, table: Table) -> tuple[str, Any]:
        columns = [{"type": "text", "heading": heading} for heading in table.columns]
        rows = [{"values": [self.text(cell) for cell in row]} for row in table.rows]
        typed = {"columns": columns, "rows": rows, "caption": ""}
        return "table", {"caption": self.text(table.caption), "table": typed}

    def _html(self, value: str) -> str:
        escaped = {name: html.escape(word) for name, word in self.words.items()}
        return value.strip().format_map(escaped)


def _item(value: Stored) -> Stored:
    return {"type": "item", "value": value, "id": str(uuid4())}
