"""A tree as JSON: what the document page keeps, and the public JSON export.

Read as if a stranger had written it: everything is checked and bounded.
"""

import json
import re
from typing import Any

from .anchors import LONGEST
from .tree import Kind, Node

VERSION = 1
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_CHARACTERS = 20_000_000  # of all strings together
_FIELDS = ("label", "number", "heading", "text", "anchor")
_ANCHOR = re.compile(rf"[a-z0-9-]{{0,{LONGEST + 10}}}")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


class InvalidTree(ValueError):
    """The JSON is no tree of ours; the message says where, for the log."""


def to_dict(root: Node) -> dict[str, Any]:
    """`root` as plain data with a version; empty fields are left out."""
    return {"version": VERSION, "tree": _to_dict(root)}


def from_dict(data: Any) -> Node:
    """The tree in `data`.

    Raises:
        InvalidTree: of another version, malformed, too deep or too large.
    """
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise InvalidTree("no tree of this version")
    root = _Reader().node(data.get("tree"), 0)
    if root.kind != Kind.DOCUMENT:
        raise InvalidTree("the root is no document")
    return root


def dumps(root: Node) -> str:
    return json.dumps(to_dict(root), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes) -> Node:
    """The tree in JSON `text`.

    Raises:
        InvalidTree: as `from_dict`, or no JSON.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidTree("no JSON") from error
    return from_dict(data)


def _to_dict(node: Node) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": node.kind.value}
    data |= {name: value for name in _FIELDS if (value := getattr(node, name))}
    if node.children:
        data["children"] = [_to_dict(child) for child in node.children]
    return data


class _Reader:
    def __init__(self) -> None:
        self.nodes = 0
        self.characters = 0
        self.anchors: set[str] = set()

    def node(self, data: Any, depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise InvalidTree("too deep or too many divisions")
        if not isinstance(data, dict):
            raise InvalidTree("a division is no object")
        kind = self._kind(data.get("kind"), depth)
        strings = {name: self._string(name, data.get(name, "")) for name in _FIELDS}
        self._anchor(strings["anchor"])
        children = data.get("children", [])
        if not isinstance(children, list):
            raise InvalidTree("children are no list")
        return Node(kind, **strings, children=[self.node(c, depth + 1) for c in children])

    def _kind(self, value: Any, depth: int) -> Kind:
        try:
            kind = Kind(value)
        except ValueError as error:
            raise InvalidTree("unknown kind") from error
        if kind == Kind.DOCUMENT and depth:
            raise InvalidTree("a document inside another")
        if kind == Kind.ATTACHMENT and depth != 1:
            raise InvalidTree("an attachment inside something else")
        return kind

    def _string(self, name: str, value: Any) -> str:
        if not isinstance(value, str) or _FORBIDDEN.search(value):
            raise InvalidTree(f"{name} is no single line of text")
        self.characters += len(value)
        if self.characters > MAX_CHARACTERS:
            raise InvalidTree("too much text")
        return value

    def _anchor(self, anchor: str) -> None:
        if not anchor:
            return
        if not _ANCHOR.fullmatch(anchor) or anchor in self.anchors:
            raise InvalidTree("an anchor is malformed or occurs twice")
        self.anchors.add(anchor)
