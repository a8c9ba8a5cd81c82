"""How complete and how fresh a site is: the register against the catalogue (Art. 16.13; R134).

Two queries for a site, three for the whole network; no schema is entered.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .categories import BY_CODE, Category, counted
from .models import CategoryReview, Domain, PublishedItem
from .register import open_sites

EVER = datetime.min.replace(tzinfo=UTC)


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
    """What a site has of one category, and what its board said of it."""

    category: Category
    count: int = 0
    last_change: datetime | None = None
    review: CategoryReview = field(default_factory=CategoryReview)

    @property
    def months(self) -> int:
        """Between two looks at it: the board's own period, or the catalogue's."""
        return self.review.months or self.category.review

    @property
    def due(self) -> datetime | None:
        """When it must be looked at again; None while there is nothing to look at."""
        if self.last_change is None:
            return None
        return months_after(max(self.last_change, self._reviewed_at), self.months)

    @property
    def is_due_soon(self) -> bool:
        """Whether it is time to look at it again, or has been for a while."""
        notice = timedelta(days=settings.REVIEW_NOTICE_DAYS)
        return self.due is not None and self.due - notice <= timezone.now()

    @property
    def _reviewed_at(self) -> datetime:
        return self.review.reviewed_at or EVER

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
    return states_of(open_sites(kind).select_related("tenant__link_report"))


def states_of(domains: Iterable[Domain]) -> list[SiteState]:
    """The states of these sites, by one query over each register."""
    sites = list(domains)
    reviews = {
        (review.domain_id, review.category): review
        for review in CategoryReview.objects.filter(domain__in=[site.pk for site in sites])
    }
    rows = (
        PublishedItem.objects.filter(domain__in=[site.pk for site in sites])
        .exclude(category="")
        .order_by()
        .values_list("domain_id", "category")
        .annotate(count=Count("pk"), last=Max("updated_at"))
    )
    found = {(domain, code): (count, last) for domain, code, count, last in rows}

    def state(site: Domain, category: Category) -> CategoryState:
        key = (site.pk, category.code)
        review = reviews.get(key) or CategoryReview(domain=site, category=category.code)
        return CategoryState(category, *found.get(key, (0, None)), review)

    return [SiteState(site, [state(site, each) for each in counted(site.kind)]) for site in sites]


def owed_categories(states: Iterable[SiteState]) -> list[Category]:
    """The columns of a table of these sites, in the catalogue's order."""
    codes = {each.category.code for state in states for each in state.categories}
    return [category for code, category in BY_CODE.items() if code in codes]
