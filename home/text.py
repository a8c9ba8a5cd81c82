"""Texts as pages and search show them."""

import re
from datetime import date
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import get_language

from vietnamese.dates import long_date

_SPACES = re.compile(r"\s+")


def stream_text(value: Any) -> str:
    """All searchable text of a StreamField value, as plain text without HTML."""
    parts = value.stream_block.get_searchable_content(value)
    return _SPACES.sub(" ", " ".join(strip_tags(str(part)) for part in parts)).strip()


def shown_day(day: date) -> str:
    """A date with its weekday, in the reader's language."""
    return long_date(day) if get_language() == "vi" else day.strftime("%A, %d/%m/%Y")
