"""The order of Vietnamese dictionaries, as a Python key and as a database string.

Letters and tones follow the `vi` collation of the Unicode CLDR. Unlike it, tones are compared
syllable by syllable, as dictionaries do: all of `bà` stands before all of `bá`.
"""

import re
import string
import unicodedata

from vietnamese.folding import MARKS, normalize

type WordKey = tuple[int, tuple[int, ...], tuple[int, ...]]
"""A number: 0, how many digits, the digits. A syllable: 1, its letters' ranks, its tones."""

type SortKey = tuple[tuple[WordKey, ...], tuple[int, ...]]
"""The words, then for each letter whether it is a capital (1) or not (0)."""

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_LETTERS)}
# huyền, hỏi, ngã, sắc, nặng; ngang has no mark and so comes first.
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_WORD = re.compile(rf"\d+|[^\W\d_](?:[^\W\d_]|[{MARKS}])*")

_NUMBER, _SYLLABLE = 0, 1


def sort_key(text: str) -> SortKey:
    """Give a key that sorts as Vietnamese dictionaries do.

    Word by word: numbers first, by value; then letters (a ă â b c d đ ...), then the tone
    (ngang, huyền, hỏi, ngã, sắc, nặng). Last, small letters before capitals. Letters of
    other scripts follow z. Texts that differ only in punctuation, spaces or the place of the
    tone mark (`hoà`, `hòa`) have the same key.
    """
    words: list[WordKey] = []
    capitals: list[int] = []
    for word in _WORD.findall(normalize(text)):
        if word[0].isdecimal():
            words.append(_number_key(word))
            continue
        letters, tones = _split_tones(word)
        words.append((_SYLLABLE, tuple(_rank(letter) for letter in letters), tones))
        capitals += [int(letter.isupper()) for letter in letters]
    return tuple(words), tuple(capitals)


def sort_string(text: str) -> str:
    """Give an ASCII string whose byte order is the order of `sort_key`.

    For a database column with the `C` collation; other collations break the order. About
    twice as long as `text`, and seven times in other scripts, so the column has no limit.
    """
    words, capitals = sort_key(text)
    # The signs must keep this order: space < ! < digits < letters.
    cases = "".join(str(capital) for capital in capitals).rstrip("0")
    return "".join(_encode_word(word) + " " for word in words) + "!" + cases


def _number_key(word: str) -> WordKey:
    """Compare by length, then digits: as by value, with no limit on the length."""
    digits = [unicodedata.decimal(char) for char in word]
    while digits and digits[0] == 0:
        del digits[0]
    return _NUMBER, (len(digits),), tuple(digits)


def _split_tones(word: str) -> tuple[str, tuple[int, ...]]:
    """Split a word into its letters, in the case given, and the ranks of its tones."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = tuple(_TONES[char] for char in decomposed if char in _TONES)
    toneless = "".join(char for char in decomposed if char not in _TONES)
    composed = unicodedata.normalize("NFC", toneless)
    return "".join(char for char in composed if char.isalnum()), tones


def _rank(letter: str) -> int:
    """Rank a letter; ç and the like rank as their base letter, other scripts after z."""
    small = letter.lower()
    base = unicodedata.normalize("NFD", small)[0]
    return _RANKS.get(small, _RANKS.get(base, len(_LETTERS) + ord(small[0])))


def _encode_word(word: WordKey) -> str:
    kind, first, second = word
    ending = "".join(str(digit) for digit in second)
    if kind == _NUMBER:
        # The length, itself led by its length, makes 9 stand before 10.
        length = str(first[0])
        return f"{len(length)}{length}{ending}"
    return "".join(_encode_rank(rank) for rank in first) + ending


def _encode_rank(rank: int) -> str:
    if rank < len(_LETTERS):
        return (string.ascii_uppercase + string.ascii_lowercase)[rank]
    return f"z{rank:06x}"
