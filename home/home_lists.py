"""All lists of a home page in one query each kind, however many blocks show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page

from sites import stamps
from sites.caching import kept
from sites.models import Domain, PublishedItem
from sites.register import open_sites
from sites.requests import SiteRequest

NEWS = "news"

# A union of as many querysets costs Django four milliseconds to compile.
NEWEST = """
SELECT item.id, item.domain_id, item.path, item.title, item.summary, item.section, item.image,
       item.published_at, list.number AS list_number
FROM unnest(%s::text[], %s::int[]) WITH ORDINALITY AS list (path, count, number)
CROSS JOIN LATERAL (
    SELECT * FROM sites_publisheditem
    WHERE domain_id = %s AND kind = %s AND starts_with(path, list.path)
    ORDER BY published_at DESC, id DESC LIMIT list.count
) AS item
ORDER BY list.number, item.published_at DESC, item.id DESC
"""


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A site of the network in a list. ``parent``: name of the unit above, or empty."""

    kind: str
    name: str
    url: str
    parent: str


class HomeLists:
    """Lists that the blocks of one home page take their items from.

    ``sections``: (page, count) of every list of a section's newest items.
    ``generation``: of the network, read before its sites are.
    """

    def __init__(self, request: SiteRequest, sections: Iterable[tuple[Page, int]]) -> None:
        self.domain = request.domain
        self.generation = stamps.read(stamps.NETWORK)
        wanted = list(sections)
        urls = {page.pk: page.get_url(request) for page, _count in wanted if page.live}
        self._paths = {pk: url for pk, url in urls.items() if url}
        found = ((self.path_of(page), count) for page, count in wanted)
        self.sections = list(dict.fromkeys((path, count) for path, count in found if path))

    def path_of(self, section: Page | None) -> str:
        """Path of a block's section on this site; empty when citizens cannot go there."""
        return self._paths.get(section.pk, "") if section else ""

    def newest(self, path: str, count: int) -> list[PublishedItem]:
        """The newest items below ``path``."""
        return self._newest[path, count]

    def sites(self, kind: str) -> list[SiteLink]:
        """Sites of the network, of one kind or all, by name."""
        return [site for site in self._sites if not kind or site.kind == kind]

    @cached_property
    def _sites(self) -> list[SiteLink]:
        # Some 240 rows of three tables, the same for every site of the network.
        return kept("open-sites", _read_sites, alias="network")

    @cached_property
    def _newest(self) -> dict[tuple[str, int], list[PublishedItem]]:
        lists: dict[tuple[str, int], list[PublishedItem]] = defaultdict(list)
        paths, counts = zip(*self.sections, strict=True) if self.sections else ((), ())
        parameters = [list(paths), list(counts), self.domain.pk, NEWS]
        items: Any = PublishedItem.objects.raw(NEWEST, parameters)  # with list_number
        for item in items:
            lists[self.sections[item.list_number - 1]].append(item)
        return lists


def _read_sites() -> list[SiteLink]:
    return [_site_link(site) for site in open_sites()]


def _site_link(site: Domain) -> SiteLink:
    parent = site.tenant.parent
    return SiteLink(site.kind, site.site_name, f"{site.url}/", parent.name if parent else "")
