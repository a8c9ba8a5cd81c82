"""Relations in a cell: a JSON list, or `verb: symbol (dd/mm/yyyy)`, one a line or with `;`."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.imports.columns import field_value
from vietnamese.folding import fold

from ..models import LegalRelation
from ..symbols import search_key
from ..vocabularies import RELATIONS

PARTS = {
    "symbol": "target_symbol",
    "issued_on": "target_issued_on",
    "title": "target_title",
    "url": "target_url",
    "from": "effective_from",
    "until": "effective_until",
    "articles": "articles",
}
"""Fields of a relation by their names in JSON."""
MAX_RELATIONS = 1_000  # of one document
_LINE = re.compile(r"([^:]+):\s*(.+?)\s*(?:\(([^()]*)\))?\s*")


def relations_in(cell: str) -> list[LegalRelation]:
    """The relations that a cell names, unsaved and not yet linked.

    Raises:
        ValidationError: one of them cannot be read.
    """
    text = cell.strip()
    rows = _from_json(text) if text.startswith("[") else [_from_line(line) for line in _lines(text)]
    if len(rows) > MAX_RELATIONS:
        raise ValidationError(_("More than %(limit)s relations.") % {"limit": MAX_RELATIONS})
    unique: dict[tuple[Any, ...], LegalRelation] = {}
    for row in rows:
        unique.setdefault(mark(row), row)
    return list(unique.values())


def relations_json(rows: list[LegalRelation]) -> list[dict[str, Any]]:
    """Relations as ``relations_in`` reads them."""
    found = []
    for row in rows:
        item: dict[str, Any] = {"verb": row.verb}
        if row.is_acted_on:
            item["acted_on"] = True
        for name, field in PARTS.items():
            if value := getattr(row, field):
                item[name] = value.isoformat() if isinstance(value, date) else value
        found.append(item)
    return found


def mark(row: LegalRelation) -> tuple[Any, ...]:
    """What tells the relations of one document apart."""
    other = search_key(row.target_symbol)[:150] if row.target_symbol else fold(row.target_title)
    return (row.verb, row.is_acted_on, other, fold(row.articles))


def merged(
    stored: list[LegalRelation], given: list[LegalRelation]
) -> tuple[list[LegalRelation], bool]:
    """The relations of a document with those that a source gives, and whether that is more.

    None is taken away: an editor may know more than the source.
    """
    by_mark = {mark(row): row for row in stored}
    changed = False
    for row in given:
        known = by_mark.setdefault(mark(row), row)
        changed = changed or known is row
        for name in ("target_issued_on", "target_url", "effective_from", "effective_until"):
            value = getattr(row, name)
            if value and getattr(known, name) != value:
                setattr(known, name, value)
                changed = True
    return list(by_mark.values()), changed


def _lines(text: str) -> list[str]:
    lines = (line.strip() for part in text.splitlines() for line in part.split(";"))
    return [line for line in lines if line]


def _from_line(line: str) -> LegalRelation:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValidationError(
            _("“%(text)s” is not of the form “relation: symbol (dd/mm/yyyy)”.")
            % {"text": line[:100]}
        )
    verb, symbol, day = found.groups()
    return _row(verb, {"symbol": symbol, "issued_on": day or ""})


def _from_json(text: str) -> list[LegalRelation]:
    try:
        items = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValidationError(_("The relations are not valid JSON.")) from error
    if not all(isinstance(item, dict) for item in items):
        raise ValidationError(_("The relations must be a list of objects."))
    return [
        _row(str(item.get("verb", "")), item, acted_on=bool(item.get("acted_on"))) for item in items
    ]


def _row(verb: str, parts: dict[str, Any], *, acted_on: bool = False) -> LegalRelation:
    meaning = _verbs().get(fold(verb).strip())
    if meaning is None:
        raise ValidationError(_("“%(text)s” is no relation.") % {"text": verb[:100]})
    code, is_acted_on = meaning
    row = LegalRelation(verb=code, is_acted_on=is_acted_on or acted_on)
    for name, field in PARTS.items():
        text = str(parts.get(name) or "").strip()
        if text:
            setattr(row, field, field_value(LegalRelation, field, text))
    row.clean()
    return row


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    """Relations by what they are called, and whether the other document is the one that acts.

    As the heading on a document's page, `Văn bản thay thế` stands over what replaces it and
    `Văn bản được thay thế` over what it replaces; as a bare verb, `thay thế: 458/QĐ-UBND`, the
    document itself acts.
    """
    found: dict[str, tuple[str, bool]] = {}
    for relation in RELATIONS:
        acting, acted = (fold(text) for text in (relation.acting, relation.acted))
        bare = acting.removeprefix("van ban ")
        by = f"{acted.removeprefix('van ban ')} boi"
        for name in (relation.code, bare, fold(relation.acting_en), acted):
            found.setdefault(name, (relation.code, False))
        for name in (acting, by, fold(relation.acted_en)):
            found.setdefault(name, (relation.code, not relation.symmetric))
    return found
