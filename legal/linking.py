"""Citations in a document's text as links, where what they cite is known (R103, issue 5.4)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .citations import Citation, CitationKind, find_citations
from .models.legal_relation import LegalRelation
from .pages import LegalDocumentPage
from .structure.html import Link
from .structure.tree import Node, walk


@dataclass(frozen=True)
class Known:
    """A document that can be linked to. ``day``: of its issue."""

    url: str
    title: str
    day: date | None


class Linker:
    """Links for the texts of a tree, or of one part of it; what they cite is looked up once."""

    def __init__(self, page: LegalDocumentPage, root: Node, part: Node | None = None) -> None:
        self.anchors = {node.anchor for node in walk(root) if node.anchor}
        self.own_key = page.symbol_key
        self.base = "" if part is None else page.url or ""
        contexts = _contexts(root)
        self.cited = {
            id(node): find_citations(node.text, context=contexts[id(node)])
            for node in walk(part or root)
            if node.text
        }
        self.known = _known(page, self._keys())

    def __call__(self, text: str, node: Node) -> Iterator[Link]:
        for citation in self.cited.get(id(node), ()):
            if link := self._link(citation):
                yield link

    def _link(self, citation: Citation) -> Link | None:
        if citation.kind is CitationKind.INTERNAL:
            anchor = self._anchor_here(citation)
            href = f"{self.base}#{anchor}" if anchor else ""
            return Link(citation.start, citation.end, href) if href else None
        found = self._document(citation)
        if found is None:
            return None
        place = f"#{citation.anchors[0]}" if citation.anchors else ""
        return Link(citation.start, citation.end, f"{found.url}{place}", found.title)

    def _anchor_here(self, citation: Citation) -> str:
        for anchor in citation.anchors:
            for wanted in (f"{citation.form}-{anchor}", anchor):
                if wanted in self.anchors:
                    return wanted
        return ""

    def _document(self, citation: Citation) -> Known | None:
        """The document cited: of its day where that is written, else the only one."""
        if citation.symbol is None or citation.symbol.key == self.own_key:
            return None
        found = self.known.get(citation.symbol.key, [])
        if citation.day:
            found = [each for each in found if each.day in (None, citation.day)]
        elif citation.year:
            found = [each for each in found if not each.day or each.day.year == citation.year]
        return found[0] if len(found) == 1 else None

    def _keys(self) -> set[str]:
        every = (citation for found in self.cited.values() for citation in found)
        return {citation.symbol.key for citation in every if citation.symbol}


def _contexts(root: Node) -> dict[int, str]:
    """Of each node the anchor of the smallest division that it is or stands in."""
    contexts: dict[int, str] = {}
    waiting = [(root, "")]
    while waiting:
        node, above = waiting.pop()
        contexts[id(node)] = here = node.anchor or above
        waiting.extend((child, here) for child in node.children)
    return contexts


def _known(page: LegalDocumentPage, keys: set[str]) -> dict[str, list[Known]]:
    """Documents of the library, and those that the page's relations give an address of."""
    known: dict[str, list[Known]] = defaultdict(list)
    if not keys:
        return known
    pages = LegalDocumentPage.objects.live().filter(symbol_key__in=keys, alias_of=None)
    pages = pages.exclude(pk=page.pk).only("url_path", "symbol_key", "title", "issued_on", "path")
    for each in pages:
        if url := each.url:
            known[each.symbol_key].append(Known(url, each.title, each.issued_on))
    rows = LegalRelation.objects.filter(page=page.pk, target_key__in=keys, target_page=None)
    for row in rows.exclude(target_url=""):
        if row.target_key not in known:
            known[row.target_key].append(Known(row.target_url, row.target_title, None))
    return known
