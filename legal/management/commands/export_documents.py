from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from legal.exchange.export import documents_of, write_zip
from sites.models import Organisation
from sites.tenancy import entered

from .import_documents import library_with


class Command(BaseCommand):
    """Write the published documents of a library as a ZIP that import_documents reads."""

    help = (
        "Write a library's published documents, with files and texts, as a ZIP.\n"
        "An import of it into an empty library gives the same documents.\n"
        "Example: ./portal manage export_documents van-ban.zip --organisation so-tu-phap"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path, help="the ZIP to write; must not exist")
        parser.add_argument("--organisation", required=True, help="code of the organisation")
        parser.add_argument("--library", type=int, help="number of the library's page, of several")
        parser.add_argument("--without-files", action="store_true", help="metadata and texts only")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.real().filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"no organisation has the code {options['organisation']}")
        try:
            with entered(organisation), options["file"].open("xb") as file:
                self._export(file, options)
        except OSError as error:
            raise CommandError(str(error)) from error

    def _export(self, file: IO[bytes], options: dict[str, Any]) -> None:
        library = library_with(options["library"])
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        number = 0
        with Progress(*columns, console=Console(file=cast(IO[str], self.stdout))) as progress:
            bar = progress.add_task("Documents", total=documents_of(library).count())
            for number in write_zip(library, file, with_files=not options["without_files"]):
                progress.update(bar, completed=number)
        self.stdout.write(f"{number} documents were written.")
