from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from editorial.board import update_roles
from sites.models import Organisation
from sites.tenancy import entered


class Command(BaseCommand):
    """Bring the groups of every organisation up to the table of roles."""

    help = (
        "Give the groups of every organisation, its templates included, exactly the rights of "
        "editorial/roles.py. Can be interrupted and run again; a second run changes nothing.\n"
        "Example: ./portal manage update_roles            (or: --organisation xa-03649)"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", default="", help="code of one organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        organisations = Organisation.objects.all()
        if options["organisation"]:
            organisations = organisations.filter(code=options["organisation"])
            if not organisations:
                raise CommandError(f"no organisation has the code {options['organisation']}")
        total = 0
        for organisation in organisations:
            with entered(organisation), transaction.atomic():
                changed = update_roles(organisation)
            total += bool(changed)
            if changed:
                self.stdout.write(f"{organisation.code}: {', '.join(changed)}")
        self.stdout.write(f"{len(organisations)} organisations, {total} changed.")
