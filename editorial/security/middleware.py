"""Sessions that end, and what is noted of each request of the admin."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import SignInOutcome
from . import acts, attempts, changes, sessions
from .addresses import source_of

GetResponse = Callable[[HttpRequest], HttpResponse]
# Asked by an open editor window by itself: nobody need be there.
PINGS = "editing-sessions/"


def is_admin(request: HttpRequest) -> bool:
    """Whether the request goes to the admin."""
    return request.path.startswith(reverse("wagtailadmin_home"))


class SessionLimitsMiddleware:
    """End a session that is too old or was left alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        if user.is_authenticated and not getattr(request, "is_dummy", False):
            if sessions.is_over(request.session):
                self._end(request, user)
            elif not request.path.startswith(f"{reverse('wagtailadmin_home')}{PINGS}"):
                sessions.touch(request.session)
        return self.get_response(request)

    def _end(self, request: HttpRequest, user: Any) -> None:
        attempts.record(SignInOutcome.EXPIRED, source_of(request), user=user)
        request.session.flush()
        request.user = AnonymousUser()
        if is_admin(request):
            messages.warning(
                request, _("You were signed out because the session had ended. Sign in again.")
            )


class ActivityMiddleware:
    """In the admin: from where, what changed, what was refused, what was taken away."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_admin(request) or getattr(request, "is_dummy", False):
            return self.get_response(request)
        with changes.watching(source_of(request)) as watch:
            response = self.get_response(request)
            watch.write(request.user)
            acts.note(request, response)
        return response
