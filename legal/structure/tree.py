"""The tree of a document's text: document, chapters, articles, clauses, points (issue 5.4).

A node's text reads in this order: label (as it stands in the source: `Điều 16.`, `đ)`, `-`),
heading, text (the first paragraph), children. Label, heading and text are single lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a node is. Roman `I.` is a section and `A.` a part where there are no such words."""

    DOCUMENT = "document"
    PREFACE = "preface"  # letterhead, symbol, title
    PREAMBLE = "preamble"  # legal bases and the enacting formula
    PART = "part"  # Phần
    CHAPTER = "chapter"  # Chương
    SECTION = "section"  # Mục
    SUBSECTION = "subsection"  # Tiểu mục
    ARTICLE = "article"  # Điều
    CLAUSE = "clause"  # khoản
    POINT = "point"  # điểm
    ITEM = "item"  # dash, plus, and numbers below a point
    PARAGRAPH = "paragraph"
    CONCLUSIONS = "conclusions"  # recipients and signature
    ATTACHMENT = "attachment"  # regulation or annex issued with the document


HEADED = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE)
LISTED = (Kind.ATTACHMENT, *HEADED)
_WORDS = {Kind.ARTICLE: "Điều", Kind.CLAUSE: "khoản", Kind.POINT: "điểm"}


@dataclass(slots=True)
class Node:
    """One division of a text; `number` is bare (`16`, `III`, `thứ hai`, `đ`)."""

    kind: Kind
    label: str = ""
    number: str = ""
    heading: str = ""
    text: str = ""
    anchor: str = ""
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents."""

    anchor: str
    label: str
    heading: str
    children: tuple["Entry", ...] = ()


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, in reading order."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def path(root: Node, anchor: str) -> list[Node]:
    """The nodes from `root` down to the one with `anchor`; empty where there is none."""
    if not anchor:
        return []
    trail: list[Node] = []
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        del trail[depth:]
        trail.append(node)
        if node.anchor == anchor:
            return trail
        waiting.extend((child, depth + 1) for child in reversed(node.children))
    return []


def find(root: Node, anchor: str) -> Node | None:
    """The node with `anchor` (`dieu-16-khoan-12`)."""
    found = path(root, anchor)
    return found[-1] if found else None


def articles(root: Node) -> list[Node]:
    """All articles, those of attachments included, in reading order."""
    return [node for node in walk(root) if node.kind == Kind.ARTICLE]


def neighbours(root: Node, anchor: str) -> tuple[Node | None, Node | None]:
    """The articles before and after the one with `anchor`, or that holds it."""
    article = next((n for n in path(root, anchor) if n.kind == Kind.ARTICLE), None)
    every = articles(root)
    place = next((i for i, node in enumerate(every) if node is article), None)
    if place is None:
        return None, None
    following = every[place + 1 : place + 2]
    return (every[place - 1] if place else None), (following[0] if following else None)


def contents(node: Node) -> tuple[Entry, ...]:
    """The table of contents below `node`: attachments, chapters, sections, articles."""
    entries: list[Entry] = []
    for child in node.children:
        below = contents(child)
        if child.kind in LISTED and child.anchor:
            entries.append(Entry(child.anchor, child.label, child.heading, below))
        else:
            entries.extend(below)
    return tuple(entries)


def own_lines(node: Node) -> Iterator[str]:
    """The lines of `node` itself: label with heading, then text; one line where it can be."""
    if node.heading:
        yield f"{node.label} {node.heading}".strip()
        if node.text:
            yield node.text
    elif node.label or node.text:
        yield f"{node.label} {node.text}".strip()


def plain_text(root: Node) -> str:
    """The whole text, one paragraph a line: what search indexes."""
    return "\n".join(line for node in walk(root) for line in own_lines(node))


def citation(root: Node, anchor: str) -> str:
    """How the place is cited: `điểm đ khoản 1 Điều 10 Quy chế`, `Mục 1 Chương III`.

    The document's symbol is added by the caller; the attachment is named where the place is
    in one, since its articles are not the document's own. Empty where there is no such place.
    """
    return _cite(path(root, anchor))


def citations(root: Node) -> dict[str, str]:
    """How each place with an anchor is cited, found in one walk."""
    found: dict[str, str] = {}
    trail: list[Node] = []
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        del trail[depth:]
        trail.append(node)
        if node.anchor:
            found[node.anchor] = _cite(trail)
        waiting.extend((child, depth + 1) for child in reversed(node.children))
    return found


def _cite(trail: list[Node]) -> str:
    words: list[str] = []
    has_article = False
    for node in reversed(trail):
        if node.kind in _WORDS:
            words.append(f"{_WORDS[node.kind]} {node.number}")
            has_article = has_article or node.kind == Kind.ARTICLE
        elif node.kind == Kind.ATTACHMENT:
            words.append(_capitalised(node.label, node.number))
        elif node.kind in HEADED and not has_article:
            words.append(_headed(node))
    return " ".join(filter(None, words))


def _headed(node: Node) -> str:
    label = node.label.rstrip(" .:-–")
    if label == node.number:  # `I.` without a word
        return f"{'phần' if node.kind == Kind.PART else 'mục'} {label}"
    return _capitalised(label, node.number)


def _capitalised(label: str, number: str) -> str:
    """`CHƯƠNG III` as Chương III, `QUY CHẾ` as Quy chế."""
    form = label.rstrip(" .:-–")
    form = form[: len(form) - len(number)].strip(" .:")
    return f"{form.capitalize()} {number}".strip()
