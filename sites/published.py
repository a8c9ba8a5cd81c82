"""Writing the register of published items.

Called inside the transaction that publishes or withdraws a page, by ``home``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Concat, Length, Substr

from vietnamese.folding import fold, tokens

from . import stamps
from .models import Domain, Organisation, PublishedItem

MAX_BODY = 200_000  # characters kept for search and excerpts
MAX_POSITION = 16_000  # PostgreSQL keeps positions up to 16383
MAX_POSITIONS_PER_WORD = 200  # and 255 of them a word
MAX_WORD = 100


@dataclass(frozen=True)
class Publication:
    """What a page tells the register about itself; plain text, no HTML."""

    page_id: int
    domain_id: int
    kind: str
    path: str
    language: str
    title: str
    published_at: datetime
    updated_at: datetime
    summary: str = ""
    body: str = ""
    section: str = ""
    tags: list[str] = field(default_factory=list)
    image: str = ""
    is_featured: bool = False
    category: str = ""
    banner: str = ""
    banner_from: date | None = None
    banner_until: date | None = None


def record(organisation: Organisation, publication: Publication) -> None:
    """Write the row of a page that citizens can now read."""
    columns = {**values(publication), "vector": vector_of(publication)}
    row = PublishedItem(organisation=organisation, page_id=publication.page_id, **columns)
    PublishedItem.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["organisation", "page_id"],
        update_fields=list(columns),
    )
    stamps.move_on_commit(stamps.NETWORK_CONTENT)


def values(publication: Publication) -> dict[str, Any]:
    """The columns of a publication, cut to what they hold."""
    row = {f.name: getattr(publication, f.name) for f in fields(publication) if f.name != "page_id"}
    row["body"] = publication.body[:MAX_BODY]
    row["title"] = publication.title[:500]
    row["tags"] = sorted(publication.tags)
    return row


def withdraw(organisation: Organisation, page_ids: Iterable[int]) -> None:
    """Remove pages that citizens can no longer read."""
    PublishedItem.objects.filter(organisation=organisation, page_id__in=list(page_ids)).delete()
    stamps.move_on_commit(stamps.NETWORK_CONTENT)


def move(organisation: Organisation, domain: Domain, old_path: str, new_path: str) -> None:
    """Follow a page and everything below it to a new path on the same site."""
    PublishedItem.objects.filter(
        organisation=organisation, domain=domain, path__startswith=old_path
    ).update(path=Concat(Value(new_path), Substr(F("path"), Length(Value(old_path)) + 1)))
    stamps.move_on_commit(stamps.NETWORK_CONTENT)


def vector_of(publication: Publication) -> Func:
    """The search vector of a publication: title A, summary and tags B, section C, body D."""
    parts = [
        (publication.title, "A"),
        (f"{publication.summary} {' '.join(publication.tags)}", "B"),
        (publication.section, "C"),
        (publication.body[:MAX_BODY], "D"),
    ]
    return Cast(Value(vector_text(parts), output_field=TextField()), SearchVectorField())


def vector_text(parts: Iterable[tuple[str, str]]) -> str:
    """A tsvector literal in which each word stands as written and folded.

    ``parts``: (text, weight A-D) pairs. PostgreSQL's own parser cuts ``352/QĐ-UBND``
    into nonsense, so it never sees the text.
    """
    positions: dict[str, list[str]] = defaultdict(list)
    position = 0
    for text, weight in parts:
        for word in tokens(text):
            position = min(position + 1, MAX_POSITION)
            exact = word[:MAX_WORD]
            for form in {exact, fold(exact)}:
                if len(positions[form]) < MAX_POSITIONS_PER_WORD:
                    positions[form].append(f"{position}{weight}")
        position = min(position + 5, MAX_POSITION)  # a phrase never spans two parts
    return " ".join(f"'{word}':{','.join(places)}" for word, places in positions.items())
