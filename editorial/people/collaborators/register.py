"""Lists for the provincial portal, through the network's register: the unit writes its list, the
Provincial Office its answer. Neither reads the other's schema."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.models import (
    ENTRY_FIELDS,
    CollaboratorListStatus,
    NetworkSettings,
    SentCollaborator,
    SentCollaboratorList,
)
from sites.tenancy import current_domain, current_organisation, entered

from ...models import Collaborator, CollaboratorList

TOLD = ("status", "reason", "decision_number", "decision_date", "decided_by")


def send(of_list: CollaboratorList, people: Iterable[Collaborator]) -> SentCollaboratorList:
    """Lay a list before the Provincial Office; what it held of the list before goes."""
    row, _created = SentCollaboratorList.objects.update_or_create(
        organisation=current_organisation(),
        list_id=of_list.pk,
        defaults={
            "year": of_list.year,
            "until_day": of_list.last_day,
            "sent_by": of_list.sent_by,
            "sent_at": of_list.sent_at or timezone.now(),
            "status": CollaboratorListStatus.SENT,
            "reason": "",
            "decided_by": "",
            "decided_at": None,
        },
    )
    row.people.all().delete()
    SentCollaborator.objects.bulk_create(
        SentCollaborator(
            sent_list=row,
            sort_order=place,
            **{name: getattr(person, name) for name in ENTRY_FIELDS},
        )
        for place, person in enumerate(people)
    )
    tell_province.enqueue(row.pk)
    return row


def take_back(of_list: CollaboratorList) -> bool:
    """Withdraw what the Provincial Office has not decided yet; False when it has."""
    row = SentCollaboratorList.objects.select_for_update().filter(
        organisation=current_organisation(), list_id=of_list.pk
    )
    found = row.first()
    if found is None or not found.waits:
        return False
    found.delete()
    return True


def answer(row: SentCollaboratorList) -> None:
    """Save the Provincial Office's answer; the unit's own task takes it over."""
    row.save()
    with entered(row.organisation):
        take_answer.enqueue(row.pk)


@task()
def take_answer(row_id: int) -> None:
    """Take over into the unit's own list what the register says of it, and tell the sender."""
    row = SentCollaboratorList.objects.filter(
        pk=row_id, organisation=current_organisation()
    ).first()
    if row is None:
        return
    values = {name: getattr(row, name) for name in TOLD}
    found = CollaboratorList.objects.filter(pk=row.list_id, status=CollaboratorListStatus.SENT)
    if found.update(**values):
        tell_sender.enqueue(row.list_id)


@task()
def tell_sender(list_id: int) -> None:
    """To whoever sent the list: what was decided."""
    of_list = CollaboratorList.objects.filter(pk=list_id).first()
    if of_list is None or not of_list.sender_email:
        return
    link = _link(reverse("collaborator_list", args=[of_list.pk]))
    text = render_to_string(
        "editorial/people/mail/list_answer.txt", {"of_list": of_list, "link": link}
    )
    subject = f"{of_list}: {of_list.get_status_display()}"
    send_mail(subject, text, None, [of_list.sender_email])


@task()
def tell_province(row_id: int) -> None:
    """To the province's board: a unit has sent its list (Art. 12.6)."""
    row = SentCollaboratorList.objects.filter(
        pk=row_id, organisation=current_organisation()
    ).first()
    recipients = NetworkSettings.current().email_list
    if row is None or not recipients:
        return
    names = {"unit": row.organisation, "year": row.year}
    subject = _("List of collaborators of %(unit)s for %(year)d") % names
    context: dict[str, Any] = {"row": row, "people": row.people.all()}
    text = render_to_string("editorial/people/mail/list_sent.txt", context)
    send_mail(subject, text, None, recipients)


def _link(path: str) -> str:
    domain = current_domain()
    return urljoin(domain.url, path) if domain else path
