from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class TreatyPartner(Orderable):
    """A foreign party to a treaty or agreement; an international organisation has no country."""

    page = ParentalKey("legal.TreatyPage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name of the partner"), max_length=300)
    country = models.CharField(_("country"), max_length=100, blank=True, db_index=True)

    class Meta(Orderable.Meta):
        verbose_name = _("foreign party")
        verbose_name_plural = _("foreign parties")

    def __str__(self) -> str:
        if not self.country or self.country in self.name:
            return self.name
        return f"{self.name} ({self.country})"
