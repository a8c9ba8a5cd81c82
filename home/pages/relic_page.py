from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models.image import PortalImage
from .detail_page import DetailPage, detail_panels

# A frame around the province, in degrees (WGS 84), a little wider than its border:
# 20°39'-22°02' N, 103°11'-105°02' E.
SOUTH, NORTH = 20.55, 22.15
WEST, EAST = 103.05, 105.15


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
            errors["latitude"] = _("This place is outside the province.")
        if self.longitude is not None and not WEST <= self.longitude <= EAST:
            errors["longitude"] = _("This place is outside the province.")
        if self.picture and not self.picture_alt.strip():
            errors["picture_alt"] = _("Say what the picture shows.")
        if errors:
            raise ValidationError(errors)
