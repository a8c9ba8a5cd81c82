"""Citations in legal texts: documents, named laws, articles of the same text (issue 5, item 4).

Kinds: `Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ` (document), `Luật
Tiếp cận thông tin` (law), `khoản 1 Điều 19 của Quy chế này` (internal). A reference before a
document or a law belongs to it: its anchors are anchors there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from vietnamese.dates import date_at

from . import symbols
from .citation_patterns import (
    BEFORE_HOST,
    FORM_BEFORE,
    LAW,
    LETTERHEAD,
    SELF,
    STANDING,
    YEAR,
    form_code,
    issuer_at,
    law_at,
)
from .flat import Flat, flatten
from .references import Group, Reference, anchors, context_of, find_references
from .symbols import Symbol

_GAP = re.compile(r"\s*,?\s*")


class CitationKind(StrEnum):
    DOCUMENT = "document"
    LAW = "law"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Citation:
    """``start``, ``end``: in the text as given. ``form``: code of the document's form, or of the
    text itself (`Quy chế này`: `quy-che`) in an internal one. ``title``: name of a law. ``year``:
    of a law cited by its year, else that of the symbol. ``anchors``: articles in what is cited.
    ``relative``: `Điều này`, which only a context resolves.
    """

    start: int
    end: int
    kind: CitationKind
    form: str = ""
    symbol: Symbol | None = None
    title: str = ""
    day: date | None = None
    year: int | None = None
    issuer: str = ""
    anchors: tuple[str, ...] = ()
    relative: bool = False


def find_citations(text: str, *, context: str = "") -> list[Citation]:
    """The citations in `text`, in order and apart from each other.

    ``context``: anchor of the article, clause or point that `text` is; without it `Điều này`
    is found but leads nowhere. Headings (`Điều 16.` at a line's beginning) are no citations.
    """
    flat = flatten(text)
    found = _Found(flat.text, context)
    cited = sorted(found.all(), key=lambda citation: (citation.start, -citation.end))
    apart: list[Citation] = []
    for citation in cited:
        if not apart or citation.start >= apart[-1].end:
            apart.append(citation)
    return [_in_place(citation, flat) for citation in apart]


@dataclass
class _Found:
    """Citations of one flat text; positions are of the flat text."""

    text: str
    context: str
    hosts: dict[int, Citation] = field(default_factory=dict)

    def all(self) -> Iterator[Citation]:
        self._collect_hosts()
        used = set[int]()
        for reference in find_references(self.text):
            host, citation = self._attach(reference)
            if citation:
                yield citation
            if citation and host:
                used.add(host.start)
        yield from (host for start, host in self.hosts.items() if start not in used)

    def _collect_hosts(self) -> None:
        """Documents and laws; a law's name may be followed by its symbol, so laws first."""
        end = 0
        found = [*self._laws(), *self._documents()]
        for host in sorted(found, key=lambda host: (host.start, -host.end)):
            if host.start >= end:
                self.hosts[host.start] = host
                end = host.end

    def _documents(self) -> Iterator[Citation]:
        for start, end, symbol in symbols.find(self.text):
            before = self.text[max(0, start - 60) : start]
            named = FORM_BEFORE.search(before)
            if named is None and (LETTERHEAD.search(before) or not _sure(symbol)):
                continue
            begin = start - len(named[0]) if named else start
            form = form_code(named["form"]) if named else symbols.suggest(symbol).form
            base = Citation(begin, end, CitationKind.DOCUMENT, form, symbol)
            yield self._dated(base, symbol.year)

    def _laws(self) -> Iterator[Citation]:
        for match in LAW.finditer(self.text):
            end = law_at(self.text, match)
            if end is None:
                continue
            title = re.sub(r"\s+", " ", self.text[match.start() : end])
            base = Citation(
                match.start(), end, CitationKind.LAW, form_code(match["form"]), title=title
            )
            yield self._dated(self._with_symbol(base), None)

    def _with_symbol(self, law: Citation) -> Citation:
        label = re.match(r",?\s+số\s+", self.text[law.end : law.end + 12])
        if label is None:
            return law
        start = law.end + label.end()
        found = next(symbols.find(self.text[start : start + 60]), None)
        if found is None or found[0] != 0:
            return law
        return replace(law, end=start + found[1], symbol=found[2], year=found[2].year)

    def _dated(self, citation: Citation, year: int | None) -> Citation:
        """The citation with the date, the year and the issuer that follow it."""
        gap = _GAP.match(self.text, citation.end)
        written = date_at(self.text, gap.end()) if gap else None
        if written:
            citation = replace(citation, end=written[0], day=written[1])
        elif following := YEAR.match(self.text, citation.end):
            citation = replace(citation, end=following.end(), year=int(following["year"]))
        issuer = issuer_at(self.text, citation.end)
        if issuer and citation.symbol:
            citation = replace(citation, end=issuer[0], issuer=issuer[1])
        return replace(citation, year=citation.year or year)

    def _attach(self, reference: Reference) -> tuple[Citation | None, Citation | None]:
        """The document that a reference stands before, and the citation that they make."""
        context = context_of(self.context)
        gap = BEFORE_HOST.match(self.text, reference.end)
        after = gap.end() if gap else reference.end
        host = None if reference.relative else self.hosts.get(after)
        if host:
            return host, replace(
                host, start=reference.start, anchors=anchors(reference, context_of(""))
            )
        itself = None if reference.relative else SELF.match(self.text, after)
        form = form_code(itself["form"]) if itself else ""
        if not itself and not self._stands_alone(reference, bool(context.levels)):
            return None, None
        named = anchors(reference, context)
        if not form and context.prefix:
            named = tuple(n if n.startswith(context.prefix) else context.prefix + n for n in named)
        end = itself.end() if itself else reference.end
        internal = Citation(reference.start, end, CitationKind.INTERNAL, form, anchors=named)
        return None, replace(internal, relative=reference.relative)

    def _stands_alone(self, reference: Reference, in_article: bool) -> bool:
        """Whether a reference without a document is one, and no common word before a number."""
        if reference.groups == (Group("dieu", (), this=True),):
            before = self.text[max(0, reference.start - 12) : reference.start]
            return bool(STANDING.search(before))
        if reference.names("dieu"):
            return True
        return reference.names("khoan") and (in_article or reference.relative)


def _sure(symbol: Symbol) -> bool:
    """A symbol that stands alone in a sentence must be one beyond doubt."""
    return symbol.body is not None and bool(symbol.form or symbol.year or len(symbol.issuer) > 1)


def _in_place(citation: Citation, flat: Flat) -> Citation:
    start, end = flat.span(citation.start, citation.end)
    return replace(citation, start=start, end=end)
