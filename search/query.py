"""What a citizen typed, as words and phrases (R125). Any text is a valid query."""

import re
from dataclasses import dataclass

from vietnamese.folding import fold, normalize, tokens

MAX_LENGTH = 300  # characters read; more is cut
MAX_WORDS = 24
MAX_WORD = 60
_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True)
class Terms:
    """``words``: every one must occur; ``phrases``: in this order, side by side."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def folded(self) -> set[str]:
        """All words in folded form, to mark them in excerpts."""
        return {fold(word) for part in (self.words, *self.phrases) for word in part}


def parse(text: str) -> Terms:
    """Words and quoted phrases of a text; nothing for a text without letters and digits."""
    text = normalize(text[:MAX_LENGTH])
    phrases = [_words(match[1]) for match in _PHRASE.finditer(text)]
    words = _words(_PHRASE.sub(" ", text))
    words += [phrase[0] for phrase in phrases if len(phrase) == 1]
    return Terms(
        tuple(dict.fromkeys(words))[:MAX_WORDS],
        tuple(tuple(phrase) for phrase in phrases if len(phrase) > 1)[:MAX_WORDS],
    )


def _words(text: str) -> list[str]:
    return [word[:MAX_WORD] for word in tokens(text)][:MAX_WORDS]
