"""Mails to those concerned, each written in the schema of those who get it."""

from collections.abc import Iterable
from urllib.parse import urljoin

from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.recipients import responsible_editors
from sites.models import SentCoverageRequest
from sites.tenancy import current_domain, current_organisation

from ..models import CoverageAssignment, CoverageRequest

TEMPLATE = "news/mail/coverage.txt"


@task()
def tell_office(pk: int) -> None:
    """To those who answer for the provincial portal: a unit invites, changes or withdraws."""
    row = SentCoverageRequest.objects.get(pk=pk)
    subject = _("Invitation of a reporter: %(event)s") % {"event": row.event}
    _send(subject, row, (user.email for user in responsible_editors()), _office_link(row))


@task()
def tell_reporter(pk: int) -> None:
    """To the reporter who is to go."""
    assignment = CoverageAssignment.objects.select_related("reporter").filter(sent=pk).first()
    if assignment and assignment.reporter and assignment.reporter.is_active:
        row = SentCoverageRequest.objects.get(pk=pk)
        subject = _("You are to cover: %(event)s") % {"event": row.event}
        _send(subject, row, [assignment.reporter.email], _office_link(row))


@task()
def tell_unit(pk: int) -> None:
    """To the contact person, and to whoever wrote the invitation."""
    row = SentCoverageRequest.objects.filter(pk=pk, organisation=current_organisation()).first()
    if row is None:
        return
    own = CoverageRequest.objects.select_related("requested_by").filter(pk=row.request_id).first()
    writer = own.requested_by if own else None
    recipients = {row.contact_email, writer.email if writer else row.contact_email}
    subject = _("Answer to your invitation: %(event)s") % {"event": row.event}
    _send(subject, row, recipients, _link(reverse("coverage_requests:index")))


def _send(subject: str, row: SentCoverageRequest, to: Iterable[str], link: str) -> None:
    """One mail each: nobody sees who else was written to."""
    text = render_to_string(TEMPLATE, {"row": row, "link": link})
    for address in sorted(to):
        send_mail(" ".join(subject.split()), text, None, [address])


def _office_link(row: SentCoverageRequest) -> str:
    return _link(reverse("sent_coverage_request", args=[row.pk]))


def _link(path: str) -> str:
    domain = current_domain()
    return urljoin(domain.url, path) if domain else path
