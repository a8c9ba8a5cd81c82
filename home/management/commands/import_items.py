from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import IO, Any, cast

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress

from home.imports.plan import Plan, plan_import
from home.imports.reading import read
from home.imports.running import write
from home.models import CategoryListPage
from sites.models import Organisation
from sites.tenancy import entered


class Command(BaseCommand):
    """Import rows into the list of a category; a second run of the same file changes nothing."""

    help = (
        "Import rows from a CSV, XLSX or JSON file into the list of an information category.\n"
        "Can be interrupted and run again: only what still differs is written.\n"
        "Example: ./portal manage import_items --organisation so-tu-phap "
        "--category procedures --file tthc.csv --preview"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--organisation", required=True, help="code of the organisation")
        parser.add_argument("--category", required=True, help="code of the category")
        parser.add_argument("--file", required=True, type=Path)
        parser.add_argument("--preview", action="store_true", help="show, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.real().filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"no organisation has the code {options['organisation']}")
        with entered(organisation):
            self._import(options["category"], options["file"], preview=options["preview"])

    def _import(self, category: str, file: Path, *, preview: bool) -> None:
        into = CategoryListPage.objects.filter(category=category).first()
        if into is None:
            raise CommandError(f"the organisation has no list of the category {category}")
        try:
            plan = plan_import(into, read(file.name, file.read_bytes()))
        except (ValidationError, OSError) as error:
            raise CommandError("; ".join(getattr(error, "messages", [str(error)]))) from error
        for line, reason in plan.errors:
            self.stderr.write(f"line {line}: {reason}")
        if not preview:
            self._write(plan, into)
        verb = "would be" if preview else "were"
        self.stdout.write(
            f"{len(plan.created)} {verb} added, {len(plan.altered)} {verb} changed, "
            f"{plan.unchanged} are the same, {len(plan.errors)} lines left out."
        )

    def _write(self, plan: Plan, into: CategoryListPage) -> None:
        with Progress(console=Console(file=cast(IO[str], self.stdout))) as progress:
            bar = progress.add_task("Importing", total=len(plan.changes))
            for done in write(plan, into, None):
                progress.update(bar, completed=done)
