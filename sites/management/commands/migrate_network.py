from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from sites.migrating import (
    MigrationInProgress,
    SchemaResult,
    migrate_network,
    migrate_schema,
    migration_lock,
    schemas_behind,
)
from sites.provisioning.templates import outdated_kinds, refresh_template


class Command(BaseCommand):
    """Migrate the public schema, then every organisation that is behind, then the templates."""

    help = (
        "Bring every schema up to date; safe to interrupt and to run again.\n"
        "Example: ./portal migrate"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with migration_lock():
                migrate_schema("public")
                self._migrate_organisations()
                self._refresh_templates()
        except MigrationInProgress:
            raise CommandError("another process migrates the network at this moment") from None

    def _migrate_organisations(self) -> None:
        behind = schemas_behind()
        if not behind:
            self.stdout.write("Every schema is up to date.")
            return
        with Progress(console=Console(file=cast(IO[str], self.stdout))) as progress:
            bar = progress.add_task("Migrating", total=len(behind))

            def report(result: SchemaResult) -> None:
                progress.advance(bar)
                if result.error:
                    progress.console.print(f"{result.schema}: {result.error}")

            results = migrate_network(behind, report)
        failed = [result.schema for result in results if result.error]
        self.stdout.write(f"Migrated {len(results) - len(failed)} of {len(results)} schemas.")
        if failed:
            raise CommandError(f"not migrated: {', '.join(failed)}. Mend the cause and run again.")

    def _refresh_templates(self) -> None:
        kinds = outdated_kinds()
        with Progress(console=Console(file=cast(IO[str], self.stdout))) as progress:
            for kind in progress.track(kinds, description="Capturing templates"):
                refresh_template(kind)
