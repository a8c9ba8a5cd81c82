"""Mending of typed and pasted text, with a count of what was changed.

Word processors, PDF files and old keyboards leave letters that look right and are not: Ð for
Đ, a letter and its mark apart, spaces of every width, hyphens nobody sees. Typographic
quotes and dashes are good Vietnamese and stay.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from .folding import normalize

LOOK_ALIKES, COMPOSED, SPACES, HIDDEN = "look-alikes", "composed", "spaces", "hidden"

_LOOK_ALIKES = re.compile("[\u00d0\u00f0\u0189\u0256]")
# Soft hyphen, zero-width space, word joiner, byte order mark, direction marks; C0 and C1
# controls (U+0002 is a PDF's hyphen at the end of a line). Joiners stay: scripts and emoji
# need them.
_HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LINE_SEPARATORS = re.compile("\r\n?|[\u2028\u2029\u0085]")
_STRANGE_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SEVERAL_SPACES = re.compile(" {2,}")
_SPACES_AT_END = re.compile(" +(?=\n)")


@dataclass
class Mended:
    """A text as it is stored, and how many of each kind were changed in it."""

    text: str
    changes: Counter[str] = field(default_factory=Counter)


def mend(text: str) -> Mended:
    """Give `text` as the portal stores it, and what was changed. Idempotent.

    Legacy text must be converted before: in TCVN3 the soft hyphen is a letter.
    """
    changes: Counter[str] = Counter()
    text = _LINE_SEPARATORS.sub("\n", text)
    text, changes[HIDDEN] = _HIDDEN.subn("", text)
    changes[LOOK_ALIKES] = len(_LOOK_ALIKES.findall(text))
    changes[COMPOSED] = _letters_apart(text)
    text = normalize(text)
    text, strange = _STRANGE_SPACES.subn(" ", text)
    before = len(text)
    text = _SPACES_AT_END.sub("", _SEVERAL_SPACES.sub(" ", text))
    changes[SPACES] = strange + before - len(text)
    return Mended(text, +changes)


def _letters_apart(text: str) -> int:
    """How many letters are not in NFC."""
    if unicodedata.is_normalized("NFC", text):
        return 0
    return max(1, len(text) - len(unicodedata.normalize("NFC", text)))
