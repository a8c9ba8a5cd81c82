from argparse import ArgumentParser
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from home.links.collecting import collect_links, count_by_state
from home.links.tasks import ask_due_links, report
from home.models import CheckedLink
from sites.models import Organisation
from sites.tenancy import entered


class Command(BaseCommand):
    """Ask the links of one organisation's pages, now."""

    help = (
        "Ask every address that an organisation's published pages link to; those that do not "
        "answer are named. Can be interrupted and run again.\n"
        "Example: ./portal manage check_links xa-03649"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="code of the organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.real().filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"no organisation has the code {options['organisation']}")
        with entered(organisation), Progress(console=self._console()) as progress:
            bar = progress.add_task("Asking", total=collect_links())
            for _link in ask_due_links():
                progress.advance(bar)
            report()
            links, broken = count_by_state()
            for link in CheckedLink.objects.broken():
                self.stdout.write(f"{link.url}: {link.state}")
        self.stdout.write(f"{links} links, {broken} do not answer.")

    def _console(self) -> Console:
        return Console(file=cast(IO[str], self.stdout))
