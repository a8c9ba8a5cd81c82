"""Plain text of stream fields."""

import re
from typing import Any

from django.utils.html import strip_tags

_SPACES = re.compile(r"\s+")


def stream_text(value: Any) -> str:
    """All searchable text of a StreamField value, as plain text without HTML."""
    parts = value.stream_block.get_searchable_content(value)
    return _SPACES.sub(" ", " ".join(strip_tags(str(part)) for part in parts)).strip()
