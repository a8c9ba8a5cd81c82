"""Scheduled publishing and expiry for every organisation, visited or not."""

from datetime import datetime

from django.core.management import call_command
from django.utils import timezone

from . import stamps
from .models import Organisation, ScheduledChange
from .signals import changes_due
from .tenancy import current_organisation, entered


def note_change(due_at: datetime) -> None:
    """Remember that something of the current organisation goes live or expires then."""
    organisation = current_organisation()
    if organisation:
        ScheduledChange.objects.get_or_create(organisation=organisation, due_at=due_at)


def run_due_changes() -> list[Organisation]:
    """Publish and expire what is due, in each organisation concerned; gives those."""
    due = ScheduledChange.objects.filter(due_at__lte=timezone.now()).select_related("organisation")
    rows = list(due)
    organisations = {row.organisation_id: row.organisation for row in rows}
    for organisation in organisations.values():
        with entered(organisation):
            call_command("publish_scheduled", verbosity=0)
            changes_due.send(sender=None, organisation=organisation)
            stamps.move_on_commit()  # also for what is only shown from or until a day
    ScheduledChange.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return list(organisations.values())
