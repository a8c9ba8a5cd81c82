from django.db import models
from django.utils.translation import gettext_lazy as _


class Partner(models.Model):
    """An agency or newspaper that the board exchanges content with (Art. 17.1.e; R145)."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)
    agreement = models.CharField(
        _("agreement"),
        max_length=300,
        blank=True,
        help_text=_("Number and date of the paper that the cooperation rests on."),
    )

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
