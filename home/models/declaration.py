from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DECLARATION = {"declared_by", "declared_name", "declared_at"}


class Declared(models.Model):
    """Something that a person answered for by ticking a declaration: who, and when.

    The name stands beside the account: what was declared outlives the account.
    """

    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("declared by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    declared_by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    declared_name = models.CharField(
        _("name of who declared"), max_length=300, blank=True, editable=False
    )
    declared_at = models.DateTimeField(_("declared on"), null=True, editable=False)

    class Meta:
        abstract = True

    def declare(self, user: Any) -> None:
        """Note that ``user`` declares it now; saved with the rest."""
        self.declared_by = user
        self.declared_name = user.get_full_name() or user.get_username()
        self.declared_at = timezone.now()
