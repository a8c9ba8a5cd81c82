from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EditorProfile(models.Model):
    """What an editor knows: the field, the qualification (Art. 21.1; R208)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="profile",
    )
    field = models.CharField(
        _("field"),
        max_length=300,
        blank=True,
        help_text=_("What this person knows and writes about, for example agriculture."),
    )
    qualification = models.CharField(
        _("qualification"),
        max_length=300,
        blank=True,
        help_text=_("Degrees, certificates, classes of political theory."),
    )

    class Meta:
        verbose_name = _("profile of an editor")
        verbose_name_plural = _("profiles of editors")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(self.user)
