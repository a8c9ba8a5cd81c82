from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.geography import EAST, NORTH, OUTSIDE, SOUTH, WEST

from ..models.image import PortalImage
from .detail_page import DetailPage, detail_panels


class RelicRank(models.TextChoices):
    """Ranks of the Law on Cultural Heritage."""

    SPECIAL = "special", _("Special national")
    NATIONAL = "national", _("National")
    PROVINCIAL = "provincial", _("Provincial")
    UNRANKED = "unranked", _("Not ranked")


class RelicPage(DetailPage):
    """A relic or scenic spot (Art. 16.6; R116)."""

    place = models.CharField(_("place"), max_length=300)
    rank = models.CharField(_("rank"), max_length=20, choices=RelicRank)
    decision = models.CharField(_("ranking decision"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    picture = models.ForeignKey(
        PortalImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text"), max_length=300, blank=True)

    facts = ("place", "rank", "decision", "latitude", "longitude")
    card_facts = ("place", "rank")
    filters = ("rank",)
    order = ("title", "pk")
    content_panels = detail_panels("picture", "picture_alt", *facts)
    template = "home/relic_page.html"

    class Meta:
        verbose_name = _("relic or scenic spot")
        verbose_name_plural = _("relics and scenic spots")

    def clean_facts(self) -> None:
        """Coordinates lie in the province; a picture has an alternative text (R46)."""
        errors = {}
        if self.latitude is not None and not SOUTH <= self.latitude <= NORTH:
            errors["latitude"] = OUTSIDE
        if self.longitude is not None and not WEST <= self.longitude <= EAST:
            errors["longitude"] = OUTSIDE
        if self.picture and not self.picture_alt.strip():
            errors["picture_alt"] = _("Say what the picture shows.")
        if errors:
            raise ValidationError(errors)
