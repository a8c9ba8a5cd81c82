"""A tree as lines that a person can check against the text: where each division begins and ends."""

from pathlib import Path

from legal.structure.tree import Kind, Node

GOLDEN = Path(__file__).with_name("golden")
START, END = 45, 35  # characters


def outline(root: Node) -> str:
    """One line a node: indent, kind, anchor, label, heading, first and last words."""
    return "".join(f"{line}\n" for child in root.children for line in _lines(child, 0))


def golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def expected(name: str) -> str:
    return (GOLDEN / f"{name}.outline").read_text(encoding="utf-8")


def _lines(node: Node, depth: int) -> list[str]:
    name = node.kind.value if not node.anchor else f"#{node.anchor}"
    if node.kind == Kind.PARAGRAPH:
        name = "¶"
    parts = [name, node.label, f"[{node.heading}]" if node.heading else "", _short(node.text)]
    line = " ".join(filter(None, ("  " * depth + parts[0], *parts[1:])))
    return [line, *(each for child in node.children for each in _lines(child, depth + 1))]


def _short(text: str) -> str:
    return text if len(text) <= START + END + 5 else f"{text[:START]} … {text[-END:]}"
