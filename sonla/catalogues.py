"""Message catalogues, compiled without gettext's programs."""

from pathlib import Path

import polib
from django.conf import settings


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
