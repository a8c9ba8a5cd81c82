"""How long the log is kept: whole for ``ACTIVITY_LOG_MONTHS``, then without the small things.

Who published, approved or returned a page that still stands is kept as long as the page is
there (R73: responsibility for what is published).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.tasks import task
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from sites.periodic import enqueue_everywhere

from ..models import SignInAttempt

LEAST_MONTHS = 12
DAYS_A_MONTH = 31  # rather a few days longer than too short
ANSWERABLE = (
    Q(action__startswith="wagtail.publish")
    | Q(action__startswith="wagtail.unpublish")
    | Q(action__startswith="wagtail.workflow")
    | Q(action__startswith="wagtail.moderation")
    | Q(action__startswith="editorial.")
)


def oldest_kept(months: int | None = None) -> datetime:
    """Entries before this moment may go.

    Raises:
        ImproperlyConfigured: fewer than the twelve months that the law asks for.
    """
    months = settings.ACTIVITY_LOG_MONTHS if months is None else months
    if months < LEAST_MONTHS:
        raise ImproperlyConfigured(f"the activity log is kept for at least {LEAST_MONTHS} months")
    return timezone.now() - timedelta(days=months * DAYS_A_MONTH)


@contextmanager
def upkeep() -> Iterator[None]:
    """Inside, and in this transaction only, the database lets entries go."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.log_upkeep', 'on', true)")
        yield
        cursor.execute("SELECT set_config('portal.log_upkeep', 'off', true)")


def prune(months: int | None = None, *, dry_run: bool = False) -> int:
    """Remove what is too old in the current organisation; gives the number of entries."""
    before = oldest_kept(months)
    standing = Exists(Page.objects.filter(pk=OuterRef("page_id")))
    old = [
        PageLogEntry.objects.filter(timestamp__lt=before).exclude(ANSWERABLE & Q(standing)),
        ModelLogEntry.objects.filter(timestamp__lt=before),
        SignInAttempt.objects.filter(timestamp__lt=before),
    ]
    if dry_run:
        return sum(rows.count() for rows in old)
    with upkeep():
        return sum(rows._raw_delete(rows.db) for rows in old)


def prune_everywhere() -> None:
    """In every open organisation; called by the worker once a week."""
    enqueue_everywhere(prune_here)


@task()
def prune_here() -> None:
    """Also forgets sessions that are over."""
    prune()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
