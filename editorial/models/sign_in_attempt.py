from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EMAIL_LENGTH = 254
AGENT_LENGTH = 200


class SignInOutcome(models.TextChoices):
    """What came of it."""

    SUCCESS = "success", _("signed in")
    WRONG = "wrong", _("wrong address or password")
    LOCKED = "locked", _("refused: locked")
    RESET = "reset", _("asked for a new password")
    SIGNED_OUT = "signed-out", _("signed out")
    EXPIRED = "expired", _("session ended by itself")
    ENDED = "ended", _("ended the other sessions")
    UNLOCKED = "unlocked", _("lock removed")


class EntryIsFinal(TypeError):
    """Entries of the log are added, never changed; old ones go by ``prune_activity``."""


class SignInAttemptQuerySet(models.QuerySet["SignInAttempt"]):
    """The database refuses changes too; this says why."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise EntryIsFinal

    def delete(self) -> NoReturn:
        raise EntryIsFinal


class SignInAttempt(models.Model):
    """One thing that happened at the door of the admin (R56, R214). Never changed.

    ``timestamp``, ``user`` and ``action`` are named as in Wagtail's log entries, which the
    report on activity reads together with these.
    """

    timestamp = models.DateTimeField(_("time"), default=timezone.now, db_index=True)
    email = models.CharField(
        _("e-mail address"),
        max_length=EMAIL_LENGTH,
        blank=True,
        help_text=_("As typed, also when no account has it."),
    )
    # Like Wagtail's log: stays when the account is gone.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    address = models.GenericIPAddressField(_("network address"), null=True, blank=True)
    network = models.CharField(
        max_length=43, blank=True, help_text="The address, or the /64 of an IPv6 address."
    )
    agent = models.CharField(_("browser"), max_length=AGENT_LENGTH, blank=True)
    action = models.CharField(_("outcome"), max_length=20, choices=SignInOutcome.choices)

    objects = SignInAttemptQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-timestamp", "-pk"]
        default_permissions = ()
        permissions = [
            ("view_activity", _("Can read the activity log")),
            ("unlock_sign_in", _("Can remove a lock after wrong passwords")),
        ]
        indexes = [
            models.Index(fields=["email", "-timestamp"], name="sign_in_of_account"),
            models.Index(fields=["network", "-timestamp"], name="sign_in_of_network"),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_action_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry.

        Raises:
            EntryIsFinal: it was saved before.
        """
        if not self._state.adding:
            raise EntryIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise EntryIsFinal
