"""Screens of the administration as a newcomer sees them: kept as pictures, read for English."""

import functools
import re

import polib

from sonla.paths import ROOT
from tests.database import HOME

FOLDER = HOME / "screens"  # what CI keeps of a run
WORD = re.compile(r"[A-Za-z]{3,}")
NO_WORDS = re.compile(r"%\(\w+\)\w|\{[^}]*\}|<[^>]*>|&\w+;|\S+/\S*|\S*\w\.\w\S*")
# Names, and words that Vietnamese offices write as they are.
ALLOWED = {
    "word", "unicode", "email", "example", "org", "https", "http", "www", "localhost", "docx",
    "jpg", "jpeg", "png", "webp", "avif", "pdf", "html", "txt", "url", "facebook", "zalo", "rss",
    "wagtail", "sonla", "gov", "tohieu", "thanhpho", "creative", "commons", "attribution", "viet",
    "sharealike", "zero", "website", "ctrl", "cc", "by", "facts",
}  # fmt: skip


@functools.cache
def english() -> frozenset[str]:
    """Words of the English messages that no Vietnamese message has."""
    paths = [*ROOT.glob("locale/vi/**/*.po"), *ROOT.glob("locale_packages/vi/**/*.po")]
    entries = [entry for path in paths for entry in polib.pofile(str(path)) if entry.translated()]
    sources = " ".join(f"{entry.msgid} {entry.msgid_plural}" for entry in entries)
    ours = " ".join(f"{entry.msgstr} {' '.join(entry.msgstr_plural.values())}" for entry in entries)
    return frozenset(words(sources) - words(ours) - ALLOWED)


def words(text: str) -> set[str]:
    """Words of three letters and more, but those of addresses, files and variables."""
    without_variables = re.sub(
        r"%\(\w+\)\w|\{[^}]*\}|<[^>]*>|&\w+;|\S+/\S*|\S*\w\.\w\S*", " ", text
    )
    return {word.lower() for word in WORD.findall(without_variables)}


class Screens:
    """``look(page, "soan-bai")`` keeps a numbered picture and refuses English words."""

    def __init__(self, name: str = "") -> None:
        self.folder = FOLDER / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.number = 0

    def look(self, page, name: str, quoted: str = "") -> None:
        """``quoted``: a Vietnamese text that is shown and has words of its own."""
        self.number += 1
        page.screenshot(path=self.folder / f"{self.number:02}-{name}.png", full_page=True)
        found = words(page.locator("body").inner_text()) & english() - words(quoted)
        assert not found, (name, sorted(found))
