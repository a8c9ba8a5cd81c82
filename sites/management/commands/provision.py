from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import IO, Any, cast

from django.core.management import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from sites.blueprints import BLUEPRINTS
from sites.provisioning import InvalidOrder, Order, provision
from sites.provisioning.templates import TemplateOutdated
from sites.provisioning.units_csv import COLUMNS, InvalidFile, check_orders, read_orders

EXAMPLES = """examples:
  ./portal provision --kind commune --name "Phường Tô Hiệu" --parent thanhpho
  ./portal provision --kind department --name "Sở Tư pháp" --host stp --email vp@stp.sonla.gov.vn
  ./portal provision --from units.csv      columns: {columns}
""".format(columns=", ".join(COLUMNS))


class Command(BaseCommand):
    """Make one site, or every site of a CSV file."""

    requires_system_checks: tuple[str, ...] = ()  # ./portal migrate made them; half a second
    help = "Make a new organisation with its site, pages, groups and first account (R68)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = EXAMPLES
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--kind", choices=list(BLUEPRINTS))
        parser.add_argument("--name", help="full official name, in Vietnamese")
        parser.add_argument("--host", default="", help="suggested from the name when absent")
        parser.add_argument("--parent", default="", help="code, host or label of the parent unit")
        parser.add_argument("--code", default="", help="identity that never changes")
        parser.add_argument("--name-en", default="")
        parser.add_argument("--email", default="", help="first account, invited by a link")
        parser.add_argument("--contact-name", default="", help="full name of the first account")
        parser.add_argument("--lat", default="", help="degrees north, for the map of the province")
        parser.add_argument("--lon", default="", help="degrees east")
        parser.add_argument("--from", dest="file", type=Path, help="CSV file of many units")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["file"]:
                self._from_file(options["file"])
            elif options["kind"] and options["name"]:
                self._one(Order(**{column: options[column] for column in COLUMNS}))
            else:
                raise CommandError("give --kind and --name, or --from FILE; see --help")
        except TemplateOutdated as error:
            raise CommandError(f"the template “{error}” is out of date: ./portal migrate") from None
        except FileNotFoundError as error:
            raise CommandError(str(error)) from None

    def _one(self, order: Order) -> None:
        try:
            done = provision(order)
        except InvalidOrder as error:
            raise CommandError("\n".join(error.messages)) from None
        word = "made" if done.created else "was there already"
        self.stdout.write(
            f"{done.organisation} [{done.organisation.code}] {word}: {done.domain.url}/"
        )

    def _from_file(self, path: Path) -> None:
        try:
            orders = read_orders(path)
            check_orders(orders)
        except InvalidFile as error:
            raise CommandError(f"nothing was made.\n{error}") from None
        made = 0
        with Progress(console=Console(file=cast(IO[str], self.stdout))) as progress:
            for _line, order in progress.track(orders, description="Provisioning"):
                made += provision(order).created
        self.stdout.write(f"{made} made, {len(orders) - made} were there already.")
