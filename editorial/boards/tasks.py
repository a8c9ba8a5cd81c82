"""What follows a board by itself: terms that begin and end, and word to the province."""

from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.boards import due_records, recorded
from sites.models import NetworkSettings
from sites.tenancy import current_organisation, entered

from .records import reconcile


def refresh_due() -> None:
    """Hand the boards whose terms changed to the worker; called once a day. Reads the
    register only."""
    for row in due_records(timezone.localdate()):
        with entered(row.organisation):
            refresh.enqueue()


@task()
def refresh() -> None:
    """Write the register's row of the current organisation anew."""
    organisation = current_organisation()
    if organisation:
        reconcile(organisation, mend=True)


@task()
def tell_province() -> None:
    """Send the province's board what a unit must send it: its decision and its contact
    officers (Arts. 13.1, 13.3; R78, R81, R82)."""
    organisation = current_organisation()
    summary = recorded(organisation) if organisation else None
    recipients = NetworkSettings.current().email_list
    if summary is None or not recipients:
        return
    send_mail(
        _("Editorial board of %(organisation)s") % {"organisation": organisation},
        render_to_string(
            "editorial/boards/to_province.txt", {"organisation": organisation, "board": summary}
        ),
        None,
        recipients,
    )
