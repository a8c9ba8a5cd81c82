"""Text of the fonts before Unicode (TCVN3, VNI, VPS, VISCII): recognised and converted.

Such text reads `B¸o c¸o` where Báo cáo is meant. The tables are viparse's. Recognition is
ours: a wrong conversion spoils good text, so a text counts as legacy only when its marked
words are no Vietnamese as they stand and become Vietnamese syllables (R43).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from viparse.normalize.encodings import CHARMAPS
from viparse.normalize.tables import Charmap, build_charmap
from viparse.normalize.tables import convert as convert_by_table

from .folding import fold
from .syllables import is_syllable

TCVN3, VNI, VPS, VISCII = "tcvn3", "vni", "vps", "viscii"
ENCODINGS = {TCVN3: "TCVN3 (ABC)", VNI: "VNI", VPS: "VPS", VISCII: "VISCII"}
_BY_CONTENT = (TCVN3, VNI, VISCII)  # VPS shares VISCII's bytes for other letters: by font only

ENOUGH_WORDS = 2  # different marked words that must become syllables, without a font's word
ENOUGH_OF_MARKED = 0.85
ENOUGH_OF_MARKED_WITH_FONT = 0.5
ENOUGH_OF_ALL = 0.6
MARGIN = 0.3  # share of marked words by which conversion must make the text more Vietnamese
SAMPLE = 40_000  # characters that are judged

_FONTS = (
    (re.compile(r"^\.vn\w*h$"), TCVN3, True),
    (re.compile(r"^\.vn"), TCVN3, False),
    (re.compile(r"^vni[- ]"), VNI, False),
    (re.compile(r"^vps[- ]"), VPS, False),
)
# What stands between words in any of the encodings; their letters include « » ¬ ® and others.
_BETWEEN = r"\s!-/:-@\[-`{-~\d\u2010-\u203a\u2026"
_TOKEN = re.compile(rf"[^{_BETWEEN}]{{2,}}")
_PIECE = re.compile(rf"[^{_BETWEEN}]+")
_LINE = re.compile(r"[^\n]+")
# Letters that only Unicode text has: Vietnamese beyond Latin-1, and combining marks.
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
                      "\u0300-\u036f\u1ea0-\u1ef9]")  # fmt: skip
_BEYOND_ASCII = re.compile(r"[\u00a1-\u00ff\x80-\x9f]")
# Symbols that TCVN3 uses as letters: inside a word they are no symbols, nor is Ð a capital there.
_SYMBOL_IN_WORD = re.compile(
    r"(?<=[A-Za-z])[\u00a1-\u00ac\u00ae-\u00bf](?=[a-z])"
    r"|(?:^|\s)[\u00a7\u00ae][\u00a1-\u00ffa-z]|(?<=[a-z])\u00d0"
)
_SOFT_HYPHEN = "\u00ad"  # TCVN3's ư
_VOWEL = re.compile("[aeiouy]")


@dataclass(frozen=True)
class Font:
    """What a font's name says: an encoding, and whether it draws small letters as capitals."""

    encoding: str
    capitals: bool = False


def font_meaning(name: str) -> Font | None:
    """The encoding that goes with a font, or None for a Unicode or unknown one."""
    bare = name.strip().strip("\"'").lower()
    for pattern, encoding, capitals in _FONTS:
        if pattern.match(bare):
            return Font(encoding, capitals)
    return None


def recognise(text: str, hint: str | None = None) -> str | None:
    """The legacy encoding that `text` is written in, or None.

    `hint` is the encoding of its font: it decides short text, never against the text itself
    (fonts were often set over text of another encoding).
    """
    if is_unicode(text) or not _BEYOND_ASCII.search(text):
        return None
    words = Counter(_TOKEN.findall(text[:SAMPLE]))
    marked = {word: times for word, times in words.items() if _BEYOND_ASCII.search(word)}
    if not marked:
        return None
    plain = {w: n for w, n in words.items() if w not in marked and not w.isupper()}
    as_it_stands = _share(marked, marked)
    best, found = 0.0, None
    for name in _candidates(hint):  # of equals the first: the most common, or the font's
        score = _score(name, marked, plain, as_it_stands, name == hint)
        if score > best:
            best, found = score, name
    return found


