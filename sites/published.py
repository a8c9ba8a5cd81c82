"""Writing the register of published items.

Called inside the transaction that publishes or withdraws a page, by ``home``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, Model, TextField, Value
from django.db.models.functions import Cast, Concat, Length, Substr

from vietnamese.folding import fold, tokens

from . import stamps
from .models import Domain, LegalEntry, LegalWords, Organisation, PublishedItem

MAX_BODY = 200_000  # characters kept for search and excerpts
MAX_POSITION = 16_000  # PostgreSQL keeps positions up to 16383
MAX_POSITIONS_PER_WORD = 200  # and 255 of them a word
MAX_WORD = 100
NAMED, IN_ABSTRACT = "n:", "a:"
"""Before words of form and symbol, and of the abstract (``LegalWords.vector``)."""


@dataclass(frozen=True)
class LegalFacts:
    """What a legal document tells the register beside; see ``models.LegalEntry``.

    ``named``: form and symbol, as they are searched. The abstract is the item's summary.
    """

    symbol: str
    symbol_key: str
    number: str
    symbol_year: int | None
    form_letters: str
    issuer_letters: str
    form: str
    issuer: str
    issuer_then: str
    field: str
    level: str
    is_normative: bool
    is_in_gazette: bool
    year: int | None
    issued_on: date | None
    effective_on: date | None
    signer: str
    status: str
    status_days: list[date]
    statuses: list[str]
    named: str


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
    legal: LegalFacts | None = None


def record(organisation: Organisation, publication: Publication) -> None:
    """Write the row of a page that citizens can now read."""
    record_many(organisation, [publication])


def record_many(organisation: Organisation, publications: Iterable[Publication]) -> None:
    """Write the rows of pages that citizens can now read; a few hundred at a time."""
    publications = list(publications)
    items = _upsert(
        PublishedItem,
        [
            PublishedItem(
                organisation=organisation,
                page_id=each.page_id,
                vector=vector_of(each),
                **values(each),
            )
            for each in publications
        ],
        unique=["organisation", "page_id"],
    )
    documents = [
        (item, each.legal) for item, each in zip(items, publications, strict=True) if each.legal
    ]
    if documents:
        _upsert(LegalEntry, [_legal_entry(*pair) for pair in documents], unique=["item"])
        words = [
            LegalWords(entry_id=item.pk, vector=_legal_vector(item, facts.named))
            for item, facts in documents
        ]
        _upsert(LegalWords, words, unique=["entry"])
    stamps.move_on_commit(stamps.NETWORK_CONTENT)


def _upsert[M: Model](model: type[M], rows: list[M], unique: list[str]) -> list[M]:
    """The rows, written, each with its key."""
    keys = {*unique, model._meta.pk.name}
    columns = [f.name for f in model._meta.concrete_fields if f.name not in keys]
    return model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=unique, update_fields=columns
    )


def _legal_entry(item: PublishedItem, facts: LegalFacts) -> LegalEntry:
    return LegalEntry(
        item=item,
        organisation_id=item.organisation_id,
        domain_id=item.domain_id,
        page_id=item.page_id,
        language=item.language,
        **legal_values(facts),
    )


def _legal_vector(item: PublishedItem, named: str) -> Func:
    parts = (
        vector_text([(item.title, ""), (item.body, "")]),
        vector_text([(named, "")], NAMED),
        vector_text([(item.summary, "")], IN_ABSTRACT),
    )
    return _stored_vector(" ".join(part for part in parts if part))


def legal_values(facts: LegalFacts) -> dict[str, Any]:
    """The columns of a legal entry that come from the document."""
    return {each.name: getattr(facts, each.name) for each in fields(facts) if each.name != "named"}


def values(publication: Publication) -> dict[str, Any]:
    """The columns of a publication, cut to what they hold."""
    row = {
        each.name: getattr(publication, each.name)
        for each in fields(publication)
        if each.name not in ("page_id", "legal")
    }
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
    return _stored_vector(vector_text(parts))


def _stored_vector(literal: str) -> Func:
    return Cast(Value(literal, output_field=TextField()), SearchVectorField())


def vector_text(parts: Iterable[tuple[str, str]], prefix: str = "") -> str:
    """A tsvector literal in which each word stands as written and folded.

    ``parts``: (text, weight A-D) pairs. ``prefix``: of every word, to be found only with it.
    PostgreSQL's own parser cuts ``352/QĐ-UBND`` into nonsense, so it never sees the text.
    """
    positions: dict[str, list[str]] = defaultdict(list)
    position = 0
    for text, weight in parts:
        for word in tokens(text):
            position = min(position + 1, MAX_POSITION)
            exact = word[:MAX_WORD]
            for form in {exact, _folded(exact)}:
                if len(positions[form]) < MAX_POSITIONS_PER_WORD:
                    positions[form].append(f"{position}{weight}")
        position = min(position + 5, MAX_POSITION)  # a phrase never spans two parts
    return " ".join(f"'{prefix}{word}':{','.join(places)}" for word, places in positions.items())


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Texts consist of few words, many times."""
    return fold(word)
