"""A tree as semantic HTML: sections with anchors, headings in order, links to every place.

All text is escaped here; citations become links by a function of the caller, whose addresses
are checked. No classes but `legal-…`, no styles, no scripts (public pages have a strict CSP).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from .tree import HEADED, Entry, Kind, Node, citations

DEEPEST_HEADING = 6
_SAFE = re.compile(r"(?:https?://[^\s\"'<>]+|/(?!/)[^\s\"'<>]*|#[^\s\"'<>]*)", re.IGNORECASE)
_SECTIONS = (*HEADED, Kind.ATTACHMENT)
_LINKED = (*HEADED, Kind.CLAUSE, Kind.ATTACHMENT)


@dataclass(frozen=True)
class Link:
    """Characters `start` to `end` of a text, which cite what stands at `href`."""

    start: int
    end: int
    href: str
    title: str = ""


Links = Callable[[str, Node], Iterable[Link]]


@dataclass(frozen=True)
class Words:
    """What is read aloud; the caller passes translations. `{place}` is a citation."""

    link_to: str = "Link to {place}"
    contents: str = "Contents"


def render(
    root: Node, links: Links | None = None, level: int = 2, words: Words | None = None
) -> str:
    """The whole text; `level` is that of its highest headings."""
    renderer = _Renderer(root, links, words or Words())
    renderer.children(root, level)
    return "".join(renderer.out)


def render_part(
    root: Node, node: Node, links: Links | None = None, level: int = 2, words: Words | None = None
) -> str:
    """One division of `root`, for a page of a single article."""
    renderer = _Renderer(root, links, words or Words())
    renderer.node(node, level)
    return "".join(renderer.out)


def render_contents(entries: tuple[Entry, ...], words: Words | None = None, base: str = "") -> str:
    """The table of contents as nested lists; `base` is the page's address, if another."""
    if not entries:
        return ""
    label = escape((words or Words()).contents, quote=True)
    return f'<nav class="legal-contents" aria-label="{label}">{_entries(entries, base)}</nav>'


def _entries(entries: tuple[Entry, ...], base: str) -> str:
    items = (
        f'<li><a href="{escape(base, quote=True)}#{entry.anchor}">'
        f"{_titled(entry.label, entry.heading)}</a>{_entries(entry.children, base)}</li>"
        for entry in entries
    )
    return f"<ol>{''.join(items)}</ol>" if entries else ""


class _Renderer:
    def __init__(self, root: Node, links: Links | None, words: Words) -> None:
        self.links, self.words = links, words
        self.out: list[str] = []
        self.places = citations(root)

    def children(self, node: Node, level: int) -> None:
        for child in node.children:
            self.node(child, level)

    def node(self, node: Node, level: int) -> None:
        if node.kind in _SECTIONS:
            self._section(node, level)
        elif node.kind == Kind.PARAGRAPH:
            self.out.append(f"<p>{self._text(node)}</p>")
        elif node.kind in (Kind.PREFACE, Kind.PREAMBLE, Kind.CONCLUSIONS):
            self.out.append(f'<div class="legal-{node.kind.value}">')
            self.children(node, level)
            self.out.append("</div>")
        else:
            self._labelled(node, level)

    def _section(self, node: Node, level: int) -> None:
        tag = f"h{min(level, DEEPEST_HEADING)}"
        anchor = escape(node.anchor, quote=True)
        name = f"{anchor}-ten"
        attributes = f' id="{anchor}" aria-labelledby="{name}"' if anchor else ""
        self.out.append(f'<section class="legal-{node.kind.value}"{attributes}>')
        has_title = bool(node.label or node.heading)
        if has_title:
            mark = f' id="{name}"' if anchor else ""
            title = f"<{tag}{mark}>{_titled(node.label, node.heading)}</{tag}>"
            self.out.append(f'<div class="legal-heading">{title}{self._permalink(node)}</div>')
        if node.text:
            note = ' class="legal-note"' if node.kind == Kind.ATTACHMENT else ""
            self.out.append(f"<p{note}>{self._text(node)}</p>")
        self.children(node, level + has_title)
        self.out.append("</section>")

    def _labelled(self, node: Node, level: int) -> None:
        anchor = f' id="{escape(node.anchor, quote=True)}"' if node.anchor else ""
        label = f'<span class="legal-label">{escape(node.label)}</span> ' if node.label else ""
        self.out.append(
            f'<div class="legal-{node.kind.value}"{anchor}>'
            f"<p>{label}{self._text(node)}{self._permalink(node)}</p>"
        )
        self.children(node, level)
        self.out.append("</div>")

    def _permalink(self, node: Node) -> str:
        if not node.anchor or node.kind not in _LINKED:
            return ""
        place = self.places.get(node.anchor) or node.label
        said = escape(self.words.link_to.replace("{place}", place), quote=True)
        anchor = escape(node.anchor, quote=True)
        return f' <a class="legal-permalink" href="#{anchor}" aria-label="{said}">#</a>'

    def _text(self, node: Node) -> str:
        text = node.text
        if not self.links or not text:
            return escape(text)
        parts: list[str] = []
        done = 0
        for link in sorted(self.links(text, node), key=lambda each: (each.start, -each.end)):
            if not done <= link.start < link.end <= len(text) or not _SAFE.fullmatch(link.href):
                continue
            title = f' title="{escape(link.title, quote=True)}"' if link.title else ""
            parts.append(escape(text[done : link.start]))
            parts.append(
                f'<a class="legal-citation" href="{escape(link.href, quote=True)}"{title}>'
                f"{escape(text[link.start : link.end])}</a>"
            )
            done = link.end
        parts.append(escape(text[done:]))
        return "".join(parts)


def _titled(label: str, heading: str) -> str:
    if not label:
        return escape(heading)
    said = f'<span class="legal-label">{escape(label)}</span>'
    return f"{said} {escape(heading)}" if heading else said
