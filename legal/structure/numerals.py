"""Numbers of divisions as they are written: Roman, ordinal words, letters."""

import re

from vietnamese.folding import fold

ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
# Drafters skip f, j, w and z; some do not.
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WITH_LETTER = re.compile(r"0*(\d+)([a-zđ]*)")


def roman(numeral: str) -> int:
    """The value of a well-formed Roman numeral in capitals, else 0."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < f else v for v, f in zip(values, following, strict=True))


def position(number: str) -> int:
    """Where a number stands in its row (`III` 3, `thứ hai` 2, `B` 2, `5a` 5); 0 if unknown."""
    if value := roman(number):
        return value
    if found := _WITH_LETTER.fullmatch(number):
        return int(found[1])
    word = number.lower().removeprefix("thứ").strip()
    return ORDINALS.get(word) or (LETTERS.index(word) + 1 if word and word in LETTERS else 0)


def slug(number: str) -> str:
    """A number in an anchor: `III` 3, `thứ hai` 2, `05a` 5a, `đ` dd, `1.2` 1-2."""
    if value := roman(number):
        return str(value)
    lower = number.lower()
    word = lower.removeprefix("thứ").strip()
    if word in ORDINALS:
        return str(ORDINALS[word])
    lower = re.sub(r"^0+(?=\d)", "", lower.replace("đ", "dd"))
    return re.sub("[^a-z0-9]+", "-", fold(lower)).strip("-")[:30]
