"""ASCII names for addresses: page slugs, domain labels, initials of a body's name."""

import re
import unicodedata

from vietnamese.folding import fold, tokens

LABEL_LENGTH = 63
"""Longest label of a domain name, in characters (RFC 1035, section 2.3.4)."""

_WORD = re.compile("[a-z0-9]+")
_LETTER = re.compile("[a-z]")
# H'Mông is one name: it gives hmong, not h-mong.
_APOSTROPHES = re.compile("['\u2019\u02bc]")


def slugify(text: str, max_length: int = 80) -> str:
    """Give the slug of `text`: `Sơ đồ tổ chức` to `so-do-to-chuc`.

    Only a-z, 0-9 and single hyphens between words; at most `max_length` characters, cut
    between words (inside the first word only if that word alone is longer). Empty when
    `text` has no Latin letter and no digit.

    Raises ValueError when `max_length` is below 1.
    """
    if max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    slug = "-".join(_ascii_words(text))
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]


def ascii_letters() -> list[tuple[str, str]]:
    """Pairs (regular expression of accented letters, their ASCII letter), for JavaScript.

    Covers Latin letters in their composed form, and combining marks, which go away.
    """
    groups: dict[str, str] = {}
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        plain = fold(letter)
        if plain != letter and _LETTER.fullmatch(plain):
            groups[plain] = groups.get(plain, "") + letter
    pairs = [(f"[{letters}]", plain) for plain, letters in groups.items()]
    return [*pairs, ("[\u0300-\u036f]", "")]


def compact(text: str) -> str:
    """Give `text` as one domain label: `Tô Hiệu` to `tohieu`.

    Only a-z and 0-9, at most `LABEL_LENGTH` characters; the rest is cut. Empty when `text`
    has no Latin letter and no digit.
    """
    return "".join(_ascii_words(text))[:LABEL_LENGTH]


def initials(text: str) -> str:
    """Give the initials by which officials abbreviate a body's name: `Sở Tư pháp` to `stp`.

    Lower-case ASCII. The word `và` and punctuation are left out; a word that starts with a
    digit stays whole (`Tiểu khu 10` gives `tk10`).
    """
    words = tokens(_APOSTROPHES.sub("", text))
    return "".join(_initial(word) for word in words if word != "và")


def _initial(word: str) -> str:
    label = compact(word)
    return label if label[:1].isdecimal() else label[:1]


def _ascii_words(text: str) -> list[str]:
    # NFKC so that m² gives m2 and the ligatures of PDF files give their letters.
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text))
    return _WORD.findall(fold(plain))
