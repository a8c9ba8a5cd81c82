"""All lists of a home page in one query each kind, however many blocks show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Value
from django.utils.functional import cached_property

from sites import stamps
from sites.models import Domain, PublishedItem
from sites.register import open_sites, published

NEWS = "news"


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A site of the network in a list. ``parent``: name of the unit above, or empty."""

    kind: str
    name: str
    url: str
    parent: str


class HomeLists:
    """Lists that the blocks of one home page take their items from.

    ``sections``: (path, count) of every list of a section's newest items.
    """

    def __init__(self, domain: Domain, sections: Iterable[tuple[str, int]]) -> None:
        self.domain = domain
        self.sections = list(dict.fromkeys(sections))

    def newest(self, path: str, count: int) -> list[PublishedItem]:
        """The newest items below ``path``."""
        return self._newest[path, count]

    def sites(self, kind: str) -> list[SiteLink]:
        """Sites of the network, of one kind or all, by name."""
        return [site for site in self._sites if not kind or site.kind == kind]

    @cached_property
    def _sites(self) -> list[SiteLink]:
        # Some 240 rows of three tables: read once, until the network's stamp moves.
        key = f"open-sites:{stamps.read(stamps.NETWORK)}"
        sites: list[SiteLink] | None = cache.get(key)
        if sites is None:
            sites = [_site_link(site) for site in open_sites()]
            cache.set(key, sites)
        return sites

    @cached_property
    def _newest(self) -> dict[tuple[str, int], list[PublishedItem]]:
        lists: dict[tuple[str, int], list[PublishedItem]] = defaultdict(list)
        queries = [self._query(path, count) for path, count in self.sections]
        if queries:
            for item in queries[0].union(*queries[1:], all=True):
                lists[self.sections[item.list_number]].append(item)
        return lists

    def _query(self, path: str, count: int) -> Any:
        items = published(self.domain).select_related(None)
        items = items.filter(kind=NEWS, path__startswith=path)
        number = self.sections.index((path, count))
        return items.annotate(list_number=Value(number))[:count]


def _site_link(site: Domain) -> SiteLink:
    parent = site.tenant.parent
    return SiteLink(site.kind, site.site_name, f"{site.url}/", parent.name if parent else "")
