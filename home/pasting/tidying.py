"""All text in one form whenever it is saved, wherever it came from (R43)."""

from django.db import models

from vietnamese.legacy import may_be_legacy
from vietnamese.mending import mend

from .texts import change_texts


def tidy(instance: models.Model) -> None:
    """Mend every text of `instance` before it is saved."""
    change_texts(instance, tidy_text)


def tidy_text(text: str) -> str:
    """NFC, true Đ, plain single spaces, nothing hidden; legacy text waits for its conversion.

    A page's editor is told of legacy text after saving (``hooks``).
    """
    if text.isascii() and "  " not in text and text.isprintable():
        return text
    return text if may_be_legacy(text) else mend(text).text
