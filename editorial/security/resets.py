"""The mail with the link at which a new password is chosen; sent by the worker."""

from urllib.parse import urljoin

from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from sites.tenancy import current_domain, current_organisation

from ..models import User


@task()
def send_reset(email: str) -> None:
    """Mail the account that has this address; nothing when none has."""
    domain = current_domain()
    if domain is None:
        return
    for user in PasswordResetForm().get_users(email):
        context = {
            "user": user,
            "organisation": current_organisation(),
            "link": urljoin(domain.url, _path(user)),
        }
        text = render_to_string("editorial/password_reset.txt", context)
        send_mail(_("Choose a new password"), text, None, [user.email])


def _path(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("wagtailadmin_password_reset_confirm", kwargs={"uidb64": uid, "token": token})
