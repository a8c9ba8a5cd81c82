"""Blocks as an editor stores them: rich text, and the body's own blocks."""

import re
from html import escape
from typing import Any

from .document import Block, block_text

MAX_COLUMNS = 30
MAX_ROWS = 2_000
CAPTION = 300  # characters; of TableBlock
_ELEMENTS = {"b": "b", "i": "i", "^": "sup", "_": "sub"}
_CAPTION = re.compile(r"(Bảng|Biểu|Phụ lục)\b", re.IGNORECASE)


def rich_text(blocks: list[Block]) -> str:
    """Text blocks as Wagtail's rich text; a table as one paragraph a row, pictures left out."""
    parts: list[str] = []
    items: list[Block] = []
    for block in [*blocks, {"kind": "end"}]:
        if block["kind"] == "text" and block["tag"] == "li":
            items.append(block)
            continue
        if items:
            parts.append(_list(items))
            items = []
        if block["kind"] == "text":
            parts.append(f"<{block['tag']}>{inline(block)}</{block['tag']}>")
        elif block["kind"] == "hr":
            parts.append("<hr/>")
        elif block["kind"] == "table":
            parts.extend(f"<p>{row}</p>" for row in _rows_as_lines(block))
    return "".join(parts)


def inline(block: Block) -> str:
    """The runs of one paragraph."""
    return "".join(_run(*run[:3]) for run in block["runs"]).removesuffix("<br/>")


def stream(blocks: list[Block], alt_texts: dict[int, str], images: dict[int, int]) -> list[Any]:
    """The blocks of a page's body; `images`: number of a picture -> stored picture.

    Tables of one column or one row were only layout and become text.
    """
    values: list[dict[str, Any]] = []
    waiting: list[Block] = []

    def text_so_far() -> None:
        if html := rich_text(waiting):
            values.append({"type": "paragraph", "value": html})
        waiting.clear()

    for block in blocks:
        if block["kind"] == "image":
            if block["number"] in images:
                text_so_far()
                values.append(_image(block, alt_texts, images))
        elif block["kind"] == "table" and not is_layout(block):
            caption = plain(block["caption"]) or _caption_before(waiting)
            text_so_far()
            values.extend(_tables(block, caption))
        elif block["kind"] == "table":
            waiting.extend(c for row in block["rows"] for cell in row for c in cell["blocks"])
        else:
            waiting.append(block)
    text_so_far()
    return values


def is_layout(table: Block) -> bool:
    """Whether the table only put text side by side or in a frame."""
    rows = [row for row in table["rows"] if row]
    return len(rows) < 2 or max(sum(cell["colspan"] for cell in row) for row in rows) < 2


def plain(blocks: list[Block]) -> str:
    return " ".join(block_text(block).strip() for block in blocks if block["kind"] == "text")


def grid(table: Block) -> list[list[list[Block]]]:
    """Rows of cells of equal length: a joined cell's text stands at its first place.

    Numbers must not be counted twice, so the other places stay empty.
    """
    rows: list[list[list[Block]]] = []
    taken: dict[int, int] = {}  # column -> rows that a cell above still covers
    for row in table["rows"]:
        cells: list[list[Block]] = []
        pending = list(row)
        while (pending or taken.get(len(cells))) and len(cells) < MAX_COLUMNS:
            if left := taken.get(len(cells), 0):
                taken[len(cells)] = left - 1
                cells.append([])
                continue
            cell = pending.pop(0)
            for place in range(min(cell["colspan"], MAX_COLUMNS - len(cells))):
                taken[len(cells)] = cell["rowspan"] - 1
                cells.append(cell["blocks"] if place == 0 else [])
        if pending and cells:  # columns that do not fit: their text is not lost
            cells[-1] = [*cells[-1], *(b for cell in pending for b in cell["blocks"])]
        rows.append(cells)
    rows = [cells for cells in rows if any(cells)]
    width = max(map(len, rows), default=0)
    return [cells + [[]] * (width - len(cells)) for cells in rows]


def _run(text: str, marks: str, address: str) -> str:
    html = escape(text, quote=False).replace("\n", "<br/>")
    for mark in marks:
        html = f"<{_ELEMENTS[mark]}>{html}</{_ELEMENTS[mark]}>"
    return f'<a href="{escape(address)}">{html}</a>' if address else html


def _list(items: list[Block]) -> str:
    """Items with their levels as lists in lists."""
    html: list[str] = []
    open_lists: list[str] = []
    for item in items:
        level = min(item["level"], len(open_lists) + 1)
        while len(open_lists) > level:
            html.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == level and open_lists[-1] != item["list"]:
            html.append(f"</li></{open_lists.pop()}>")
        elif len(open_lists) == level:
            html.append("</li>")
        if len(open_lists) < level:
            open_lists.append(item["list"])
            html.append(f"<{item['list']}>")
        html.append(f"<li>{inline(item)}")
    html.extend(f"</li></{kind}>" for kind in reversed(open_lists))
    return "".join(html)


def _rows_as_lines(table: Block) -> list[str]:
    return [
        " | ".join("<br/>".join(inline(b) for b in cell if b["kind"] == "text") for cell in row)
        for row in grid(table)
    ]


def _image(block: Block, alt_texts: dict[int, str], images: dict[int, int]) -> dict[str, Any]:
    number = block["number"]
    alt_text = alt_texts.get(number, "")
    return {"type": "image", "value": {"image": images[number], "alt_text": alt_text}}


def _caption_before(waiting: list[Block]) -> str:
    """`Bảng 1. …` in the paragraph before a table is its caption."""
    last = waiting[-1] if waiting else None
    if last and last["kind"] == "text" and last["tag"] != "li":
        text = block_text(last).strip()
        if _CAPTION.match(text) and len(text) <= CAPTION:
            waiting.pop()
            return text
    return ""


def _tables(table: Block, caption: str) -> list[dict[str, Any]]:
    """One block, or several of `MAX_ROWS` rows, each with the headings."""
    head, *rows = grid(table)
    rich = [any(_is_rich(row[column]) for row in rows) for column in range(len(head))]
    columns = [
        {"type": "rich_text" if rich[number] else "text", "heading": plain(cell)}
        for number, cell in enumerate(head)
    ]
    parts = [rows[start : start + MAX_ROWS] for start in range(0, len(rows), MAX_ROWS)]
    return [
        {
            "type": "table",
            "value": {
                "caption": caption[:CAPTION],
                "table": {
                    "columns": columns,
                    "rows": [{"values": _values(row, rich)} for row in part],
                    "caption": "",
                },
            },
        }
        for part in parts
    ]


def _values(row: list[list[Block]], rich: list[bool]) -> list[str]:
    return [
        "".join(f"<p>{inline(b)}</p>" for b in cell if b["kind"] == "text") if is_rich
        else plain(cell)
        for cell, is_rich in zip(row, rich, strict=True)
    ]  # fmt: skip


def _is_rich(cell: list[Block]) -> bool:
    return len(cell) > 1 or any(
        run[1] or run[2] or "\n" in run[0] for b in cell if b["kind"] == "text" for run in b["runs"]
    )
