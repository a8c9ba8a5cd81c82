from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from editorial.boards.records import reconcile
from sites.models import Organisation


class Command(BaseCommand):
    """Compare the network's register of boards with every organisation's board."""

    help = (
        "Rebuild the register of boards and report what differed.\n"
        "Example: ./portal manage rebuild_boards --check      (report only; fails on a difference)"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="report, change nothing")
        parser.add_argument("--organisation", default="", help="code of one organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        organisations = Organisation.objects.real()
        if options["organisation"]:
            organisations = organisations.filter(code=options["organisation"])
            if not organisations:
                raise CommandError(f"no organisation has the code {options['organisation']}")
        total = 0
        for organisation in organisations:
            found = reconcile(organisation, mend=not options["check"])
            if found:
                total += 1
                self.stdout.write(f"{organisation.code}: {', '.join(found)}")
        word = "found" if options["check"] else "mended"
        self.stdout.write(f"{len(organisations)} organisations, {total} differences {word}.")
        if options["check"] and total:
            raise CommandError("the register differs from the boards")
