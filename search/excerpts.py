"""The place of a text where the words stand, with the words marked."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vietnamese.folding import spans, tokens

from .query import Phrase, Terms, folded

LENGTH = 260  # characters
BEFORE = 60  # of them before the first word found
MAX_SCANNED = 20_000  # characters of a text that are looked through: 10 ms


@dataclass(frozen=True)
class Match:
    """A word or phrase of the query, from ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True)
class Window:
    """The part of a text to show, and the matches in it."""

    text: str
    start: int
    end: int
    matches: tuple[Match, ...] = ()

    @property
    def score(self) -> int:
        """How many different words and phrases it shows."""
        return len({match.phrase for match in self.matches})


def excerpt(terms: Terms, *texts: str) -> SafeString:
    """HTML of the place that shows the most of ``terms``; the earliest of equals.

    Everything is escaped but the ``<mark>`` around what was found.
    """
    windows = [best_window(text[:MAX_SCANNED], terms) for text in texts if text]
    best = max(windows, key=lambda window: window.score, default=Window("", 0, 0))
    return _html(best)


def best_window(text: str, terms: Terms) -> Window:
    """The place of one text that shows the most of ``terms``; its beginning if it has none."""
    matches = list(find(text, terms))
    best = _window(text, 0, matches)
    for first, match in enumerate(matches):
        window = _window(text, match.start - BEFORE, matches[first:])
        if window.score > best.score:
            best = window
    return best


def find(text: str, terms: Terms) -> Iterator[Match]:
    """Where the words and phrases of ``terms`` stand."""
    phrases = [(word,) for word in folded(terms.words)] + list(terms.phrases)
    beginning_with: dict[str, list[tuple[Phrase, Phrase]]] = defaultdict(list)
    for phrase in phrases:
        bare = folded(phrase)
        beginning_with[bare[0]].append((phrase, bare))
    places = list(spans(text))
    for index, (word, start, _end) in enumerate(places):
        for phrase, bare in beginning_with.get(word, ()):
            run = places[index : index + len(bare)]
            end = run[-1][2]
            if tuple(place[0] for place in run) == bare and (
                phrase == bare or tuple(tokens(text[start:end])) == phrase
            ):
                yield Match(start, end, phrase)


def _window(text: str, start: int, matches: list[Match]) -> Window:
    start = _word_start(text, start) if start > 0 else 0
    end = _word_end(text, start + LENGTH)
    shown = []
    for match in matches:
        if match.start >= end:
            break
        if start <= match.start and match.end <= end:
            shown.append(match)
    return Window(text, start, end, tuple(shown))


def _html(window: Window) -> SafeString:
    text, position = window.text, window.start
    parts = ["… " if window.start else ""]
    for match in window.matches:
        if match.start >= position:  # a phrase may hold a word that is asked for as well
            parts += [escape(text[position : match.start]), _mark(text[match.start : match.end])]
            position = match.end
    parts += [escape(text[position : window.end]), " …" if window.end < len(text) else ""]
    return mark_safe("".join(parts))


def _mark(text: str) -> str:
    return f"<mark>{escape(text)}</mark>"


def _word_start(text: str, position: int) -> int:
    space = text.rfind(" ", 0, position + 1)
    return space + 1 if space >= 0 else 0


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.find(" ", position)
    return space if 0 <= space < position + 40 else position
