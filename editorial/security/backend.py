"""Passwords are checked here, whichever form they come from; never faster than allowed."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from ..models import SignInOutcome, User
from ..people.collaborators.terms import end_role, lapsed
from . import attempts
from .addresses import source_of


class GuardedBackend(ModelBackend):
    """Django's own, behind the count of wrong passwords (R214).

    Django hashes the password also when no account has the address, so that the time tells
    nothing. What was refused is left on the request as ``sign_in_refusal`` for the form.
    """

    @sensitive_variables("password")
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The account, or None.

        Raises:
            PermissionDenied: locked, or another attempt on the account is under way.
        """
        if username is None or password is None:
            return None
        email, source = attempts.account_key(username), source_of(request)
        with transaction.atomic():
            refused = (
                attempts.refusal(email, source)
                if attempts.claim(email)
                else attempts.Refusal(until=None)
            )
            if refused is None:
                found: Any = super().authenticate(request, username, password, **kwargs)
                if found is None:
                    attempts.record(SignInOutcome.WRONG, source, email=email)
                return found
            if refused.until:
                attempts.note_refusal(email, source)
        if request is not None:
            request.sign_in_refusal = refused  # type: ignore[attr-defined]
        raise PermissionDenied

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        """None: rights come from roles only (editorial.roles), and nothing is asked for them."""
        return Permission.objects.none()

    def get_user(self, user_id: int) -> User | None:
        """The account of a session, without a role whose time is over (R75)."""
        user = User.objects.annotate(lapsed=lapsed()).filter(pk=user_id).first()
        if user is not None and user.lapsed:
            end_role([user])
        return user if user and self.user_can_authenticate(user) else None
