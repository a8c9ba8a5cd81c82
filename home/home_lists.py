"""All lists of a home page in one query each kind, however many blocks show them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Value
from django.utils.functional import cached_property

from sites.models import Domain, PublishedItem
from sites.register import open_sites, published

NEWS = "news"


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

    def sites(self, kind: str) -> list[Domain]:
        """Sites of the network, of one kind or all, by name."""
        return [site for site in self._sites if not kind or site.kind == kind]

    @cached_property
    def _sites(self) -> list[Domain]:
        return list(open_sites())

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
