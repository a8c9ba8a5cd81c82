"""The tree as text that a clerk corrects by hand, and back (issue 5.4).

    [Phần đầu]              letterhead and title, one line each
    [Căn cứ]                legal bases
    [Nội dung]              the text itself
    # Chương I | NHỮNG QUY ĐỊNH CHUNG
    ## Điều 5. | Nguyên tắc
    1. clause               a) point; 1.1. below a clause
      - item                indented: two spaces for each level of items
    < paragraph             one level further out (of the clause, not of its last point)
    [Phần ký]               recipients and signature
    [Kèm theo] QUY CHẾ | TỔ CHỨC VÀ QUẢN LÝ …

A line without mark is a paragraph of the division before it. `\\` before a line that only
looks like one of these makes it a paragraph. Numbers are read from the labels.
"""

import re

from vietnamese.mending import mend

from . import markers, zones
from .anchors import renumber
from .dividing import is_first_text
from .tree import HEADED, Kind, Node

ZONES = {
    "[Phần đầu]": Kind.PREFACE,
    "[Căn cứ]": Kind.PREAMBLE,
    "[Nội dung]": None,
    "[Phần ký]": Kind.CONCLUSIONS,
}
ATTACHED = "[Kèm theo]"
SEPARATOR = " | "
MAX_ITEM_DEPTH = 8
_NAMES = {kind: name for name, kind in ZONES.items()}
_DEPTHS = {
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.SUBSECTION: 4,
    Kind.ARTICLE: 5,
    Kind.CLAUSE: 10,
    Kind.POINT: 20,
}
_IN_ARTICLE = {Kind.PART: 6, Kind.SECTION: 7}  # `A.` and `I.` below an article
_SEPARATED = re.compile(r" \|(?: |$)")
_SPACES = re.compile(r"\s+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_OUT = re.compile(r"(<+)\s*(.*)")


def to_lines(root: Node) -> str:
    """`root` as text to be corrected."""
    writer = _Writer()
    writer.scope(root)
    return "".join(f"{line}\n" for line in writer.lines)


def from_lines(text: str) -> Node:
    """The tree that `text` describes; whatever the text is, there is one."""
    reader = _Reader()
    for line in _SURROGATES.sub("\ufffd", text).replace("\t", "  ").splitlines():
        bare = _SPACES.sub(" ", mend(line).text).strip()
        if bare:
            reader.read(bare, (len(line) - len(line.lstrip(" "))) // 2)
    renumber(reader.root)
    return reader.root


class _Stack:
    """The open divisions, as writer and reader both see them: the scope first."""

    def __init__(self, base: Node) -> None:
        self.entries = [(0, base)]

    def make_room(self, depth: int) -> None:
        while len(self.entries) > 1 and self.entries[-1][0] >= depth:
            self.entries.pop()

    def depth(self, kind: Kind, label: str) -> int:
        """How deep a division stands; `I.` and `A.` below an article if one is open."""
        if kind == Kind.ITEM:
            return 10 + label.rstrip(". ").count(".")
        marker = markers.read(label)
        is_bare = not marker or marker.style != "headed"
        if (
            kind in _IN_ARTICLE
            and is_bare
            and any(n.kind == Kind.ARTICLE for _d, n in self.entries)
        ):
            return _IN_ARTICLE[kind]
        return _DEPTHS[kind]

    def steps_to(self, node: Node) -> int:
        """How many divisions are open inside `node`."""
        for steps, (_depth, each) in enumerate(reversed(self.entries)):
            if each is node:
                return steps
        return 0

    def close(self, steps: int) -> None:
        for _step in range(min(steps, len(self.entries) - 1)):
            self.entries.pop()

    @property
    def top(self) -> Node:
        return self.entries[-1][1]


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stack = _Stack(Node(Kind.DOCUMENT))

    def scope(self, scope: Node) -> None:
        self.stack = _Stack(scope)
        in_body = scope.kind == Kind.ATTACHMENT
        if scope.text:
            self.lines.append(_guarded(scope.text))
        for child in scope.children:
            if child.kind == Kind.ATTACHMENT:
                self.lines.append(f"{ATTACHED} {_title(child)}".rstrip())
                self.scope(child)
                self.stack = _Stack(scope)
            elif child.kind in _NAMES:
                self.lines.append(_NAMES[child.kind])
                self.stack = _Stack(child)
                self._children(child, 0)
                in_body = False
            else:
                if not in_body:
                    self.lines.append(_NAMES[None])
                    self.stack = _Stack(scope)
                in_body = True
                self._node(child, scope, 0)

    def _children(self, node: Node, depth: int) -> None:
        for child in node.children:
            self._node(child, node, depth)

    def _node(self, node: Node, parent: Node, depth: int) -> None:
        if node.kind == Kind.PARAGRAPH:
            steps = self.stack.steps_to(parent)
            self.stack.close(steps)
            self.lines.append(f"{'<' * steps} {node.text}" if steps else _guarded(node.text))
        elif node.kind == Kind.ITEM and not _is_decimal(node.label):
            self.lines.append(f"{'  ' * (depth + 1)}{node.label} {node.text}".rstrip())
            self._children(node, depth + 1)
        else:
            self._division(node)

    def _division(self, node: Node) -> None:
        depth = self.stack.depth(node.kind, node.label)
        self.stack.make_room(depth)
        self.stack.entries.append((depth, node))
        if node.kind in HEADED:
            self.lines.append(f"{'##' if node.kind == Kind.ARTICLE else '#'} {_title(node)}")
            if node.text:
                self.lines.append(_guarded(node.text))
        else:
            self.lines.append(f"{node.label} {node.text}".rstrip())
        self._children(node, 0)


class _Reader:
    def __init__(self) -> None:
        self.root = Node(Kind.DOCUMENT)
        self.scope = self.root
        self.stack = _Stack(self.root)
        self.items: list[Node] = []
        self.zone: Kind | None = None

    def read(self, line: str, indent: int) -> None:
        if line in ZONES:
            return self._enter(ZONES[line])
        if line.startswith(ATTACHED):
            return self._attach(line.removeprefix(ATTACHED))
        if line.startswith("#"):
            return self._headed(line)
        if line.startswith("\\"):
            return self._paragraph(line[1:].lstrip(), 0)
        if out := _OUT.fullmatch(line):
            return self._paragraph(out[2], len(out[1]))
        if indent:
            return self._item(line, min(indent, MAX_ITEM_DEPTH))
        return self._unmarked(line)

    def _enter(self, zone: Kind | None) -> None:
        self.zone = zone
        self.items = []
        if zone in (Kind.PREFACE, Kind.PREAMBLE):
            self.scope = self.root
        base = self.scope
        if zone:
            base = Node(zone)
            self.scope.children.append(base)
        self.stack = _Stack(base)

    def _attach(self, title: str) -> None:
        label, heading = _split(title)
        self.scope = Node(Kind.ATTACHMENT, label, zones.annex_number(label), heading)
        self.root.children.append(self.scope)
        self._enter(None)

    def _headed(self, line: str) -> None:
        title = line.lstrip("# ")
        label, heading = _split(title)
        marker = markers.read(label)
        if marker and marker.kind in HEADED and not heading:
            label, heading = marker.label, marker.rest
        kind = marker.kind if marker and marker.kind in HEADED else Kind.SECTION
        if line.startswith("##"):
            kind = Kind.ARTICLE
        self._open(Node(kind, label, marker.number if marker else "", heading))

    def _unmarked(self, line: str) -> None:
        marker = markers.read(line)
        kind = _kind(marker)
        if not marker or not kind:
            return self._paragraph(line, 0)
        if kind == Kind.ITEM and not _is_decimal(marker.label):
            return self._item(line, 1)
        if self.zone:
            return self._paragraph(line, 0)
        return self._open(Node(kind, marker.label, marker.number, text=marker.rest))

    def _open(self, node: Node) -> None:
        if self.zone:
            self._enter(None)
        self.items = []
        depth = self.stack.depth(node.kind, node.label)
        self.stack.make_room(depth)
        self.stack.top.children.append(node)
        self.stack.entries.append((depth, node))

    def _item(self, line: str, depth: int) -> None:
        marker = markers.read(line)
        if marker and _kind(marker):
            node = Node(Kind.ITEM, marker.label, marker.number, text=marker.rest)
        else:
            node = Node(Kind.ITEM, text=line)
        del self.items[depth - 1 :]
        (self.items[-1] if self.items else self.stack.top).children.append(node)
        self.items.append(node)

    def _paragraph(self, text: str, steps: int) -> None:
        self.items = []
        self.stack.close(steps)
        node = self.stack.top
        if not text:
            return
        if not steps and is_first_text(node, text):
            node.text = text
        else:
            node.children.append(Node(Kind.PARAGRAPH, text=text))


def _kind(marker: markers.Marker | None) -> Kind | None:
    """What a label means at the start of a line without `#`."""
    if not marker or marker.kind in HEADED:
        return None
    if marker.style == "paren" and marker.number.isdigit() and marker.label[0] != "(":
        return Kind.CLAUSE
    return marker.kind


def _is_decimal(label: str) -> bool:
    marker = markers.read(f"{label} A")
    return bool(marker and marker.style == "decimal")


def _guarded(text: str) -> str:
    is_marked = text.startswith(("#", "<", "\\", "[")) or _kind(markers.read(text))
    return f"\\{text}" if is_marked else text


def _title(node: Node) -> str:
    return f"{node.label}{SEPARATOR}{node.heading}" if node.heading else node.label


def _split(title: str) -> tuple[str, str]:
    label, *heading = _SEPARATED.split(title, maxsplit=1)
    return label.strip(), heading[0].strip() if heading else ""
