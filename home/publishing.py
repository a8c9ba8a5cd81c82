"""From pages to the register of published items, in the transaction that changes the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from sites import stamps
from sites.models import Domain, Organisation
from sites.published import Publication, move, record, withdraw
from sites.tenancy import current_organisation

from .pages.base import BasePage


class SiteOfPage:
    """Root pages of the current organisation's sites, read once: which site is a page on?"""

    def __init__(self, organisation: Organisation) -> None:
        domains = {domain.domain: domain for domain in Domain.objects.filter(tenant=organisation)}
        self._roots = [
            (site.root_page, domains[site.hostname])
            for site in Site.objects.select_related("root_page").only(
                "hostname", "root_page__path", "root_page__url_path"
            )
            if site.hostname in domains
        ]

    def find(self, page: Page) -> tuple[Domain, str] | None:
        """The site that shows ``page``, and the page's path there; None outside every site."""
        for root, domain in self._roots:
            if page.path.startswith(root.path):
                return domain, "/" + page.url_path[len(root.url_path) :]
        return None


_sites_at_hand: ContextVar[SiteOfPage | None] = ContextVar("sites_at_hand", default=None)


@contextmanager
def sites_read_once() -> Iterator[None]:
    """Many pages of the current organisation are saved within: its sites are read once."""
    organisation = current_organisation()
    before = _sites_at_hand.set(SiteOfPage(organisation) if organisation else None)
    try:
        yield
    finally:
        _sites_at_hand.reset(before)


def sync_page(page: BasePage) -> None:
    """Write or withdraw the row of one page, whatever happened to it."""
    organisation = current_organisation()
    if organisation is None or not page.published_kind:
        return
    publication = publication_of(page, _sites_at_hand.get() or SiteOfPage(organisation))
    if publication:
        record(organisation, publication)
    else:
        withdraw(organisation, [page.pk])


def sync_tree(root: Page) -> None:
    """Write or withdraw the rows of a page and of everything below it."""
    organisation = current_organisation()
    if organisation is None:
        return
    sites = SiteOfPage(organisation)
    private = set(private_page_ids(root))
    for page in root.get_descendants(inclusive=True).specific().iterator(chunk_size=200):
        if not getattr(page, "published_kind", ""):
            continue
        if page.is_on_every_page:
            stamps.move_on_commit(stamps.NETWORK)
        publication = None if page.pk in private else publication_of(page, sites, public=True)
        if publication:
            record(organisation, publication)
        else:
            withdraw(organisation, [page.pk])


def follow(page: Page, url_path_before: str) -> None:
    """Take the rows of a page and of everything below it to its new path on the same site."""
    organisation = current_organisation()
    if organisation is None:
        return
    sites = SiteOfPage(organisation)
    found = sites.find(page)
    if found is None:
        return
    domain, path = found
    root_path = page.url_path[: len(page.url_path) - len(path) + 1]
    if url_path_before.startswith(root_path):
        move(organisation, domain, "/" + url_path_before[len(root_path) :], path)


def publication_of(
    page: BasePage, sites: SiteOfPage, *, public: bool | None = None
) -> Publication | None:
    """What the register should hold of a page; None when citizens cannot read it."""
    if not page.live or not page.published_kind:
        return None
    found = sites.find(page)
    if found is None or not (is_public(page) if public is None else public):
        return None
    domain, path = found
    parent = page.get_parent()
    # A page made live by hand has no date until its first publication is recorded.
    first = page.first_published_at or timezone.now()
    values = {
        "page_id": page.pk,
        "domain_id": domain.pk,
        "kind": page.published_kind,
        "path": path,
        "language": page.locale.language_code,
        "title": page.title,
        "summary": page.summary,
        "body": page.plain_text(),
        "section": parent.title if parent else "",
        "category": category_of(page, parent),
        "published_at": first,
        "updated_at": page.last_published_at or first,
    }
    return Publication(**(values | page.publication_extras()))


def category_of(page: BasePage, parent: Page | None) -> str:
    """Code of the information category that the page fills; empty when it has no content."""
    if not page.has_content:
        return ""
    code = page.fills or page.category
    if not code and parent is not None:
        code = getattr(parent.specific, "category", "")
    return str(code)


def published_pages(organisation: Organisation) -> Iterator[Publication]:
    """What the register should hold of the current organisation, read from its trees."""
    sites = SiteOfPage(organisation)
    pages = Page.objects.live().public().specific().select_related("locale")
    for page in pages.iterator(chunk_size=200):
        if isinstance(page, BasePage):
            publication = publication_of(page, sites, public=True)
            if publication:
                yield publication


def is_public(page: Page) -> bool:
    """Whether no view restriction stands on the page or above it."""
    return not PageViewRestriction.objects.filter(_at_or_above(page)).exists()


def private_page_ids(root: Page) -> list[int]:
    """Pages at or below ``root`` that citizens cannot read."""
    if not is_public(root):
        return list(root.get_descendants(inclusive=True).values_list("pk", flat=True))
    return list(root.get_descendants(inclusive=True).not_public().values_list("pk", flat=True))


def _at_or_above(page: Page) -> Q:
    steps = range(page.steplen, len(page.path) + 1, page.steplen)
    return Q(page__path__in=[page.path[:length] for length in steps])
