"""The characters of number-symbols: what typing, fonts and PDF extraction make of them."""

import re
from collections.abc import Iterator

from vietnamese.folding import fold, normalize

LIMIT = 300
"""Characters of a field or a query in which a symbol is looked for."""

SEPARATOR = r"\s?(?:[-/]\s?)+"
ABBREVIATION = r"[^\W\d_]+(?:[.&][^\W\d_]+)*[0-9]{0,2}(?![^\W_])"

# Hyphens and strokes of every sort; characters that don't print.
_MARKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\\\u2044\u2215\uff0f", "/")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
# Word's non-breaking and optional hyphen, and the hyphen at a line's end in text from a PDF.
_HYPHEN_CONTROLS = str.maketrans(dict.fromkeys("\x02\x1e\x1f\u00ad", "-"))
_SPACES = re.compile(r"\s+")
_LETTERS = re.compile("[^a-z0-9]")
_OFFICIAL = re.compile(r"[A-ZĐƯ][a-zđ]{0,2}(?:[A-ZĐƯ.&][a-zđ]{0,2})*[0-9]{0,2}")


def clean(text: str) -> str:
    """The beginning of `text`, normalized, with plain hyphens, strokes and single spaces."""
    return _plain(text[:LIMIT])


def readings(text: str) -> Iterator[str]:
    """`text` cleaned; then with the controls that may have been hyphens as hyphens."""
    text = text[:LIMIT]
    first = _plain(text)
    yield first
    second = _plain(text.translate(_HYPHEN_CONTROLS))
    if second != first:
        yield second


def _plain(text: str) -> str:
    return _SPACES.sub(" ", normalize(text.translate(_MARKS))).strip()


def key_letters(text: str) -> str:
    """Letters and digits only, folded: `QĐ-UBND` gives `qdubnd`."""
    return _LETTERS.sub("", fold(text))


def number_key(number: str) -> str:
    """`09` gives `9`, `352A` gives `352a`, `1.234` gives `1234`, `66.7` stays."""
    whole, _, rest = number.lower().partition(".")
    if len(re.findall("[0-9]", rest)) == 3:
        whole, rest = whole + rest, ""
    whole = whole.lstrip("0") or "0"
    if not whole[0].isdigit():
        whole = f"0{whole}"
    return f"{whole}.{rest}" if rest else whole


def plausible(part: str, apart: bool) -> bool:
    """Whether `part` looks like an abbreviation rather than a word of the sentence.

    ``apart``: a space stands before it, unlike before the other parts, as in `UBND - tỉnh`.
    """
    if not key_letters(part).isascii() or len(part) > 24:
        return False
    if _OFFICIAL.fullmatch(part):
        return True
    return (
        not apart and part.islower() and len(part) <= 8 and bool(re.fullmatch("[a-zđ0-9.&]+", part))
    )
