"""Words of the vocabularies in the reader's language, as choices of fields and filters."""

from typing import Protocol

from django.utils.text import capfirst
from django.utils.translation import get_language

from .vocabularies import (
    CAPACITIES,
    FIELDS,
    FORMS,
    RELATIONS,
    STATUSES,
    Relation,
    Status,
)
from .vocabularies.bodies import Level

Choices = list[tuple[str, str]]


class Named(Protocol):
    """Anything with a name in both languages."""

    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def is_english() -> bool:
    return (get_language() or "").startswith("en")


def name_of(row: Named) -> str:
    """The name in the reader's language."""
    return (row.name_en if is_english() else "") or row.name


def form_choices() -> Choices:
    return [(form.code, name_of(form)) for form in FORMS]


def field_choices() -> Choices:
    return [(field.code, name_of(field)) for field in FIELDS]


def level_choices() -> Choices:
    return [(level.value, level_name(level)) for level in Level]


def level_name(level: Level | str) -> str:
    level = Level(level)
    return level.label_en if is_english() else level.label


def capacity_choices() -> Choices:
    return [(each.code, f"{each.abbreviation} {name_of(each)}".strip()) for each in CAPACITIES]


def status_choices() -> Choices:
    return [(status.value, name_of(STATUSES[status])) for status in Status]


def status_name(status: Status | str) -> str:
    return name_of(STATUSES[Status(status)])


def verb_choices() -> Choices:
    """Relations as what the acting document does: `Thay thế`."""
    return [
        (each.code, each.acting_en if is_english() else _verb(each.acting)) for each in RELATIONS
    ]


def _verb(name: str) -> str:
    return capfirst(name.removeprefix("Văn bản "))


def relation_heading(relation: Relation, *, is_acted_on: bool) -> str:
    """How the page of a document calls the other one, which acts on it or is acted on by it.

    The English names are those of the verb: `Replaced by` stands over what replaces it.
    """
    if is_english():
        return relation.acted_en if is_acted_on else relation.acting_en
    return relation.acting if is_acted_on else relation.acted
