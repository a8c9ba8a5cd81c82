from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management import BaseCommand

from legal import effects
from legal.issuers import name_own_bodies
from legal.pages import LegalDocumentPage
from sites import stamps
from sites.periodic import each_open_organisation


class Command(BaseCommand):
    """Derive the effect status of every document anew, and name the bodies of the place in a
    library that came with a migration; ``rebuild_published`` mends the rest."""

    help = "Derive the effect statuses of legal documents anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "example:\n  ./portal manage rebuild_legal --organisation vpub"
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--organisation", help="code of one organisation; all by default")

    def handle(self, *args: Any, **options: Any) -> None:
        for organisation in each_open_organisation():
            if options["organisation"] in (None, organisation.code):
                name_own_bodies(organisation)
                pks = list(LegalDocumentPage.objects.values_list("pk", flat=True))
                changed = effects.refresh(pks)
                if changed:
                    stamps.move_on_commit()
                self.stdout.write(f"{organisation.code}: {len(pks)} documents, {changed} mended")
