"""Mails about the workflow, to those concerned only: whose turn it is, who is late."""

from collections import defaultdict
from datetime import timedelta
from urllib.parse import urljoin

from django.core.mail import send_mail
from django.db import transaction
from django.dispatch import receiver
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from sites.periodic import enqueue_everywhere
from sites.tenancy import current_domain

from ..models import ApprovalTask, User
from ..models.board_tasks import BoardTask
from .authorship import writers_of
from .desk import Desk


@receiver(task_submitted)
def on_step_begun(instance: TaskState, user: User | None = None, **kwargs: object) -> None:
    """Somebody's turn: told by the worker, when the step is really there."""
    if isinstance(instance.task.specific, BoardTask):
        actor = user.pk if user else None
        transaction.on_commit(lambda: tell_members.enqueue(instance.pk, actor))


@task()
def tell_members(task_state_id: int, actor_id: int | None) -> None:
    """One mail to everybody who may take the step, but whoever passed the text on."""
    state = TaskState.objects.filter(pk=task_state_id).select_related("workflow_state").first()
    page = state.workflow_state.content_object if state else None
    if state is None or page is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return
    step = state.task.specific
    members = step.members(page) - {actor_id}
    if isinstance(step, ApprovalTask):
        members -= writers_of(page)
    context = {
        "page": page,
        "step": step,
        "due": state.started_at + timedelta(days=step.days),
        "link": _address(reverse("wagtailadmin_pages:edit", args=[page.pk])),
    }
    subject = _("Waiting for you: %(title)s") % {"title": page.draft_title}
    text = render_to_string("editorial/mail/step.txt", context)
    for user in User.objects.filter(pk__in=members, is_active=True):
        send_mail(subject, text, None, [user.email])


def remind_everywhere() -> None:
    """Once a day, called by the worker."""
    enqueue_everywhere(remind)


@task()
def remind() -> None:
    """One mail a person about everything of theirs that is overdue or due within a day."""
    soon = timezone.now() + timedelta(days=1)
    late = defaultdict(list)
    desk = Desk()
    for user in User.objects.filter(is_active=True):
        late[user] = [each for each in desk.waiting_for(user) if each.due <= soon]
    for user, texts in late.items():
        if texts:
            context = {"texts": texts, "link": _address(reverse("wagtailadmin_home"))}
            text = render_to_string("editorial/mail/reminder.txt", context)
            send_mail(_("Texts that wait for you"), text, None, [user.email])


def _address(path: str) -> str:
    domain = current_domain()
    return urljoin(domain.url, path) if domain else path
