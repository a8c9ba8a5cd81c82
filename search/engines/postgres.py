"""PostgreSQL full text over the register: always there, always right."""

from typing import Any

from django.db.models import BooleanField, Count, FloatField, QuerySet
from django.db.models.expressions import RawSQL

from sites.models import PublishedItem
from sites.register import published
from vietnamese.folding import fold, tokens

from ..excerpts import excerpt
from ..query import Terms
from .base import NEWEST, Hit, Query, Results, Suggestion

# ts_rank weights of D (body), C (section), B (summary, tags), A (title).
WEIGHTS = [0.05, 0.2, 0.4, 1.0]


class PostgresEngine:
    """Queries are built from words alone; nothing a reader types reaches tsquery's parser."""

    def search(self, query: Query, per_page: int) -> Results:
        """One page of results: title hits first, then by rank, then the newest."""
        if not query.terms:
            return Results()
        matching = _matching(query)
        kinds = dict(
            matching.order_by().values_list("kind").annotate(count=Count("pk")).order_by("-count")
        )
        items = matching.filter(kind=query.kind) if query.kind else matching
        total = kinds.get(query.kind, 0) if query.kind else sum(kinds.values())
        start = (query.page - 1) * per_page
        rows = _ranked(items, query)[start : start + per_page] if start < total else []
        return Results([_hit(row, query.terms) for row in rows], total, kinds)

    def suggest(self, text: str, domain_id: int, limit: int) -> list[Suggestion]:
        """Titles on one site whose words begin as typed, newest first."""
        words = [fold(word) for word in tokens(text[:100])][:8]
        if not words:
            return []
        prefix = " & ".join(f"'{word}':*A" for word in words)
        rows = published().filter(_matches(prefix), domain=domain_id)[:limit]
        return [Suggestion(row.title, row.url) for row in rows]


def _matching(query: Query) -> QuerySet[PublishedItem]:
    items = published().filter(_matches(tsquery(query.terms)))
    if query.domain_id is not None:
        items = items.filter(domain=query.domain_id)
    if query.since:
        items = items.filter(published_at__date__gte=query.since)
    if query.until:
        items = items.filter(published_at__date__lte=query.until)
    return items


def _ranked(items: QuerySet[PublishedItem], query: Query) -> QuerySet[PublishedItem]:
    # The body is wanted for excerpts, for the rows of one page only.
    items = items.defer(None).defer("vector")
    if query.sort == NEWEST:
        return items.order_by("-published_at", "-pk")
    return items.annotate(
        in_title=_matches(tsquery(query.terms, weight="A")),
        rank=_rank(tsquery(query.terms)),
    ).order_by("-in_title", "-rank", "-published_at", "-pk")


def tsquery(terms: Terms, weight: str = "") -> str:
    """The text of a tsquery: every word in its folded form, marks raising the rank."""
    suffix = f":{weight}" if weight else ""
    parts = [_word(word, suffix) for word in terms.words]
    # A phrase typed with marks is meant with marks; without, it finds either.
    parts += [
        f"({' <-> '.join(f"'{word}'{suffix}" for word in phrase)})" for phrase in terms.phrases
    ]
    return " & ".join(parts)


def _word(word: str, suffix: str) -> str:
    folded = fold(word)
    if folded == word:
        return f"'{word}'{suffix}"
    return f"('{word}'{suffix} | '{folded}'{suffix})"


# Casts, because to_tsquery would parse the words again.
def _matches(tsquery_text: str) -> Any:
    sql = '"sites_publisheditem"."vector" @@ %s::tsquery'
    return RawSQL(sql, [tsquery_text], output_field=BooleanField())


def _rank(tsquery_text: str) -> Any:
    sql = 'ts_rank(%s::float4[], "sites_publisheditem"."vector", %s::tsquery)'
    return RawSQL(sql, [WEIGHTS, tsquery_text], output_field=FloatField())


def _hit(item: PublishedItem, terms: Terms) -> Hit:
    return Hit(
        title=item.title,
        url=item.url,
        kind=item.kind,
        excerpt=excerpt(item.body or item.summary, terms.folded),
        site_name=item.domain.site_name,
        site_url=item.domain.url,
        section=item.section,
        published_at=item.published_at,
    )
