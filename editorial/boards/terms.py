"""Terms of office: from a day to a day, either of them open."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vietnamese.folding import normalize


class Term(Protocol):
    """Somebody's time in a role; both days belong to it, None: open."""

    full_name: str
    valid_from: date | None
    valid_until: date | None


def check_term(term: Term) -> None:
    """Refuse an end before the beginning.

    Raises:
        ValidationError: beside ``valid_until``.
    """
    if term.valid_from and term.valid_until and term.valid_until < term.valid_from:
        raise ValidationError({"valid_until": _("The end is before the beginning.")})


def holds_on(term: Term, day: date) -> bool:
    """Whether the term contains the day."""
    return (term.valid_from or day) <= day <= (term.valid_until or day)


def holding[T: Term](terms: Iterable[T], day: date) -> list[T]:
    """Those whose term contains the day."""
    return [term for term in terms if holds_on(term, day)]


def not_over[T: Term](terms: Iterable[T], day: date) -> list[T]:
    """Those whose term has not ended before the day."""
    return [term for term in terms if (term.valid_until or day) >= day]


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms have a day in common."""
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_until or date.max, other.valid_until or date.max)
    return begins <= ends


def first_overlap[T: Term](terms: Sequence[T]) -> tuple[T, T] | None:
    """Two of the terms that have a day in common, or None."""
    return next((pair for pair in combinations(terms, 2) if overlap(*pair)), None)


def people_twice[T: Term](terms: Sequence[T]) -> list[str]:
    """Names that stand twice with overlapping terms."""
    found = {
        one.full_name
        for one, other in combinations(terms, 2)
        if _same_name(one, other) and overlap(one, other)
    }
    return sorted(found)


def _same_name(one: Term, other: Term) -> bool:
    names = (" ".join(normalize(each.full_name).casefold().split()) for each in (one, other))
    return len(set(names)) == 1


def next_change(terms: Iterable[Term], today: date) -> date | None:
    """The next day after today on which somebody's term begins or has just ended."""
    days = {term.valid_from for term in terms if term.valid_from}
    ends = {term.valid_until for term in terms if term.valid_until and term.valid_until < date.max}
    days |= {day + timedelta(days=1) for day in ends}
    return min((day for day in days if day > today), default=None)
