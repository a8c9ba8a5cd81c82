"""Mails wait in the organisation's own table until the mail server took them.

The default mailer of the project: whoever sends a mail, Wagtail included, has it kept, sent by
the worker, and tried again while the server is down.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from sites.tenancy import current_organisation

from .models.outgoing_mail import OutgoingMail

DIRECT = "direct"  # the mailer that talks to the server
# Waits before the second and later attempts; after the last, somebody must look.
WAITS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720, 1440))


class KeepingBackend(BaseEmailBackend):
    """Keeps mails in the schema at work; outside every organisation they are sent at once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if current_organisation() is None:
            return int(mailers[DIRECT].send_messages(email_messages) or 0)
        for message in email_messages:
            _keep(message)
        return len(email_messages)


def _keep(message: Any) -> None:
    kept = OutgoingMail.objects.create(
        recipients=message.recipients(),
        subject=" ".join(str(message.subject).split())[:500],
        text=message.body,
        html=next((each.content for each in getattr(message, "alternatives", [])), ""),
        sender=message.from_email,
    )
    transaction.on_commit(lambda: deliver.enqueue(kept.pk))


@task()
def deliver(mail_id: int) -> None:
    """Hand one mail to the server; when it cannot be, say why and try again later."""
    kept = OutgoingMail.objects.filter(pk=mail_id, sent_at=None).first()
    if kept is None:
        return
    message = EmailMultiAlternatives(kept.subject, kept.text, kept.sender, kept.recipients)
    if kept.html:
        message.attach_alternative(kept.html, "text/html")
    try:
        mailers[DIRECT].send_messages([message])
    except OSError as error:  # smtplib's errors are OSErrors
        _try_again(kept, error)
    else:
        kept.sent_at, kept.error = timezone.now(), ""
        kept.save(update_fields=["sent_at", "error"])


def _try_again(kept: OutgoingMail, error: OSError) -> None:
    kept.attempts += 1
    kept.error = f"{type(error).__name__}: {error}"[:500]
    kept.save(update_fields=["attempts", "error"])
    if kept.attempts <= len(WAITS):
        at = timezone.now() + WAITS[kept.attempts - 1]
        deliver.using(run_after=at).enqueue(kept.pk)
