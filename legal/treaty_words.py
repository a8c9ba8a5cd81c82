"""Words of treaties in the reader's language, as choices of fields and filters."""

from collections.abc import Iterable

from .vocabularies.treaties import (
    CONCLUSIONS,
    TREATY_FORMS,
    TREATY_KINDS,
    TREATY_STATUSES,
    TreatyTerm,
)
from .words import Choices, name_of


def _choices(terms: Iterable[TreatyTerm]) -> Choices:
    return [(str(term.code), name_of(term)) for term in terms]


def kind_choices() -> Choices:
    return _choices(TREATY_KINDS)


def treaty_form_choices() -> Choices:
    return _choices(TREATY_FORMS)


def conclusion_choices() -> Choices:
    return _choices(CONCLUSIONS)


def treaty_status_choices() -> Choices:
    return _choices(TREATY_STATUSES)


def treaty_status_name(status: str) -> str:
    return dict(treaty_status_choices())[str(status)]


def fits(terms: Iterable[TreatyTerm], code: str, kind: str) -> bool:
    """Whether a word of a table may be used of this kind of treaty."""
    return any(term.code == code and kind in term.kinds for term in terms)
