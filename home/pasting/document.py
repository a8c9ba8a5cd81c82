"""What was pasted, as blocks: its legacy text converted, its letters and spaces mended."""

import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from vietnamese import legacy
from vietnamese.mending import mend

Block = dict[str, Any]
AS_IT_IS = "none"  # an editor's choice: convert nothing
EXCERPT = 400  # characters
_CONTINUES = re.compile("^[\u0300-\u036f\u00c0-\u00ff]+")
_MAY_CONTINUE = re.compile("[AEIOUYaeiouyÔôÖö]$")
_COMBINING = re.compile("^[\u0300-\u036f]+")


@dataclass
class Result:
    """The mended blocks, what was done to them, and how one place looked before and after."""

    blocks: list[Block]
    encoding: str | None = None
    changes: Counter[str] = field(default_factory=Counter)
    before: str = ""
    after: str = ""


def from_text(text: str) -> list[Block]:
    """Plain text as blocks: one paragraph a line."""
    lines = re.split("\r\n?|\n", text)
    return [
        {"kind": "text", "tag": "p", "runs": [[line, "", "", ""]]} for line in lines if line.strip()
    ]


def recognise(blocks: list[Block]) -> str | None:
    """The legacy encoding of most of the text that has one."""
    found: Counter[str] = Counter()
    for hint, texts in _by_font(blocks).items():
        if encoding := legacy.find(texts, hint):
            found[encoding] += sum(map(len, texts))
    return found.most_common(1)[0][0] if found else None


def mended(blocks: list[Block], choice: str | None = None) -> Result:
    """A mended copy of `blocks`.

    `choice`: an encoding that an editor named, ``none``, or None for what is recognised.
    """
    result = Result(copy.deepcopy(blocks))
    encodings = _encodings(blocks, choice)
    is_mixed = any(legacy.is_unicode(block_text(block)) for block in text_blocks(blocks))
    result.encoding = encodings.pop("", None) or next(iter(encodings.values()), None)
    for text in text_blocks(result.blocks):
        before = block_text(text)
        _rejoin(text, result.encoding)
        converted = _convert(text, encodings, result.encoding, bool(choice), is_mixed)
        result.changes["legacy"] += converted
        if not converted and legacy.may_be_legacy(before):
            result.changes["doubtful"] += 1
            continue
        changes = _mend(text)
        result.changes += changes
        if not result.before and (converted or changes):
            result.before, result.after = before[:EXCERPT], block_text(text)[:EXCERPT]
    if result.changes["legacy"]:
        _excerpt_of_legacy(result, blocks)
    result.changes = +result.changes
    return result


def text_blocks(blocks: list[Block]) -> Iterator[Block]:
    """All paragraphs, also those of cells and captions, in order."""
    for block in blocks:
        if block["kind"] == "text":
            yield block
        elif block["kind"] == "table":
            yield from text_blocks(block["caption"])
            for row in block["rows"]:
                for cell in row:
                    yield from text_blocks(cell["blocks"])


def block_text(block: Block) -> str:
    return "".join(run[0] for run in block["runs"])


def _by_font(blocks: list[Block]) -> dict[str | None, list[str]]:
    """Text by what its font says of the encoding, in whole paragraphs."""
    groups: dict[str | None, list[str]] = {}
    for block in text_blocks(blocks):
        pieces: dict[str | None, list[str]] = {}
        for text, _marks, _address, name in block["runs"]:
            font = legacy.font_meaning(name)
            pieces.setdefault(font.encoding if font else None, []).append(text)
        for hint, texts in pieces.items():
            groups.setdefault(hint, []).append("".join(texts))
    return groups


def _encodings(blocks: list[Block], choice: str | None) -> dict[str, str]:
    """The encoding of text by its font's; under "" that of all other text."""
    if choice == AS_IT_IS:
        return {}
    if choice:
        return {"": choice} | dict.fromkeys(legacy.ENCODINGS, choice)
    found = {
        hint or "": encoding
        for hint, texts in _by_font(blocks).items()
        if (encoding := legacy.find(texts, hint))
    }
    if found and "" not in found:
        found[""] = recognise(blocks) or next(iter(found.values()))
    return found


def _rejoin(block: Block, encoding: str | None) -> None:
    """Put a mark back to its letter when a change of format fell between them."""
    runs = block["runs"]
    for first, second in pairwise(runs):
        found = _COMBINING.match(second[0])
        if encoding == legacy.VNI and _MAY_CONTINUE.search(first[0]):
            found = _CONTINUES.match(second[0])
        if found and first[0]:
            first[0] += found[0]
            second[0] = second[0][found.end() :]
    block["runs"] = [run for run in runs if run[0]]


def _convert(
    block: Block, encodings: dict[str, str], main: str | None, chosen: bool, is_mixed: bool
) -> int:
    """Convert the block's runs; how many changed. Text that is no better for it stays."""
    if not main:
        return 0
    changed = 0
    whole = "".join(r[0] for r in block["runs"] if not legacy.font_meaning(r[3]))
    others = chosen or legacy.improves(whole, main, at_least_equal=not is_mixed)
    for run in block["runs"]:
        font = legacy.font_meaning(run[3])
        encoding = encodings.get(font.encoding) if font else (main if others else None)
        if not encoding or legacy.is_unicode(run[0]):
            continue
        after = legacy.convert(run[0], encoding, capitals=bool(font and font.capitals))
        changed += after != run[0]
        run[0] = after
    return changed


def _mend(block: Block) -> Counter[str]:
    """Mend the runs; a space at the seam of two runs is one space."""
    changes: Counter[str] = Counter()
    kept: list[list[str]] = []
    for run in block["runs"]:
        done = mend(run[0])
        changes += done.changes
        text = done.text
        if text.startswith(" ") and (not kept or kept[-1][0].endswith((" ", "\n"))):
            text = text.lstrip(" ")
            changes["spaces"] += 1
        if not text:
            continue
        if kept and kept[-1][1:3] == run[1:3]:
            kept[-1][0] += text
        else:
            kept.append([text, *run[1:]])
    if kept:
        kept[-1][0] = kept[-1][0].rstrip()
    block["runs"] = kept
    return changes


def _excerpt_of_legacy(result: Result, blocks: list[Block]) -> None:
    """Show the first paragraph with legacy text, which says most about the conversion."""
    pairs = zip(text_blocks(blocks), text_blocks(result.blocks), strict=True)
    for before, after in pairs:
        old, new = block_text(before), block_text(after)
        if old != new and len(old) > 20 and not legacy.is_unicode(old):
            result.before, result.after = old[:EXCERPT], new[:EXCERPT]
            return
