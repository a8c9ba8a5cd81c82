"""What ``deactivate`` and ``reactivate`` share."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError

from sites.models import Organisation
from sites.provisioning.order import find_parent as find_organisation


class StatusCommand(BaseCommand):
    """Changes the status of one organisation, named by code, host or label."""

    change: Callable[[Organisation], None]
    done: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="code, host or label")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            organisation = find_organisation(options["organisation"])
            if organisation is None:
                raise CommandError("name an organisation")
            type(self).change(organisation)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        self.stdout.write(f"{organisation} [{organisation.code}]: {self.done}")
