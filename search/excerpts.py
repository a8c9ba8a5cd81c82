"""The place of a text where the words stand, with the words marked."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vietnamese.folding import spans

LENGTH = 260  # characters
BEFORE = 60  # of them before the first word found


def excerpt(text: str, folded: set[str]) -> SafeString:
    """HTML of about ``LENGTH`` characters around the first word found; escaped."""
    found = [(start, end) for word, start, end in spans(text) if word in folded]
    start = _word_start(text, max(found[0][0] - BEFORE, 0)) if found else 0
    end = _word_end(text, start + LENGTH)
    parts = ["… " if start else ""]
    position = start
    for first, last in found:
        if first >= start and last <= end:
            parts += [escape(text[position:first]), "<mark>", escape(text[first:last]), "</mark>"]
            position = last
    parts += [escape(text[position:end]), " …" if end < len(text) else ""]
    return mark_safe("".join(parts))


def _word_start(text: str, position: int) -> int:
    space = text.rfind(" ", 0, position + 1)
    return space + 1 if space >= 0 else 0


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.find(" ", position)
    return space if 0 <= space < position + 40 else position
