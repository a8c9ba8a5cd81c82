from typing import Any

import polib
from django.core.management import BaseCommand

from sonla.catalogues import DOMAINS, OURS_FOR_PACKAGES, key_of, package_messages


class Command(BaseCommand):
    """Bring our catalogue for the packages up to date with the installed versions."""

    help = (
        "After an upgrade: add what the installed packages say and nobody has translated to "
        "locale_packages/, drop what they no longer say. Then translate what is left empty.\n"
        "Example: ./portal manage package_messages"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for domain in DOMAINS:
            path = OURS_FOR_PACKAGES / f"{domain}.po"
            catalogue = polib.pofile(str(path), wrapwidth=98)
            wanted = package_messages(domain)
            known = {key_of(entry): entry for entry in catalogue}
            gone = [entry for key, entry in known.items() if key not in wanted]
            new = [_empty(entry) for key, entry in wanted.items() if key not in known]
            for entry in gone:
                catalogue.remove(entry)
            catalogue.extend(new)
            catalogue.save(str(path))
            self.stdout.write(f"{domain}: {len(new)} new, {len(gone)} dropped.")


def _empty(entry: polib.POEntry) -> polib.POEntry:
    plural = {0: ""} if entry.msgid_plural else {}
    return polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr_plural=plural,
        flags=[flag for flag in entry.flags if flag.endswith("-format")],
    )
