"""Legacy text that is already in a saved page: found, shown, converted when confirmed."""

from collections.abc import Callable
from typing import Any

from django.db import models

from vietnamese import legacy
from vietnamese.mending import mend

from .texts import change_texts


def legacy_of(instance: models.Model) -> str | None:
    """The encoding of the instance's legacy text, or None where all is Unicode."""
    return legacy.find(_texts(instance))


def differences(instance: models.Model, encoding: str) -> list[tuple[str, str]]:
    """Each text that conversion would change, before and after."""
    change = converter(_texts(instance), encoding)
    return [(text, new) for text in _texts(instance) if (new := change(text)) != text]


def convert_page(page: Any, encoding: str, user: Any) -> None:
    """Convert and mend the legacy text of `page`, and save it as a new draft."""
    change_texts(page, converter(_texts(page), encoding))
    page.save_revision(user=user, log_action=True, clean=False)


def converter(texts: list[str], encoding: str) -> Callable[[str], str]:
    """What turns a legacy text among `texts` into Unicode and leaves the others alone."""
    is_pure = not any(legacy.is_unicode(text) for text in texts)

    def change(text: str) -> str:
        if not legacy.improves(text, encoding, at_least_equal=is_pure):
            return text
        return mend(legacy.convert(text, encoding)).text

    return change


def _texts(instance: models.Model) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        if not text.isascii():
            found.append(text)
        return text

    change_texts(instance, note)
    return found
