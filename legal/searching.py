"""Queries over the library's entries: words, symbols typed any way, fields, days, status (R104)."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from search.query import Terms, parse
from search.tsquery import TsQuery, tsquery
from sites.models import PublishedItem
from sites.tenancy import current_organisation

from . import symbols
from .list_filters import BY_EFFECT, BY_ISSUE, RELEVANCE, LibraryForm
from .models.effect_period import EffectPeriod
from .models.legal_entry import LegalEntry
from .sections import section_with_code

MOST_HITS = 500  # documents whose symbol is like the one typed
MOST_RANKED = 5_000  # results that are ordered by where their words stand
EQUAL = {"form": "form", "field": "field", "level": "level", "year": "year"}
DAYS = {
    "issued_since": "issued_on__gte",
    "issued_until": "issued_on__lte",
    "effective_since": "effective_on__gte",
    "effective_until": "effective_on__lte",
}

Entries = QuerySet[LegalEntry]


class LibrarySearch:
    """One question to a library. ``entries``: what fits, without order."""

    def __init__(self, library: int, form: LibraryForm) -> None:
        self.form = form
        self.all = LegalEntry.objects.filter(library=library).defer("words")
        self.text = form.asked("q") or ""
        self.terms = parse(self.text)
        self.hits = symbol_hits(self.all, self.text) if self.text else []
        self.entries = self._narrowed()

    def ordered(self, total: int) -> Entries:
        """What fits, in the order asked for; ``total``: how many those are."""
        sort = self.form.asked("sort") or (RELEVANCE if self.text else BY_ISSUE)
        days = ("-effective_on", "-page") if sort == BY_EFFECT else ("-issued_on", "-page")
        if sort != RELEVANCE:
            return self.entries.order_by(*days)
        return self._by_relevance(total)

    def _by_relevance(self, total: int) -> Entries:
        """The symbol typed first; then those that have the words in symbol, form or abstract."""
        order = ["-issued_on", "-page"]
        entries = self.entries
        if self.terms and total <= MOST_RANKED:
            found = When(words=TsQuery(tsquery(self.terms)), then=Value(0))
            entries = entries.annotate(
                place=Case(found, default=Value(1), output_field=IntegerField())
            )
            order.insert(0, "place")
        if self.hits:
            hit = When(pk__in=self.hits, then=Value(0))
            entries = entries.annotate(hit=Case(hit, default=Value(1), output_field=IntegerField()))
            order.insert(0, "hit")
        return entries.order_by(*order)

    def _narrowed(self) -> Entries:
        asked = self.form.asked
        entries = self.all
        if self.terms:
            fits = Q(pk__in=_with_words(self.terms))
            entries = entries.filter(fits | Q(pk__in=self.hits) if self.hits else fits)
        if symbol := asked("symbol"):
            entries = entries.filter(pk__in=symbol_hits(self.all, symbol))
        if terms := parse(asked("abstract") or ""):
            entries = entries.filter(words=TsQuery(tsquery(terms, weight="B")))
        for name, column in {**EQUAL, **DAYS}.items():
            if value := asked(name):
                entries = entries.filter(**{column: value})
        if issuer := asked("issuer"):
            entries = entries.filter(issuer=int(issuer))
        if section := section_with_code(asked("section") or ""):
            entries = entries.filter(section.rule)
        return self._with_status(entries)

    def _with_status(self, entries: Entries) -> Entries:
        status, day = self.form.asked("status"), self.form.day_asked
        if not status:
            return entries
        if not day:
            return entries.filter(status=status)
        periods = EffectPeriod.objects.filter(
            Q(start=None) | Q(start__lte=day), Q(until=None) | Q(until__gt=day), status=status
        )
        return entries.filter(pk__in=periods.values("page"))


def symbol_hits(entries: Entries, text: str) -> list[int]:
    """Documents whose symbol is the one typed, or has the parts that were typed; the exact one
    first, then the latest."""
    parts = symbols.lookup_parts(text)
    if parts is None or parts.symbol:
        key = symbols.search_key(text)
        exact = list(_latest(entries.filter(symbol_key=key))) if key else []
        if exact or parts is None:
            return exact
    found = entries.filter(number=parts.number)
    if parts.year:
        found = found.filter(Q(symbol_year=parts.year) | Q(year=parts.year))
    if parts.form_key:
        found = found.filter(form_letters=parts.form_key)
    elif parts.form_code:
        found = found.filter(form=parts.form_code)
    if parts.issuer_key:
        found = found.filter(issuer_letters__startswith=parts.issuer_key.replace("-", ""))
    return list(_latest(found))


def _latest(entries: Entries) -> Any:
    return entries.order_by("-issued_on", "-page").values_list("pk", flat=True)[:MOST_HITS]


def _with_words(terms: Terms) -> Any:
    """Pages of the organisation whose whole text has the words, with or without marks."""
    found = PublishedItem.objects.filter(
        organisation=current_organisation(), kind="legal", vector=TsQuery(tsquery(terms))
    )
    return found.order_by().values("page_id")
