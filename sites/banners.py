"""Notices shown at the top of every page until they end (R122): read from the register."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .caching import kept
from .models import Domain, DomainStatus, OrganisationStatus, PublishedItem


class Reach(models.TextChoices):
    """Where a notice is shown."""

    NOWHERE = "", _("Only on its own page")
    SITE = "site", _("At the top of every page of this site")
    NETWORK = "network", _("At the top of every site of the network")


@dataclass(frozen=True)
class Banner:
    """A notice, from one day until another, both included."""

    domain_id: int
    reach: str
    title: str
    url: str
    language: str
    from_day: date
    until_day: date

    def is_shown_on(self, domain: Domain, day: date) -> bool:
        """Whether the pages of a site carry it on a day."""
        reaches = self.reach == Reach.NETWORK or self.domain_id == domain.pk
        return reaches and self.from_day <= day <= self.until_day


def banners_on(domain: Domain) -> list[Banner]:
    """What every page of a site shows today, the newest first."""
    today = timezone.localdate()
    raised = kept("banners", _read, alias="network")
    return [banner for banner in raised if banner.is_shown_on(domain, today)]


def _read() -> list[Banner]:
    """Banners that have not ended; only the provincial office's reach the network."""
    items = PublishedItem.objects.exclude(banner=Reach.NOWHERE).filter(
        banner_until__gte=timezone.localdate(),
        domain__status=DomainStatus.ACTIVE,
        organisation__status=OrganisationStatus.ACTIVE,
    )
    return [_banner(item) for item in items.select_related("domain", "organisation")]


def _banner(item: PublishedItem) -> Banner:
    reach = item.banner if item.organisation.is_provincial_office else Reach.SITE
    return Banner(
        domain_id=item.domain_id,
        reach=reach,
        title=item.title,
        url=item.url,
        language=item.language,
        from_day=cast(date, item.banner_from),  # a banner is recorded with both days
        until_day=cast(date, item.banner_until),
    )
