"""Mails about requests, each written in the schema of those who get it or who answered."""

from urllib.parse import urljoin

from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from sites.models import NetworkSettings, RequestToUnit
from sites.tenancy import current_domain, current_organisation

from ...models import Board
from ...recipients import responsible_editors

TEMPLATE = "editorial/people/mail/request.txt"


@task()
def tell_unit(row_id: int) -> None:
    """To the unit's contact officers; to who answers for its site while it has none."""
    row = _own(row_id)
    if row is None:
        return
    officers = Board.current().contact_officers.values_list("email", flat=True)
    addresses = set(officers) or set(responsible_editors().values_list("email", flat=True))
    domain = current_domain()
    path = reverse("request_to_answer", args=[row.pk])
    context = {"row": row, "link": urljoin(domain.url, path) if domain else path}
    text = render_to_string(TEMPLATE, context)
    subject = _("The province's board asks: %(subject)s") % {"subject": row.request.subject}
    for address in sorted(addresses):
        send_mail(" ".join(subject.split()), text, None, [address])


@task()
def tell_province(row_id: int) -> None:
    """To the province's board: a unit answered."""
    row = _own(row_id)
    recipients = NetworkSettings.current().email_list
    if row is None or not recipients:
        return
    names = {"unit": row.organisation, "subject": row.request.subject}
    subject = _("%(unit)s answers: %(subject)s") % names
    text = render_to_string(TEMPLATE, {"row": row, "link": row.link})
    send_mail(" ".join(subject.split()), text, None, recipients)


def _own(row_id: int) -> RequestToUnit | None:
    rows = RequestToUnit.objects.filter(pk=row_id, organisation=current_organisation())
    return rows.select_related("request", "organisation").first()
