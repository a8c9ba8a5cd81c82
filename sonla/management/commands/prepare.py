from typing import Any

from django.core.management import BaseCommand, call_command

from sonla.catalogues import compile_catalogues


class Command(BaseCommand):
    """Everything between an empty database and a network that can be provisioned."""

    help = (
        "Compile catalogues, collect static files, migrate every schema, capture templates.\n"
        "Example: ./portal manage prepare"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate_network")
