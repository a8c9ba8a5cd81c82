from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management import BaseCommand
from wagtail.models import Page

from legal import effects, entries
from legal.pages import LegalDocumentPage
from sites import stamps
from sites.periodic import each_open_organisation


class Command(BaseCommand):
    """Derive every status and every row of the libraries' search anew."""

    help = "Rebuild effect statuses and search rows of legal documents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "example:\n  ./portal manage rebuild_legal --organisation vpub"
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--organisation", help="code of one organisation; all by default")

    def handle(self, *args: Any, **options: Any) -> None:
        for organisation in each_open_organisation():
            if options["organisation"] in (None, organisation.code):
                changed = effects.refresh(LegalDocumentPage.objects.values_list("pk", flat=True))
                count = entries.sync_below(Page.get_first_root_node())
                stamps.move_on_commit()
                self.stdout.write(f"{organisation.code}: {count} documents, {changed} mended")
