"""What search pages ask of an engine, whichever it is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from django.utils.safestring import SafeString

from ..query import Terms

RELEVANCE, NEWEST = "lien-quan", "moi-nhat"

MAX_RESULTS = 1000
"""How deep readers can page. Beyond, more words help; deep pages only help crawlers."""


class TookTooLong(Exception):
    """The engine gave up: the words stand nearly everywhere, or it is overloaded."""


@dataclass(frozen=True)
class Query:
    """A question to an engine.

    ``domain_ids``: the sites to search, never others; a closed site is not among them.
    ``kind``, ``language``: all when empty. ``since``, ``until``: days of publication.
    """

    terms: Terms
    domain_ids: tuple[int, ...]
    kind: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = RELEVANCE
    page: int = 1
    per_page: int = 10


@dataclass(frozen=True)
class Hit:
    """One result. ``excerpt`` is HTML, escaped, with what was found in ``<mark>``."""

    title: str
    url: str
    kind: str
    language: str
    section: str
    published_at: datetime
    excerpt: SafeString
    site_name: str
    site_url: str


@dataclass(frozen=True)
class Results:
    """One page of results.

    ``total``: how many there are in all, also past ``MAX_RESULTS``. ``kinds``: how many of
    each kind of content, whichever kind was asked for. ``page``: the page that was given:
    the last one when there are fewer than asked for.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    page: int = 1


@dataclass(frozen=True)
class Suggestion:
    """A title that begins as the reader types."""

    title: str
    url: str


class Engine(Protocol):
    """A search engine over published items."""

    def search(self, query: Query) -> Results:
        """One page of results; empty when there are no terms.

        Raises:
            TookTooLong: also by ``suggest``.
        """

    def suggest(self, terms: Terms, domain_ids: tuple[int, ...], limit: int) -> list[Suggestion]:
        """Titles with all the words, the last of which may be only begun."""


def last_page(total: int, per_page: int) -> int:
    """Number of the last page that readers can reach."""
    return max(-(-min(total, MAX_RESULTS) // per_page), 1)
