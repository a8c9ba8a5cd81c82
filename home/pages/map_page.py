from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from sites.kinds import SiteKind, without_unit_type
from sites.models import Organisation
from sites.register import units_around
from sites.requests import SiteRequest

from ..map_drawing import Drawing, draw
from ..page_dependencies import depends_on_network
from .detail_page import DetailPage


@dataclass(frozen=True)
class MapUnit:
    """A unit of the map and of the list beside it. ``url``: of its site, or empty."""

    name: str
    kind: str
    kind_name: str
    parent: str
    url: str
    is_here: bool
    position: tuple[float, float] | None


class MapPage(DetailPage):
    """The administrative map, drawn from the units' positions, and the list of the units as
    its text form (Art. 16.6; R115). The map in law is a picture or file in the body."""

    is_category_page = True
    fills = "boundary-map"
    max_count_per_parent = 1

    content_panels = [*DetailPage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/map_page.html"

    class Meta:
        verbose_name = _("administrative map")
        verbose_name_plural = _("administrative maps")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Districts and communes may add one, though the law asks only the province for it."""
        return super(DetailPage, cls).can_create_at(parent)

    @property
    def has_content(self) -> bool:
        return True  # the register always has the organisation's own units

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        depends_on_network(request)
        units = units_of(request.organisation)
        context["units"] = units
        context["drawing"] = drawing_of(units)
        context["left_out"] = sum(unit.position is None for unit in units)
        return context


def units_of(organisation: Organisation) -> list[MapUnit]:
    """What the map of an organisation shows, in Vietnamese order, by two queries."""
    return [_unit(each, here=organisation) for each in units_around(organisation)]


def drawing_of(units: list[MapUnit]) -> Drawing[MapUnit] | None:
    """The map of the units whose position is known; districts are labelled first."""
    ranked = sorted(units, key=lambda unit: (not unit.is_here, unit.kind != SiteKind.DISTRICT))
    return draw(
        (unit, without_unit_type(unit.name), *unit.position) for unit in ranked if unit.position
    )


def _unit(organisation: Organisation, here: Organisation) -> MapUnit:
    latitude, longitude = organisation.latitude, organisation.longitude
    position = None
    if latitude is not None and longitude is not None:
        position = (float(latitude), float(longitude))
    sites = organisation.open_domains
    return MapUnit(
        name=organisation.name,
        kind=organisation.kind,
        kind_name=str(organisation.get_kind_display()),
        parent=organisation.parent.name if organisation.parent else "",
        url=f"{sites[0].url}/" if sites else "",
        is_here=organisation.pk == here.pk,
        position=position,
    )
