"""Invitation by a link that works once: no default password exists anywhere."""

from urllib.parse import urljoin

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.connection import connection
from sites.models import Domain
from sites.tenancy import current_domain, current_organisation

from .models import User
from .roles import Role
from .security.acts import INVITE


class InvitationTokenGenerator(PasswordResetTokenGenerator):
    """A token of one account in one schema; void once a password is set."""

    key_salt = "editorial.invitation"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{connection.schema_name}{super()._make_hash_value(user, timestamp)}"


tokens = InvitationTokenGenerator()


def invite(email: str, roles: list[Role], *, full_name: str = "", position: str = "") -> User:
    """Make an account without a password, give it its roles, and send its invitation."""
    family_name, _space, given_name = full_name.strip().rpartition(" ")
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(
        email, first_name=given_name, last_name=family_name, position=position
    )
    user.groups.add(*Group.objects.filter(name__in=[role.name for role in roles]))
    log(user, INVITE, data={"roles": [role.name for role in roles]})
    send_invitation.enqueue(user.pk)
    return user


def invitation_link(user: User, domain: Domain | None = None) -> str:
    """Absolute one-time address at which the invited person chooses a password."""
    domain = domain or current_domain()
    if domain is None:
        raise LookupError("an invitation belongs to an organisation with a site")
    path = reverse(
        "invitation",
        kwargs={
            "uid": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": tokens.make_token(user),
        },
    )
    return urljoin(domain.url, path)


def invited_user(uid: str, token: str) -> User | None:
    """The account that a link opens in this organisation, or None when it opens none."""
    try:
        primary_key = int(urlsafe_base64_decode(uid))
    except (ValueError, OverflowError):
        return None
    user = User.objects.filter(pk=primary_key, is_active=True).first()
    return user if user and tokens.check_token(user, token) else None


@task()
def send_invitation(user_id: int) -> None:
    """Mail the invitation; run by the worker, in the organisation's schema."""
    user = User.objects.get(pk=user_id)
    organisation = current_organisation()
    context = {"user": user, "organisation": organisation, "link": invitation_link(user)}
    send_mail(
        _("Invitation to write for the website of %(organisation)s")
        % {"organisation": organisation},
        render_to_string("editorial/invitation.txt", context),
        None,
        [user.email],
    )
