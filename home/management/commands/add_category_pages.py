from argparse import RawDescriptionHelpFormatter
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandParser
from django.db import transaction
from rich.console import Console
from rich.progress import Progress

from home.builder import add_missing_pages
from sites.models import Organisation, OrganisationStatus
from sites.tenancy import entered


class Command(BaseCommand):
    """Bring existing sites up to the catalogue of information categories; it only adds."""

    help = (
        "Add the pages that the catalogue of information categories asks for and a site lacks.\n"
        "Example: ./portal manage add_category_pages --organisation xa-03649"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--organisation", help="code of one organisation; default: all")

    def handle(self, *args: Any, **options: Any) -> None:
        organisations = Organisation.objects.real().filter(status=OrganisationStatus.ACTIVE)
        if options["organisation"]:
            organisations = organisations.filter(code=options["organisation"])
        added = 0
        with Progress(console=Console(file=cast(IO[str], self.stdout))) as progress:
            for organisation in progress.track(list(organisations), description="Adding pages"):
                with entered(organisation), transaction.atomic():
                    titles = add_missing_pages(organisation)
                added += len(titles)
                for title in titles:
                    progress.console.print(f"{organisation.code}: {title}")
        self.stdout.write(f"{added} pages added.")
