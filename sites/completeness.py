"""How complete and how fresh a site is: the register against the catalogue (Art. 16.13; R134).

One query for a site, two for the whole network; no schema is entered.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .categories import BY_CODE, Category, counted
from .models import Domain, PublishedItem
from .register import open_sites


class State(StrEnum):
    """Of one category on one site."""

    MISSING = "missing"
    STALE = "stale"
    PRESENT = "present"


STATE_NAMES = {
    State.MISSING: _("missing"),
    State.STALE: _("to be looked at again"),
    State.PRESENT: _("present"),
}


@dataclass(frozen=True)
class CategoryState:
    """What a site has of one category. ``due``: when it must be looked at again."""

    category: Category
    count: int = 0
    last_change: datetime | None = None

    @property
    def due(self) -> datetime | None:
        if self.last_change is None:
            return None
        return months_after(self.last_change, self.category.review)

    @property
    def state(self) -> State:
        if self.due is None:
            return State.MISSING
        return State.PRESENT if self.due > timezone.now() else State.STALE

    @property
    def state_name(self) -> str:
        return str(STATE_NAMES[self.state])


@dataclass(frozen=True)
class SiteState:
    """A site with the states of every category that it owes."""

    domain: Domain
    categories: list[CategoryState]

    @property
    def score(self) -> int:
        """Per cent of what the site owes that is present and fresh."""
        if not self.categories:
            return 100
        present = sum(each.state == State.PRESENT for each in self.categories)
        return round(100 * present / len(self.categories))

    def of(self, code: str) -> CategoryState | None:
        """The state of one category; None where the site does not owe it."""
        return next((each for each in self.categories if each.category.code == code), None)


def months_after(moment: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def site_state(domain: Domain) -> SiteState:
    """What one site has and lacks."""
    return states_of([domain])[0]


def network_state(kind: str = "") -> list[SiteState]:
    """Every open site, of one kind or all, in the order of their names."""
    return states_of(open_sites(kind))


def states_of(domains: Iterable[Domain]) -> list[SiteState]:
    """The states of these sites, by one query over the register."""
    sites = list(domains)
    rows = (
        PublishedItem.objects.filter(domain__in=[site.pk for site in sites])
        .exclude(category="")
        .order_by()
        .values_list("domain_id", "category")
        .annotate(count=Count("pk"), last=Max("updated_at"))
    )
    found = {(domain, code): (count, last) for domain, code, count, last in rows}
    return [
        SiteState(
            site,
            [
                CategoryState(category, *found.get((site.pk, category.code), (0, None)))
                for category in counted(site.kind)
            ],
        )
        for site in sites
    ]


def owed_categories(states: Iterable[SiteState]) -> list[Category]:
    """The columns of a table of these sites, in the catalogue's order."""
    codes = {each.category.code for state in states for each in state.categories}
    return [category for code, category in BY_CODE.items() if code in codes]
