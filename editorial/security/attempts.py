"""Sign-ins of the current organisation: kept, counted, refused for a while (R56, R214).

A lock is no state of its own: it follows from the entries, which are only ever added.
Removing a lock is one more entry. Addresses that no account has are treated alike, so that
a refusal tells nobody which accounts exist.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max
from django.utils import timezone

from sites.connection import connection as tenant_connection

from ..models import SignInAttempt, SignInOutcome, User
from ..models.sign_in_attempt import EMAIL_LENGTH, SignInAttemptQuerySet
from .addresses import Source

RESET_WINDOW = timedelta(hours=1)
SHOWN_LOCKS = 100
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Refusal:
    """Until when the door stays shut; None: while another attempt is at it."""

    until: datetime | None

    @property
    def minutes(self) -> int:
        """Whole minutes left, at least one."""
        left = (self.until - timezone.now()).total_seconds() if self.until else 0
        return max(1, -(-int(left) // 60))


@dataclass(frozen=True)
class Lock:
    """An account's address, or a network, that is refused now."""

    email: str
    network: str
    until: datetime


def account_key(typed: object) -> str:
    """What was typed as an address, in the form that attempts are counted by. As wide as the
    database's comparison without case: no other spelling opens the same account uncounted."""
    return _CONTROLS.sub("", str(typed or "")).strip().upper().lower()[:EMAIL_LENGTH]


def record(outcome: str, source: Source, *, email: str = "", user: Any = None) -> SignInAttempt:
    """Add an entry."""
    return SignInAttempt.objects.create(
        action=outcome,
        email=account_key(email or getattr(user, "email", "")),
        user_id=getattr(user, "pk", None),
        address=source.address,
        network=source.network,
        agent=source.agent,
    )


def claim(email: str) -> bool:
    """Be the only one who tries this account until the transaction ends: many attempts at
    the same moment would all be counted too late. False: another one is at it."""
    name = f"sign-in:{tenant_connection.schema_name}:{email}"
    number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return bool(cursor.fetchone()[0])


def refusal(email: str, source: Source) -> Refusal | None:
    """Why an attempt on this account from this source is not even tried, or None."""
    until = max(filter(None, [_account_until(email, source), _network_until(source)]), default=None)
    return Refusal(until) if until else None


def note_refusal(email: str, source: Source) -> None:
    """Add that a lock held, once a lock and source: a log cannot be flooded from outside."""
    since = timezone.now() - settings.SIGN_IN_LOCK
    known = SignInAttempt.objects.filter(
        action=SignInOutcome.LOCKED, email=email, network=source.network, timestamp__gt=since
    )
    if not known.exists():
        record(SignInOutcome.LOCKED, source, email=email)


def _account_until(email: str, source: Source) -> datetime | None:
    """An account is locked for the whole world by failures from anywhere, except for networks
    that it came from lately: these are counted one by one. Otherwise anybody could keep an
    editor out of the office's own machines for ever."""
    entries = SignInAttempt.objects.filter(email=email)
    lately = timezone.now() - settings.SIGN_IN_FAMILIAR
    came = entries.filter(
        action=SignInOutcome.SUCCESS, network=source.network, timestamp__gt=lately
    ).aggregate(last=Max("timestamp"))["last"]
    failures = entries.filter(action=SignInOutcome.WRONG)
    if came and source.network:
        failures = failures.filter(network=source.network, timestamp__gt=came)
    unlocked = entries.filter(action=SignInOutcome.UNLOCKED)
    return _locked_until(failures, unlocked, settings.SIGN_IN_ACCOUNT_FAILURES)


def _network_until(source: Source) -> datetime | None:
    if not source.network:
        return None
    entries = SignInAttempt.objects.filter(network=source.network)
    unlocked = SignInAttempt.objects.filter(
        action=SignInOutcome.UNLOCKED, network=source.network, email=""
    )
    failures = entries.filter(action=SignInOutcome.WRONG)
    return _locked_until(failures, unlocked, settings.SIGN_IN_ADDRESS_FAILURES)


def _locked_until(
    failures: SignInAttemptQuerySet, unlocked: SignInAttemptQuerySet, limit: int
) -> datetime | None:
    now = timezone.now()
    since = now - settings.SIGN_IN_WINDOW - settings.SIGN_IN_LOCK
    opened = unlocked.filter(timestamp__gt=since).aggregate(last=Max("timestamp"))["last"]
    times = list(
        failures.filter(timestamp__gt=opened or since)
        .order_by("-timestamp")
        .values_list("timestamp", flat=True)[:limit]
    )
    if len(times) < limit or times[0] - times[-1] > settings.SIGN_IN_WINDOW:
        return None
    until: datetime = times[0] + settings.SIGN_IN_LOCK
    return until if until > now else None


def reset_refusal(email: str, source: Source) -> Refusal | None:
    """Why no new password may be asked for now, or None."""
    since = timezone.now() - RESET_WINDOW
    asked = SignInAttempt.objects.filter(action=SignInOutcome.RESET, timestamp__gt=since)
    counts = [(asked.filter(email=email), settings.PASSWORD_RESETS_OF_ACCOUNT)]
    if source.network:
        of_network = asked.filter(network=source.network)
        counts.append((of_network, settings.PASSWORD_RESETS_OF_ADDRESS))
    untils = [_reset_until(entries, limit) for entries, limit in counts]
    until = max(filter(None, untils), default=None)
    return Refusal(until) if until else None


def _reset_until(entries: SignInAttemptQuerySet, limit: int) -> datetime | None:
    """When the oldest of the last so many requests is out of the window."""
    times = list(entries.order_by("-timestamp").values_list("timestamp", flat=True)[:limit])
    return times[-1] + RESET_WINDOW if len(times) == limit else None


def locks() -> list[Lock]:
    """Accounts and networks that are refused now, those that last longest first."""
    found = [
        *_locks_of("email", settings.SIGN_IN_ACCOUNT_FAILURES),
        *_locks_of("network", settings.SIGN_IN_ADDRESS_FAILURES),
    ]
    return sorted(found, key=lambda lock: lock.until, reverse=True)[:SHOWN_LOCKS]


def _locks_of(field: str, limit: int) -> Iterable[Lock]:
    since = timezone.now() - settings.SIGN_IN_WINDOW - settings.SIGN_IN_LOCK
    recent = SignInAttempt.objects.filter(action=SignInOutcome.WRONG, timestamp__gt=since)
    often = recent.exclude(**{field: ""}).order_by().values(field).annotate(times=Count("pk"))
    for row in often.filter(times__gte=limit).order_by("-times")[:SHOWN_LOCKS]:
        value = row[field]
        is_account = field == "email"
        until = (
            _account_until(value, Source()) if is_account else _network_until(Source(None, value))
        )
        if until:
            yield Lock(value if is_account else "", "" if is_account else value, until)


def unlock(by: User, source: Source, *, email: str = "", network: str = "") -> None:
    """Remove the lock of an account, or of a network."""
    SignInAttempt.objects.create(
        action=SignInOutcome.UNLOCKED,
        email=account_key(email),
        user_id=by.pk,
        address=source.address,
        network="" if email else network,
        agent=source.agent,
    )
