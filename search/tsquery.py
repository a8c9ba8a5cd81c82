"""PostgreSQL queries built from words alone: nothing a reader types reaches their parser."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import TextField, Value

from sites.published import MAX_WORD

from .query import Phrase, Terms, folded


class TsQuery(SearchQuery):
    """A query in PostgreSQL's notation, cast as it stands: ``to_tsquery`` would cut
    ``352/QĐ-UBND`` and the like into words of its own."""

    template = "%(expressions)s::tsquery"

    def __init__(self, text: str, **options: Any) -> None:
        super().__init__(Value(text, output_field=TextField()), **options)


def tsquery(terms: Terms, *, exact: bool = False, weight: str = "", prefix: str = "") -> str:
    """All words and phrases of ``terms``.

    Words in their folded form, or ``exact`` as they were typed. Phrases always as typed:
    with marks they are meant so, and without they are the folded form.
    ``weight``: only in this part, as ``A`` for the title; ``prefix``: of words that stand
    in the vector with it.
    """
    words = terms.words if exact else folded(terms.words)
    phrases = [*((word,) for word in words), *terms.phrases]
    return all_of(sequence(phrase, weight, prefix) for phrase in phrases)


def all_of(parts: Iterable[str]) -> str:
    """A query that demands each of the parts, each once."""
    return " & ".join(dict.fromkeys(parts))


def sequence(words: Phrase, label: str = "", prefix: str = "") -> str:
    """Words side by side. ``label``: weight letters, and ``*`` for the beginning of a word."""
    parts = [lexeme(word, label, prefix) for word in words]
    return parts[0] if len(parts) == 1 else f"({' <-> '.join(parts)})"


def lexeme(word: str, label: str = "", prefix: str = "") -> str:
    """One word, quoted, as long as the index keeps it."""
    quoted = prefix + word[:MAX_WORD].replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}':{label}" if label else f"'{quoted}'"
