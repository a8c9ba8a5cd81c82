"""Queries over the register's legal entries: words, symbols typed any way, fields, days, status,
on one site or over the network (R104)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

from django.db.models import CharField, F, Func, Q, QuerySet, Value

from search.engines import by_index
from search.query import Terms, parse
from search.tsquery import TsQuery, all_of, tsquery
from sites.models import Domain, LegalEntry, LegalWords
from sites.published import IN_ABSTRACT, NAMED
from sites.register import open_sites

from . import symbols
from .list_filters import BY_EFFECT, BY_ISSUE, RELEVANCE, LibraryForm
from .sections import section_with_code

MOST_HITS = 500  # documents whose symbol is like the one typed
EQUAL = {"form": "form", "field": "field", "level": "level", "year": "year", "issuer": "issuer"}
DAYS = {
    "issued_since": "issued_on__gte",
    "issued_until": "issued_on__lte",
    "effective_since": "effective_on__gte",
    "effective_until": "effective_on__lte",
}

Entries = QuerySet[LegalEntry]


class LibrarySearch:
    """One question to a library. ``entries``: what fits, without order; each has its
    ``shown_status``, that of the day asked for."""

    def __init__(self, domain: Domain, form: LibraryForm) -> None:
        self.form = form
        self.all = _entries(domain, network=form.is_network)
        self.text = form.asked("q") or ""
        self.terms = parse(self.text)
        self.hits = symbol_hits(self.all, self.text) if self.text else []
        self.entries = self._narrowed().annotate(shown_status=_status_on(form.day_asked))

    def by_index(self) -> AbstractContextManager[None]:
        """For queries that look for words; see ``search.engines.by_index``."""
        return by_index() if self.terms or self.form.asked("abstract") else nullcontext()

    def first(self, count: int) -> list[int]:
        """Keys of the first that fit, in the order asked for."""
        found: list[int] = []
        for group in self._in_order():
            if len(found) < count:
                found += group[: count - len(found)]
        return found

    def _in_order(self) -> Iterator[Any]:
        """What fits, in parts: by relevance those whose symbol was typed stand first, then
        those that have the words in form, symbol or abstract."""
        sort = self.form.asked("sort") or (RELEVANCE if self.text else BY_ISSUE)
        if sort != RELEVANCE or not self.text:
            yield self._by_day(self.entries, sort)
            return
        if self.hits:
            found = set(self.entries.filter(pk__in=self.hits).values_list("pk", flat=True))
            yield [pk for pk in self.hits if pk in found]
        others = self.entries.exclude(pk__in=self.hits) if self.hits else self.entries
        if self.terms:
            named = _in_name(self.terms)
            yield self._by_day(others.filter(words__vector=TsQuery(named)), sort)
            yield self._by_day(others.filter(words__vector=TsQuery(f"!({named})")), sort)

    def _by_day(self, entries: Entries, sort: str) -> Any:
        day = "effective_on" if sort == BY_EFFECT else "issued_on"
        order = [F(day).desc(nulls_last=True), F("pk").desc()]
        return entries.order_by(*order).values_list("pk", flat=True)

    def _narrowed(self) -> Entries:
        asked = self.form.asked
        entries = self.all
        if self.terms:
            words = TsQuery(tsquery(self.terms))
            if self.hits:
                # One list of keys: with OR, PostgreSQL would look at every entry.
                found = LegalWords.objects.filter(vector=words).values("pk")
                entries = entries.filter(
                    pk__in=found.union(LegalWords.objects.filter(pk__in=self.hits).values("pk"))
                )
            else:
                entries = entries.filter(words__vector=words)
        if symbol := asked("symbol"):
            entries = entries.filter(pk__in=symbol_hits(self.all, symbol))
        if terms := parse(asked("abstract") or ""):
            entries = entries.filter(words__vector=TsQuery(tsquery(terms, prefix=IN_ABSTRACT)))
        for name, column in {**EQUAL, **DAYS}.items():
            if value := asked(name):
                entries = entries.filter(**{column: value})
        if section := section_with_code(asked("section") or ""):
            entries = entries.filter(section.rule)
        if status := asked("status"):
            entries = entries.alias(then=_status_on(self.form.day_asked)).filter(then=status)
        return entries


def symbol_hits(entries: Entries, text: str) -> list[int]:
    """Documents whose symbol is the one typed, or has the parts that were typed; the latest
    first."""
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


def _in_name(terms: Terms) -> str:
    """Every word and phrase, in form and symbol or in the abstract."""
    parts = [Terms(words=(word,)) for word in terms.words]
    parts += [Terms(phrases=(phrase,)) for phrase in terms.phrases]
    return all_of(
        f"({tsquery(part, prefix=NAMED)} | {tsquery(part, prefix=IN_ABSTRACT)})" for part in parts
    )


def _entries(domain: Domain, *, network: bool) -> Entries:
    """Those of a site; or of every open site, in the language of this one."""
    entries = LegalEntry.objects.all()
    if not network:
        return entries.filter(domain=domain)
    open_ids = list(open_sites().order_by().values_list("pk", flat=True))
    return entries.filter(domain__in=open_ids, language=domain.language)


class _StatusOn(Func):
    """The status at a day, from the days of its changes."""

    template = "statuses[width_bucket(%(expressions)s::date, status_days) + 1]"


def _status_on(day: date | None) -> Any:
    return _StatusOn(Value(day), output_field=CharField()) if day else F("status")


def _latest(entries: Entries) -> Any:
    return entries.order_by("-issued_on", "-pk").values_list("pk", flat=True)[:MOST_HITS]
