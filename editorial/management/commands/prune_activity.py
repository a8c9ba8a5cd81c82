from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError

from editorial.security.retention import oldest_kept, prune
from sites.models import Organisation
from sites.tenancy import entered


class Command(BaseCommand):
    """Remove what is too old from the activity logs."""

    help = (
        "Remove entries of the activity log and of the sign-ins that are older than the months "
        "to be kept (24 unless ACTIVITY_LOG_MONTHS or --months says otherwise; at least 12). Who "
        "published a page that still stands is kept. The worker does this by itself every week.\n"
        "Example: ./portal manage prune_activity --dry-run xa-03649"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "organisation", nargs="*", help="codes of organisations; all when none is given"
        )
        parser.add_argument("--months", type=int, help="how long entries are kept, at least 12")
        parser.add_argument("--dry-run", action="store_true", help="only count what would go")

    def handle(self, *args: Any, **options: Any) -> None:
        organisations = Organisation.objects.real().order_by("code")
        codes = set(options["organisation"])
        if codes:
            organisations = organisations.filter(code__in=codes)
            unknown = codes - {each.code for each in organisations}
            if unknown:
                raise CommandError(f"no organisation has the code {', '.join(sorted(unknown))}")
        try:
            oldest_kept(options["months"])
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        for organisation in organisations:
            with entered(organisation):
                gone = prune(options["months"], dry_run=options["dry_run"])
            self.stdout.write(f"{organisation.code}: {gone}")
