"""Message catalogues, compiled without gettext's programs; what the packages leave to us."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings

from .paths import ROOT

DOMAINS = ("django", "djangojs")
LANGUAGE = "vi"
OURS_FOR_PACKAGES = ROOT / "locale_packages" / LANGUAGE / "LC_MESSAGES"

# Packages whose messages an editor can meet. Parts that are not installed are left out.
PACKAGES = (
    "wagtail",
    "wagtail_localize",
    "wagtail_modeladmin",
    "taggit",
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
)
NOT_INSTALLED = (
    "contrib/search_promotions",
    "contrib/simple_translation",
    "contrib/styleguide",
    "contrib/table_block",
)

Key = tuple[str | None, str]


def catalogues() -> list[Path]:
    """Our catalogues of every language."""
    return [path for root in settings.LOCALE_PATHS for path in sorted(Path(root).rglob("*.po"))]


def compile_catalogues() -> None:
    """Write the .mo beside each .po that is newer than it."""
    for source in catalogues():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            partial = target.with_suffix(".part")
            polib.pofile(str(source)).save_as_mofile(str(partial))
            partial.replace(target)


def package_messages(domain: str) -> dict[Key, polib.POEntry]:
    """Messages of the installed packages that they do not translate themselves, or that we
    translate in our own terms; by context and text."""
    ours = {key_of(entry) for entry in polib.pofile(str(OURS_FOR_PACKAGES / f"{domain}.po"))}
    found: dict[Key, polib.POEntry] = {}
    for source in _sources(domain):
        theirs = _translated(source.parents[2] / LANGUAGE)
        for entry in polib.pofile(str(source)):
            key = key_of(entry)
            if entry.obsolete or (key in theirs and key not in ours):
                continue
            if key not in found or entry.msgid_plural:
                found[key] = entry
    return found


def key_of(entry: polib.POEntry) -> Key:
    """What tells a message of a catalogue from the others."""
    return entry.msgctxt, entry.msgid


def _sources(domain: str) -> Iterator[Path]:
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None:
            raise LookupError(f"{package} is not installed")
        for folder in spec.submodule_search_locations or []:
            for path in sorted(Path(folder).rglob(f"locale/en/LC_MESSAGES/{domain}.po")):
                if not any(part in path.as_posix() for part in NOT_INSTALLED):
                    yield path


def _translated(language: Path) -> set[Key]:
    return {
        key_of(entry)
        for path in language.glob("LC_MESSAGES/*.po")
        for entry in polib.pofile(str(path)).translated_entries()
    }