def convert(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Turn `text` from `encoding` into Unicode (NFC); `capitals`: its font drew only capitals.

    TCVN3 has no capitals with tones: `CéNG HßA` was drawn by a font of capitals, and is
    CỘNG HÒA.
    """
    if encoding == TCVN3:
        return _LINE.sub(lambda line: _tcvn3(line[0], capitals), text)
    return convert_by_table(text, _charmap(encoding))


def improves(text: str, encoding: str, *, at_least_equal: bool = False) -> bool:
    """Whether conversion makes more Vietnamese of a text too short to be recognised alone.

    `at_least_equal`: it is enough that it makes no less, where all of the text is legacy.
    """
    if is_unicode(text) or not _BEYOND_ASCII.search(text):
        return False
    words = Counter(w for w in _TOKEN.findall(text) if _BEYOND_ASCII.search(w))
    if not words:
        return True  # `§` alone on its line
    after, before = _share(words, {w: _word(w, encoding) for w in words}), _share(words, words)
    return after >= before if at_least_equal else after > before


def may_be_legacy(text: str) -> bool:
    """Whether mending `text` could spoil legacy letters, recognised or not.

    In TCVN3 the soft hyphen is ư and Ð is é: such a text is left as it is until it is known.
    """
    if is_unicode(text):
        return False
    if _SYMBOL_IN_WORD.search(text) or recognise(text):
        return True
    hyphenated = (word for word in _TOKEN.findall(text) if _SOFT_HYPHEN in word)
    return any(is_syllable(_word(word, TCVN3)) for word in hyphenated)


def find(texts: Iterable[str], hint: str | None = None) -> str | None:
    """The encoding of several pieces of one text, judged together; those in Unicode left out."""
    return recognise("\n".join(text for text in texts if not is_unicode(text)), hint)


def is_unicode(text: str) -> bool:
    """Whether `text` has letters that no legacy text has."""
    return bool(_UNICODE.search(text))


def _candidates(hint: str | None) -> tuple[str, ...]:
    others = tuple(name for name in _BY_CONTENT if name != hint)
    return (hint, *others) if hint else others


def _score(
    encoding: str,
    marked: dict[str, int],
    plain: dict[str, int],
    as_it_stands: float,
    by_font: bool,
) -> float:
    """The share of marked words that become syllables; 0 when that proves nothing."""
    converted = {word: _word(word, encoding) for word in marked}
    marked = {w: n for w, n in marked.items() if not _is_abbreviation(converted[w])}
    share = _share(marked, converted)
    gained = {word for word in marked if is_syllable(converted[word]) and not is_syllable(word)}
    enough = ENOUGH_OF_MARKED_WITH_FONT if by_font else ENOUGH_OF_MARKED
    if len(gained) < (1 if by_font else ENOUGH_WORDS) or share < enough:
        return 0
    if share - as_it_stands < MARGIN:
        return 0
    everything = marked | plain
    if _share(everything, converted | {w: w for w in plain}) < ENOUGH_OF_ALL:
        return 0
    return share


def _share(words: dict[str, int], forms: dict[str, str] | dict[str, int]) -> float:
    """Which part of `words` (with their counts) are syllables in their `forms`."""
    total = sum(words.values())
    good = sum(
        times
        for word, times in words.items()
        if is_syllable(form if isinstance(form := forms[word], str) else word)
    )
    return good / total if total else 0


@lru_cache(maxsize=20_000)
def _word(word: str, encoding: str) -> str:
    return convert_by_table(word, _charmap(encoding))


@lru_cache
def _charmap(encoding: str) -> Charmap:
    """viparse's table; VNI with the letters it lacks and with small marks on capitals.

    `aú` is ẳ and `î` ỵ in VNI's own table; `Aùnh` was typed as often as `AÙnh`.
    """
    table = CHARMAPS[encoding]
    if encoding != VNI:
        return table
    pairs = dict(table.pairs) | {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    mixed = {
        source[0] + source[1].lower(): letter
        for source, letter in pairs.items()
        if len(source) == 2 and source.isupper()
    }
    return build_charmap(VNI, (mixed | pairs).items())


def _tcvn3(line: str, capitals: bool) -> str:
    converted = convert_by_table(line, _charmap(TCVN3))
    letters = [c for c in line if c.isascii() and c.isalpha()]
    if capitals or (len(letters) > 1 and all(c.isupper() for c in letters)):
        return converted.upper()
    return _PIECE.sub(lambda piece: _tcvn3_word(piece[0]), line)


def _tcvn3_word(word: str) -> str:
    if len(word) == 1 and not word.isalpha():
        return word  # a lone © or § is itself
    letters = [c for c in word if c.isascii() and c.isalpha()]
    converted = _word(word, TCVN3)
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return converted.upper()
    return converted


def _is_abbreviation(word: str) -> bool:
    """TTĐT, HĐND: capitals without a vowel are no words of any language."""
    return word.isupper() and not _VOWEL.search(fold(word))
