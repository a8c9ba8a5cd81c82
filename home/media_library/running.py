"""The banners that a home page shows today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from sites.caching import kept

from ..models.banner import Banner, BannerQuerySet, Place
from ..models.image import PortalImage

# What includes/banners.html draws, read together in one query.
DRAWN = [f"format-{kind}|width-{width}" for kind in ("avif", "webp") for width in (640, 1280)]


@dataclass(frozen=True)
class HomeBanners:
    """What a home page shows today, by place."""

    strip: list[Banner]
    side: list[Banner]


def drawn(banners: BannerQuerySet) -> BannerQuerySet:
    """With pictures in the sizes that pages draw: no statement for each."""
    pictures = PortalImage.objects.prefetch_renditions(*DRAWN)
    return banners.prefetch_related(Prefetch("image", pictures))


def home_banners(page: Any) -> HomeBanners:
    """The banners that the board placed on a home page, and that run today."""
    if not kept("has-banners", Banner.objects.exists):
        return HomeBanners([], [])
    places = (Place.STRIP, Place.SIDE)
    running = Banner.objects.running(timezone.localdate()).of_home_page(page)
    found = list(drawn(running.filter(place__in=places)))
    strip, side = ([each for each in found if each.place == place] for place in places)
    return HomeBanners(strip, side)


def chosen_banners(chosen: Iterable[Banner | None]) -> list[Banner]:
    """Those of the chosen ones that run today, in the order in which they were chosen."""
    keys = [banner.pk for banner in chosen if banner]
    running = Banner.objects.running(timezone.localdate()).filter(pk__in=keys)
    return sorted(drawn(running), key=lambda banner: keys.index(banner.pk))
