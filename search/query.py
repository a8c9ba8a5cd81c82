"""What a citizen typed, as words and phrases (R125). Any text is a valid query."""

import re
from dataclasses import dataclass

from sites.published import MAX_WORD
from vietnamese.folding import fold, normalize, tokens

MAX_LENGTH = 300  # characters that are read; the page says when there were more
MAX_TERMS = 24  # words and phrases together
_QUOTES = re.compile('["“”„«»]')

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """``words``: every one must occur; ``phrases``: their words in this order, side by side.

    All as ``vietnamese.folding.tokens`` gives them, with the marks that were typed.
    ``is_cut``: more was typed than is searched.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def parse(text: str) -> Terms:
    """Words and quoted phrases of a text; nothing for a text without letters and digits."""
    # Cut first, roughly: NFD writes one letter as three characters at most.
    normal = normalize(text[: 4 * MAX_LENGTH]).strip()
    pieces = [_words(piece) for piece in _QUOTES.split(normal[:MAX_LENGTH])]
    quoted = pieces[1::2]
    plain = [word for piece in pieces[::2] for word in piece]
    if len(pieces) % 2 == 0:  # the last quotation mark stays open: plain words follow it
        plain += quoted.pop()
    phrases = tuple(dict.fromkeys(tuple(phrase) for phrase in quoted if phrase))
    words = tuple(dict.fromkeys(plain))
    return Terms(
        words[: max(MAX_TERMS - len(phrases), 0)],
        phrases[:MAX_TERMS],
        is_cut=len(normal) > MAX_LENGTH or len(words) + len(phrases) > MAX_TERMS,
    )


def folded(words: Phrase) -> Phrase:
    """The words in their searchable form."""
    return tuple(fold(word) for word in words)


def _words(text: str) -> list[str]:
    return [word[:MAX_WORD] for word in tokens(text)]
