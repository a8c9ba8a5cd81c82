"""What search pages ask of an engine, whichever it is."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from ..query import Terms

RELEVANCE, NEWEST = "lien-quan", "moi-nhat"


@dataclass(frozen=True)
class Query:
    """A question to an engine. ``domain_id``: one site only; None: the whole network."""

    terms: Terms
    domain_id: int | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = RELEVANCE
    page: int = 1


@dataclass(frozen=True)
class Hit:
    """One result. ``excerpt`` is HTML, escaped, with matched words in <mark>."""

    title: str
    url: str
    kind: str
    excerpt: str
    site_name: str
    site_url: str
    section: str
    published_at: object


@dataclass(frozen=True)
class Results:
    """One page of results and how many there are in all; counts by kind of content."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    kinds: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Suggestion:
    """A title that begins as the reader types."""

    title: str
    url: str


class Engine(Protocol):
    """A search engine over published items."""

    def search(self, query: Query, per_page: int) -> Results:
        """One page of results."""

    def suggest(self, text: str, domain_id: int, limit: int) -> list[Suggestion]:
        """Titles on one site whose words begin as typed."""
