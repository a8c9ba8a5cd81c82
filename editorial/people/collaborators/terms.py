"""The role of a collaborator holds while a term runs, and not a day longer (R75).

Taken away by the daily job, and from an account that comes before the job does, at each request
(``security.backend``), where asking costs no statement more than reading the account.
"""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.tasks import task
from django.utils import timezone
from wagtail.log_actions import log

from sites.periodic import enqueue_everywhere

from ...invitations import invite
from ...models import CollaboratorTerm, User
from ...roles import COLLABORATOR

BEGIN, END = "portal.collaborator_begin", "portal.collaborator_end"


def lapsed() -> Q:
    """Of accounts: holds the role although no term of today allows it."""
    members = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=COLLABORATOR.name)
    terms = CollaboratorTerm.objects.running().filter(user=OuterRef("pk"))
    return Q(Exists(members)) & ~Q(Exists(terms))


def end_role(users: list[User]) -> None:
    """Take the role from these accounts; what else they are stays."""
    group = Group.objects.filter(name=COLLABORATOR.name).first()
    if group is None:
        return
    for user in users:
        user.groups.remove(group)
        log(user, END)


def refresh_everywhere() -> None:
    """Once a day, called by the worker."""
    enqueue_everywhere(refresh)


@task()
def refresh() -> None:
    """Begin and end what is due in the organisation at work."""
    today = timezone.localdate()
    due = CollaboratorTerm.objects.running().filter(begun_at=None)
    for pk in list(due.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():  # two workers at once: each term is one worker's
            term = due.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
            if term:
                _begin(term)
    over = CollaboratorTerm.objects.filter(ended_at=None, until_day__lt=today)
    over.update(ended_at=timezone.now())
    end_role(list(User.objects.filter(lapsed())))


def _begin(term: CollaboratorTerm) -> None:
    """Give the account its role; who never had a password is invited."""
    user = User.objects.filter(email__iexact=term.email).first()
    if user is None or not user.has_usable_password():
        user = invite(term.email, [COLLABORATOR], full_name=term.full_name, position=term.position)
    else:
        user.groups.add(Group.objects.get(name=COLLABORATOR.name))
        log(user, BEGIN)
    term.user, term.begun_at = user, timezone.now()
    term.save(update_fields=["user", "begun_at"])


def strike_off(term: CollaboratorTerm) -> None:
    """End one term before its time."""
    term.ended_at = timezone.now()
    term.save(update_fields=["ended_at"])
    if term.user_id:
        end_role(list(User.objects.filter(lapsed(), pk=term.user_id)))


def without_term() -> QuerySet[User]:
    """Accounts that somebody gave the role by hand: they lose it when they come."""
    return User.objects.filter(lapsed())
