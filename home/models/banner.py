from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ..media_library.official_links import validate_official_link
from .declaration import Declared
from .image import PortalImage

STRIP_RATIO = 2  # width : height at least


class Purpose(models.TextChoices):
    """What a banner is for; advertising is not among it (Art. 22; R217)."""

    CAMPAIGN = "campaign", _("public campaign")
    LINK = "link", _("link to another site")
    NOTICE = "notice", _("notice")


class Place(models.TextChoices):
    """Where on a home page a banner stands."""

    STRIP = "strip", _("in the strip at the top of the home page")
    SIDE = "side", _("in the side column of the home page")
    BLOCK = "block", _("only where a Banners block of the home page shows it")


class BannerQuerySet(models.QuerySet["Banner"]):
    def running(self, day: date) -> "BannerQuerySet":
        """Those shown on a day: from the first until the last, both included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_home_page(self, page: models.Model) -> "BannerQuerySet":
        """Those for the site with this home page, or for every site of the organisation."""
        return self.filter(Q(site=None) | Q(site__root_page=page.pk))


class Banner(Declared):
    """A picture that invites to a campaign, another site or a notice, with a declaration that
    nobody pays for it (R72, R217). It ends by itself."""

    title = models.CharField(
        _("title"), max_length=150, help_text=_("For editors: readers see the picture.")
    )
    image = models.ForeignKey(
        PortalImage, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+"
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "All words that stand in the picture, and where it leads. Empty: the alternative "
            "text that the picture has in the library."
        ),
    )
    link = models.CharField(
        _("leads to"),
        max_length=500,
        blank=True,
        validators=[validate_official_link],
        help_text=_(
            "A path of this site, such as /tin-tuc/, or an address of the network or the state."
        ),
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Shown until the end of this day. Only a link to another site may have none."),
    )
    place = models.CharField(
        _("place on the page"), max_length=20, choices=Place, default=Place.STRIP
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers stand first.")
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: on every site of the organisation."),
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        errors = {**self._wrong_days(), **self._wrong_picture()}
        if self.purpose == Purpose.LINK and not self.link:
            errors["link"] = gettext("A banner that links needs an address.")
        if errors:
            raise ValidationError(errors)

    def _wrong_days(self) -> dict[str, Any]:
        if not self.ends_on and self.purpose in (Purpose.CAMPAIGN, Purpose.NOTICE):
            return {"ends_on": gettext("Say until when it is shown.")}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            return {"ends_on": gettext("The last day is before the first.")}
        return {}

    def _wrong_picture(self) -> dict[str, Any]:
        picture = PortalImage.objects.filter(pk=self.image_id).first()
        if picture is None:
            return {}
        self.alt_text = self.alt_text.strip() or picture.default_alt_text
        if not self.alt_text:
            return {"alt_text": gettext("Say what the picture shows.")}
        if self.place == Place.STRIP and picture.width < STRIP_RATIO * picture.height:
            text = gettext("The strip needs a wide picture: at least twice as wide as high.")
            return {"image": text}
        return {}

    @property
    def changes_at(self) -> list[datetime]:
        """When it appears and disappears by itself."""
        ends = [self.ends_on + timedelta(days=1)] if self.ends_on else []
        midnights = (datetime.combine(day, time.min) for day in (self.starts_on, *ends))
        return [timezone.make_aware(each) for each in midnights]

    @property
    def state(self) -> str:
        """In words, for the list of banners."""
        today = timezone.localdate()
        if self.starts_on > today:
            return gettext("not yet shown")
        if self.ends_on and self.ends_on < today:
            return gettext("over")
        return gettext("shown now")
