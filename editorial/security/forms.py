"""The admin's door: signing in, asking for a new password."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from ..models import SignInOutcome
from ..models.sign_in_attempt import EMAIL_LENGTH
from . import attempts
from .addresses import source_of
from .changes import current_source
from .resets import send_reset

BUSY = _("Another sign-in with this account is under way. Try again in a moment.")
LOCKED = _(
    "Signing in with this account, or from your network, was refused after several wrong "
    "passwords. Try again in %(minutes)d minutes, or ask the head of the editorial board to "
    "remove the lock."
)
TOO_MANY_RESETS = _(
    "A new password was asked for several times. Look into your mailbox, also among unwanted "
    "mail, or try again in %(minutes)d minutes."
)


class SignInForm(LoginForm):
    """Says no more than that it was wrong, or how long it is locked."""

    username = forms.CharField(
        label=_("E-mail address"),
        max_length=EMAIL_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "placeholder": _("Enter the password")}
        ),
    )
    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": _("The e-mail address or the password is wrong. Try again."),
    }

    def clean(self) -> dict[str, Any]:
        """What is no address at all counts as an attempt too."""
        if self.errors and self.data.get(self.add_prefix("password")):
            email = attempts.account_key(self.data.get(self.add_prefix("username")))
            source = source_of(self.request)
            if attempts.refusal(email, source) is None:
                attempts.record(SignInOutcome.WRONG, source, email=email)
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def get_invalid_login_error(self) -> ValidationError:
        refused: attempts.Refusal | None = getattr(self.request, "sign_in_refusal", None)
        if refused is None:
            error: ValidationError = super().get_invalid_login_error()
            return error
        if refused.until is None:
            return ValidationError(BUSY, code="busy")
        return ValidationError(LOCKED, code="locked", params={"minutes": refused.minutes})


class PasswordResetForm(WagtailPasswordResetForm):
    """Asks the worker for the mail: neither answer nor time tell whether the account exists."""

    email = forms.EmailField(
        label=_("E-mail address of your account"),
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """The address, unless it was asked for too often."""
        email = attempts.account_key(self.cleaned_data["email"])
        refused = attempts.reset_refusal(email, current_source())
        if refused:
            raise ValidationError(TOO_MANY_RESETS, params={"minutes": refused.minutes})
        return email

    def save(self, **kwargs: Any) -> None:
        """Called by Wagtail's view when the form is valid."""
        email = self.cleaned_data["email"]
        attempts.record(SignInOutcome.RESET, current_source(), email=email)
        send_reset.enqueue(email)
