"""Vietnamese text in one form for storage, and in a bare form for searching."""

import re
import unicodedata
from collections.abc import Iterator

MARKS = "".join(
    chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"
)
"""Every combining mark of the Basic Multilingual Plane (Latin, and also Lao and Tai Viet)."""

# Word and PDF mark a new line or page by these; dropping them would glue two words together.
_LINE_BREAK = re.compile("\r\n?|[\v\f]")
_DROPPED_CONTROLS = "\x00-\x08\x0e-\x1f"
_CONTROLS = re.compile(f"[{_DROPPED_CONTROLS}]")
_ACCENTS = re.compile(f"[{''.join(c for c in MARKS if unicodedata.category(c) == 'Mn')}]")

# Icelandic eth and African D print like Đ; old fonts and keyboards type them in its place.
_LOOK_ALIKES = str.maketrans("\u00d0\u00f0\u0189\u0256", "\u0110\u0111\u0110\u0111")

# Marks and dropped controls belong to the word, so that a word in NFD stays whole.
_WORD = re.compile(rf"[^\W_](?:[{_DROPPED_CONTROLS}]*(?:[^\W_]|[{MARKS}]))*")

_ONSET = re.compile("[bcdđfghjklmnprstvwxz]*")


def _first_vowel_endings() -> dict[str, str]:
    """Endings with the tone on the second vowel (`oà`), and the same on the first (`òa`)."""
    return {
        unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
            "NFC", first + tone + second
        )
        for first, second in ("oa", "oe", "uy")
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    }


_ENDINGS = _first_vowel_endings()


def normalize(text: str) -> str:
    """Give `text` in the one form the portal stores.

    NFC; look-alikes of Đ (U+00D0, U+0189 and their lower case) made Đ; every line break made
    a newline; the other C0 controls, except tab, removed. Idempotent.
    """
    text = _CONTROLS.sub("", _LINE_BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", text.translate(_LOOK_ALIKES))


def fold(text: str) -> str:
    """Give the searchable form: normalized, lower case, đ as d, without any mark.

    `Hoà` and `Hòa` both give `hoa`. Idempotent, and the same for NFC and NFD.
    """
    decomposed = unicodedata.normalize("NFD", normalize(text).lower().replace("đ", "d"))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def tokens(text: str) -> list[str]:
    """List the words of `text`, normalized, in lower case, tone placement unified.

    A word is a run of letters and digits: `352/QĐ-UBND` gives `352`, `qđ`, `ubnd`.
    """
    return [_unify_tone(word.lower()) for word in _WORD.findall(normalize(text))]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of `text`, folded, with its start and end (exclusive) in `text`.

    Offsets count the code points of `text` as given, NFC or NFD, to highlight matches in it.
    The words are those of `tokens`, in the same order.
    """
    for match in _WORD.finditer(text):
        yield fold(match[0]), match.start(), match.end()


def _unify_tone(word: str) -> str:
    """Move the tone of an open syllable in oa, oe or uy to its first vowel: `hoà` to `hòa`.

    `word` is one lower-case NFC word. Closed syllables (`hoàn`, `huỳnh`) have one spelling
    only, and in `quý` the u belongs to the consonant: both stay.
    Source: Vietnamese Wikipedia, "Quy tắc đặt dấu thanh của chữ Quốc ngữ".
    """
    onset, ending = word[:-2], word[-2:]
    if ending in _ENDINGS and _ONSET.fullmatch(onset):
        return onset + _ENDINGS[ending]
    return word
