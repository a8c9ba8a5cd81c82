from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from demonstration.network import (
    MANY,
    bring_sites_in_step,
    fill_units,
    missing_units,
    one_at_a_time,
    organisations_of,
    place_units,
    provision_units,
    tidy_database,
    units_to_fill,
    write_report,
)
from demonstration.people import sign_in_links
from demonstration.units import units
from sites.models import Organisation
from sites.provisioning import InvalidOrder
from sites.provisioning.templates import TemplateOutdated

EXAMPLE = """example:
  ./portal manage demonstrate --sites few
  ./portal manage demonstrate --sites all     every unit of the province, 235 sites

An interrupted run is finished by the next one. Sites that hold news are left as they are.
"""


class Command(BaseCommand):
    """Make the demonstration network and fill it with honest content."""

    help = "Provision the units of Sơn La, fill their sites, and make sign-in links."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = EXAMPLE
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--sites", choices=["few", "all"], default="few")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = units(few=options["sites"] == "few")
        bar = Progress(console=Console(file=cast(IO[str], self.stdout)))
        with one_at_a_time(), bar as progress:
            made = self._provision(progress, wanted)
            organisations = organisations_of(wanted)
            place_units(wanted, organisations)
            bring_sites_in_step(Organisation.objects.real())
            todo = units_to_fill(wanted, organisations)
            task = progress.add_task("Filling sites", total=len(todo), visible=bool(todo))
            articles = fill_units(todo, organisations, lambda: progress.advance(task))
            if made > MANY:
                task = progress.add_task("Tidying the database", total=None)
                tidy_database()
                progress.update(task, total=1, completed=1)
        path = write_report(sign_in_links(organisations))
        self.stdout.write(f"{made} organisations and {articles} articles made; see {path}")

    def _provision(self, progress: Progress, wanted: list[Any]) -> int:
        missing = missing_units(wanted)
        task = progress.add_task("Provisioning", total=len(missing), visible=bool(missing))
        try:
            return provision_units(missing, lambda: progress.advance(task))
        except InvalidOrder as error:
            reason = "\n".join(error.messages)
            raise CommandError(
                f"{reason}\nWas this network made for another base domain? Use its --base-domain, "
                "or another PORTAL_HOME."
            ) from None
        except TemplateOutdated as error:
            raise CommandError(
                f"the template “{error}” is out of date: ./portal manage prepare"
            ) from None
