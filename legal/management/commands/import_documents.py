from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from legal.exchange.jobs import counts, make_job
from legal.exchange.records import Source, SourceRefused
from legal.exchange.report import changes, report_rows
from legal.exchange.running import Options, Run
from legal.exchange.sources import source_named
from legal.models import LegalImport, LegalLibraryPage, Outcome
from sites.models import Organisation
from sites.spreadsheets import write_csv
from sites.tenancy import entered

SHOWN = 50  # changes that a dry run prints; the report has all


class Command(BaseCommand):
    """Import documents into an organisation's library; a second run changes nothing."""

    help = (
        "Import documents from a folder or ZIP with metadata.csv (or .json, .xlsx) and files,\n"
        "from such a table alone, or from a source named in LEGAL_SOURCES.\n"
        "Can be interrupted and run again: what was written is found unchanged.\n"
        "Without --publish they are drafts; with it, what lacks a part is kept as a draft.\n"
        "Example: ./portal manage import_documents van-ban-2024.zip "
        "--organisation so-tu-phap --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("source", help="folder, .zip, .csv, .xlsx, .json, or name of a source")
        parser.add_argument("--organisation", required=True, help="code of the organisation")
        parser.add_argument("--library", type=int, help="number of the library's page, of several")
        parser.add_argument("--dry-run", action="store_true", help="show, write nothing")
        parser.add_argument("--publish", action="store_true", help="publish at once")
        parser.add_argument(
            "--without-files",
            action="store_true",
            help="publish also what has no file; such documents are listed as lacking one",
        )
        parser.add_argument("--report", type=Path, help="write a line for every record (CSV)")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.real().filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"no organisation has the code {options['organisation']}")
        try:
            source = source_named(options["source"])
            with entered(organisation):
                self._import(source, options)
        except (SourceRefused, OSError) as error:
            raise CommandError(str(error)) from error

    def _import(self, source: Source, options: dict[str, Any]) -> None:
        library = library_with(options["library"])
        job = make_job(library, source.name)
        run = Run(
            source,
            job,
            Options(
                dry_run=options["dry_run"],
                publish=options["publish"],
                without_files=options["without_files"],
            ),
        )
        try:
            self._follow(run)
        finally:
            self._tell(job, options)

    def _follow(self, run: Run) -> None:
        console = Console(file=cast(IO[str], self.stdout))
        columns = (*Progress.get_default_columns(), MofNCompleteColumn())
        with Progress(*columns, console=console) as progress:
            bar = progress.add_task("Documents", total=None)
            for job in run.steps():
                progress.update(bar, completed=job.done, total=job.total)

    def _tell(self, job: LegalImport, options: dict[str, Any]) -> None:
        rows = job.rows.exclude(notes=[]) if not options["dry_run"] else job.rows
        shown = rows.exclude(outcome=Outcome.UNCHANGED, notes=[])
        for row in shown[:SHOWN]:
            self.stdout.write(f"{row.line}: {row.symbol} ({row.get_outcome_display()})")
            if options["dry_run"] and row.outcome == Outcome.CHANGED:
                self.stdout.write(changes(row))
            for note in row.notes:
                self.stderr.write(f"{row.line}: {note}")
        if len(shown) > SHOWN:
            self.stdout.write(f"… {len(shown) - SHOWN} more; --report FILE has all.")
        if path := options["report"]:
            with path.open("w", encoding="utf-8", newline="") as file:
                write_csv(report_rows(job), file)
        found = counts(job)
        verb = "would be" if options["dry_run"] else "were"
        self.stdout.write(
            f"{found['new']} {verb} added, {found['changed']} {verb} changed, "
            f"{found['unchanged']} are the same, {found['refused']} refused."
        )


def library_with(pk: int | None) -> LegalLibraryPage:
    """The organisation's library with this number, or its only one."""
    libraries = LegalLibraryPage.objects.order_by("path")
    found = list(libraries.filter(pk=pk) if pk else libraries)
    if len(found) == 1 or (found and found[0].category):
        return found[0]
    raise CommandError(
        "choose one with --library: " + ", ".join(f"{page.pk} {page.title}" for page in found)
        if found
        else "the organisation has no such library"
    )
