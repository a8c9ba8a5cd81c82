"""What surrounds every page: header, menu, breadcrumb, footer, languages, display."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site

from sites.models import Domain, DomainStatus
from sites.requests import SiteRequest
from vietnamese.dates import long_date

from . import display
from .models import SiteSettings

MAX_MENU_ITEMS = 8
Links = list["MenuItem"]


@dataclass
class MenuItem:
    """One item of the main menu, with those below it."""

    title: str
    url: str
    is_current: bool
    children: Links


@dataclass(frozen=True)
class Language:
    """Another language of the network: where this page, or that site's home, is."""

    code: str
    name: str
    url: str


class SiteFrame:
    """The frame of the page that a request asks for. Everything is looked up when drawn."""

    def __init__(self, request: SiteRequest) -> None:
        self.request = request
        self.domain: Domain = request.domain
        self.display = display.read(request.COOKIES.get(display.COOKIE, ""))

    @cached_property
    def site(self) -> Site:
        return Site.find_for_request(self.request)

    @cached_property
    def root(self) -> Page:
        return self.site.root_page

    @cached_property
    def settings(self) -> SiteSettings:
        return SiteSettings.for_site(self.site)

    @cached_property
    def title(self) -> str:
        return self.settings.site_title or self.domain.site_name

    @property
    def url(self) -> str:
        """Absolute address of the site, without a trailing slash."""
        return self.domain.url

    @cached_property
    def today(self) -> str:
        now = timezone.localdate()
        return long_date(now) if get_language() == "vi" else now.strftime("%A, %d/%m/%Y")

    @cached_property
    def menu(self) -> Links:
        """At most eight items and the level below, from the tree, in one query."""
        depth = self.root.depth
        pages = (
            Page.objects.descendant_of(self.root)
            .filter(depth__lte=depth + 2)
            .live()
            .public()
            .in_menu()
            .order_by("path")
        )
        items: list[tuple[Page, MenuItem]] = []
        for page in pages:
            item = MenuItem(page.title, self._path(page), self._is_current(page), [])
            if page.depth == depth + 1:
                items.append((page, item))
            elif items and page.path.startswith(items[-1][0].path):
                items[-1][1].children.append(item)
        return [item for _page, item in items[:MAX_MENU_ITEMS]]

    @cached_property
    def breadcrumb(self) -> list[MenuItem]:
        """From the home page to the page above the current one."""
        page = self.page
        if page is None or page.depth <= self.root.depth:
            return []
        ancestors = page.get_ancestors().filter(depth__gte=self.root.depth)
        return [MenuItem(each.title, self._path(each), False, []) for each in ancestors]

    @cached_property
    def page(self) -> Page | None:
        """The Wagtail page that is drawn, if it is one."""
        return getattr(self.request, "drawn_page", None)

    @cached_property
    def languages(self) -> list[Language]:
        """The organisation's sites in other languages; this page there when it is translated."""
        sites = Domain.objects.filter(
            tenant=self.domain.tenant_id, status=DomainStatus.ACTIVE
        ).exclude(language=self.domain.language)
        return [
            Language(
                site.language, NATIVE_NAMES.get(site.language, site.language), self._there(site)
            )
            for site in sites
            if site.kind in ("province", "english")
        ]

    def _there(self, site: Domain) -> str:
        if self.page is not None:
            translation = (
                Page.objects.filter(
                    translation_key=self.page.translation_key,
                    locale__language_code=site.language,
                )
                .live()
                .public()
                .exclude(pk=self.page.pk)
                .first()
            )
            if translation and (url := translation.get_full_url(self.request)):
                return str(url)
        return f"{site.url}/"

    @property
    def policy_links(self) -> list[MenuItem]:
        """Pages beside the menu: terms of use, accessibility."""
        return self._outside_menu

    @cached_property
    def _outside_menu(self) -> list[MenuItem]:
        pages = self.root.get_children().live().public().filter(show_in_menus=False)
        return [MenuItem(page.title, self._path(page), False, []) for page in pages]

    def _path(self, page: Page) -> str:
        return "/" + str(page.url_path)[len(self.root.url_path) :]

    def _is_current(self, page: Page) -> bool:
        return self.page is not None and self.page.path.startswith(page.path)


NATIVE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def site_frame(request: SiteRequest) -> dict[str, Any]:
    """Context processor: ``frame`` for every template drawn inside a site."""
    return {"frame": SiteFrame(request)} if getattr(request, "domain", None) else {}
