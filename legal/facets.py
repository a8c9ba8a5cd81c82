"""How many documents of a result have each value: one pass over the result (R104)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.pagination import PARAMETER

from .issuers import issuers
from .list_filters import LibraryForm
from .searching import Entries, LibrarySearch
from .words import field_choices, form_choices, status_choices

COLUMNS = {
    "form": "form",
    "issuer": "issuer",
    "field": "field",
    "status": "shown_status",
    "year": "year",
}
"""Facets, each with its column of an entry. Each costs 10 ms where 100,000 entries fit."""
SHOWN = 12  # values of a facet, the most frequent first
LABELS = {
    "form": pgettext_lazy("document", "Form"),
    "issuer": _("Issuing body"),
    "field": pgettext_lazy("document", "Field"),
    "status": _("Effect status"),
    "year": _("Year of issue"),
}
Counts = dict[str, list[tuple[Any, int]]]


@dataclass(frozen=True)
class Value:
    """One value of a facet; ``query``: of the address with it chosen, or no longer chosen."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    label: Any
    values: list[Value]


def count(search: LibrarySearch) -> tuple[int, Counts]:
    """The number of entries that fit, and of those with each value of each column.

    A column narrowed to one value is not counted: it has that value alone.
    """
    columns = {name: each for name, each in COLUMNS.items() if not search.form.asked(name)}
    columns = columns or {"year": "year"}
    rows = _grouped(search.entries, columns)
    total, counts = 0, defaultdict(list)
    for mask, number, *values in rows:
        place = _place_of(mask, len(columns))
        total += number if place == 0 else 0
        if values[place] not in (None, ""):
            counts[list(columns)[place]].append((values[place], number))
    return total, dict(counts)


def _grouped(entries: Entries, columns: dict[str, str]) -> list[Any]:
    try:
        wanted = entries.order_by().values_list(*columns.values())
        sql, parameters = wanted.query.sql_with_params()
    except EmptyResultSet:  # a condition that nothing can fulfil
        return []
    names, sets = ", ".join(columns), ", ".join(f"({name})" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found ({names}) AS ({sql}) SELECT GROUPING({names}), count(*), {names} "  # noqa: S608
            f"FROM found GROUP BY GROUPING SETS ({sets})",
            parameters,
        )
        return list(cursor.fetchall())


def _place_of(mask: int, length: int) -> int:
    """The column that is grouped by: GROUPING() has a 0 for it, the first in the highest bit."""
    return next(place for place in range(length) if not mask & 1 << (length - 1 - place))


def facets(total: int, counts: Counts, form: LibraryForm, query: QueryDict) -> list[Facet]:
    """The facets that a reader can choose from; one value alone is no choice."""
    shown = []
    for name in COLUMNS:
        chosen = str(form.asked(name) or "")
        found = [(chosen, total)] if chosen else counts.get(name, [])
        values = sorted(found, key=_order(name))[:SHOWN]
        if len(values) > 1 or chosen:
            labels = _names(name)
            made = [_value(form, name, str(v), labels, n, chosen, query) for v, n in values]
            shown.append(Facet(LABELS[name], made))
    return shown


def _order(name: str) -> Callable[[tuple[Any, int]], Any]:
    if name == "year":
        return lambda pair: -int(pair[0])
    return lambda pair: (-pair[1], str(pair[0]))


def _value(
    form: LibraryForm,
    name: str,
    value: str,
    labels: dict[str, str],
    number: int,
    chosen: str,
    query: QueryDict,
) -> Value:
    other = query.copy()
    other.pop(PARAMETER, None)
    key = form.add_prefix(name)
    if value == chosen:
        other.pop(key, None)
    else:
        other[key] = value
    return Value(labels.get(value, value), number, other.urlencode(), value == chosen)


def _names(name: str) -> dict[str, str]:
    if name == "issuer":
        return {each.name: each.label for each in issuers().values()}
    choices = {
        "form": form_choices,
        "field": field_choices,
        "status": status_choices,
    }
    return dict(choices[name]()) if name in choices else {}
