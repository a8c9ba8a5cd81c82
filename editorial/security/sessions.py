"""How long a session lasts, and how a person ends all the others (R56)."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest

from ..models import SignInOutcome, User
from . import attempts
from .addresses import source_of

SIGNED_IN = "signed_in_at"
SEEN = "seen_at"
SEEN_EVERY = 60  # seconds: a session is not written more often


def begin(session: Any) -> None:
    """Note when the session began."""
    session[SIGNED_IN] = session[SEEN] = int(time.time())


def is_over(session: Any) -> bool:
    """Whether it is too old, or nothing was asked for too long."""
    now = time.time()
    began, seen = session.get(SIGNED_IN), session.get(SEEN)
    if began is None or seen is None:
        begin(session)
        return False
    return bool(
        now - began > settings.SESSION_COOKIE_AGE
        or now - seen > settings.SESSION_IDLE.total_seconds()
    )


def touch(session: Any) -> None:
    """Somebody is there."""
    now = int(time.time())
    if now - session.get(SEEN, 0) >= SEEN_EVERY:
        session[SEEN] = now


def end_others(request: HttpRequest) -> None:
    """End every session of the person but this one."""
    user: Any = request.user
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    attempts.record(SignInOutcome.ENDED, source_of(request), user=user)
