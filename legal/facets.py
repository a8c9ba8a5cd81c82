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
from .searching import Entries
from .words import field_choices, form_choices, level_choices, status_choices

COLUMNS = {
    "form": "form",
    "issuer": "issuer",
    "field": "field",
    "level": "level",
    "status": "shown_status",
    "year": "year",
}
"""Facets, each with its column of an entry."""
SHOWN = 12  # values of a facet, the most frequent first
LABELS = {
    "form": pgettext_lazy("document", "Form"),
    "issuer": _("Issuing body"),
    "field": pgettext_lazy("document", "Field"),
    "level": pgettext_lazy("document", "Level"),
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


def count(entries: Entries) -> tuple[int, Counts]:
    """The number of entries, and of those with each value of each column."""
    try:
        columns = entries.order_by().values_list(*COLUMNS.values())
        sql, parameters = columns.query.sql_with_params()
    except EmptyResultSet:  # a condition that nothing can fulfil
        return 0, {}
    sets = ", ".join(f"({column})" for column in COLUMNS)
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found ({names}) AS ({sql}) SELECT GROUPING({names}), count(*), {names} "  # noqa: S608
            f"FROM found GROUP BY GROUPING SETS ((), {sets})",
            parameters,
        )
        rows = cursor.fetchall()
    total, counts = 0, defaultdict(list)
    for mask, number, *values in rows:
        grouped = [column for place, column in enumerate(COLUMNS) if not mask & 1 << _bit(place)]
        if not grouped:
            total = number
        elif (value := values[list(COLUMNS).index(grouped[0])]) not in (None, ""):
            counts[grouped[0]].append((value, number))
    return total, dict(counts)


def _bit(place: int) -> int:
    """GROUPING() has the first column in its highest bit."""
    return len(COLUMNS) - 1 - place


def facets(counts: Counts, form: LibraryForm, query: QueryDict) -> list[Facet]:
    """The facets that a reader can choose from; one value alone is no choice."""
    shown = []
    for name in COLUMNS:
        chosen = str(form.asked(name) or "")
        values = sorted(counts.get(name, []), key=_order(name))[:SHOWN]
        if len(values) > 1 or chosen:
            labels = _names(name)
            made = [_value(form, name, str(v), labels, n, chosen, query) for v, n in values]
            shown.append(Facet(LABELS[name], made))
    return shown


def _order(name: str) -> Callable[[tuple[Any, int]], Any]:
    if name == "year":
        return lambda pair: -pair[0]
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
        "level": level_choices,
        "status": status_choices,
    }
    return dict(choices[name]()) if name in choices else {}
