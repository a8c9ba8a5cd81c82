"""What a clerk should look at after a text was divided: numbers missing or given twice.

Either the divider was wrong, or the document is: the Decision's Article 17 has two points e).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from . import numerals
from .tree import Kind, Node, walk

MISSING, REPEATED = "missing", "repeated"
_WITHIN = (Kind.SECTION, Kind.SUBSECTION, Kind.CLAUSE, Kind.POINT)
_UNUSED = set("fjwz")  # letters that drafters skip, or not


@dataclass(frozen=True)
class Doubt:
    """The division with `anchor` repeats a number, or numbers before it are missing."""

    anchor: str
    reason: str


def doubts(root: Node) -> list[Doubt]:
    """All doubts on the numbers of `root`, in reading order of where they were counted."""
    found: list[Doubt] = []
    scopes = [root, *(node for node in root.children if node.kind == Kind.ATTACHMENT)]
    for scope in scopes:
        inside = list(_inside(scope))
        for kind in (Kind.CHAPTER, Kind.ARTICLE):
            found += _of_row([node for node in inside if node.kind == kind])
        for node in inside:
            for kind in _WITHIN:
                found += _of_row([child for child in node.children if child.kind == kind])
    return found


def _inside(scope: Node) -> Iterable[Node]:
    """`scope` and what is below it, without its attachments."""
    yield scope
    for child in scope.children:
        if child.kind != Kind.ATTACHMENT:
            yield from walk(child)


def _of_row(nodes: list[Node]) -> Iterable[Doubt]:
    last = 0
    seen: set[str] = set()
    for node in nodes:
        place = numerals.position(node.number)
        if node.number in seen and place > 1:
            yield Doubt(node.anchor, REPEATED)
        elif place > last + 1 and not _only_unused(last, place, node.kind):
            yield Doubt(node.anchor, MISSING)
        seen.add(node.number)
        last = place


def _only_unused(last: int, place: int, kind: Kind) -> bool:
    between = numerals.LETTERS[last : place - 1]
    return kind == Kind.POINT and bool(between) and set(between) <= _UNUSED
