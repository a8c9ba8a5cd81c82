"""What surrounds every page: header, menu, breadcrumb, footer, languages, display.

What is the same on all pages of a site is kept in the cache, whose keys move on with every
change in the organisation (sites.caching): it is never stale.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from sites.addresses import site_url
from sites.banners import Banner, banners_on
from sites.caching import kept
from sites.kinds import SiteKind
from sites.models import Domain, DomainStatus
from sites.requests import SiteRequest

from . import display
from .models import SiteSettings
from .page_dependencies import depends_on_network
from .publishing import is_public
from .text import shown_day

MAX_MENU_ITEMS = 8
NATIVE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
NEWS_INDEX = "newsindexpage"  # a room above; its model by name

TEXT_SIZE_SIGNS = ("A", "A+", "A++")

# The small line over a site's name, and how many names begin with it already.
PORTAL, WEBSITE = "Cổng thông tin điện tử", "Trang thông tin điện tử"
KIND_NAMES = {
    SiteKind.PROVINCE: gettext_lazy("Official portal"),
    SiteKind.ENGLISH: gettext_lazy("Socialist Republic of Viet Nam"),
    SiteKind.DIGITAL: gettext_lazy("Topic site"),
    SiteKind.TOPIC: gettext_lazy("Topic site"),
    SiteKind.DISTRICT: gettext_lazy("Official portal"),
}


@dataclass(frozen=True)
class Link:
    """A page to go to. ``children``: the pages below it, in the main menu."""

    title: str
    url: str
    children: tuple["Link", ...] = ()


@dataclass(frozen=True)
class Language:
    """Another language of the network: where this page, or that site's home, is."""

    code: str
    name: str
    url: str


@dataclass(frozen=True)
class Common:
    """What all pages of a site share."""

    site: Site
    settings: SiteSettings
    menu: tuple[Link, ...]
    policies: tuple[Link, ...]
    feed: str
    other_languages: tuple[tuple[str, str], ...]


class SiteFrame:
    """The frame of the page that a request asks for. Everything is looked up when drawn."""

    def __init__(self, request: SiteRequest) -> None:
        self.request = request
        self.domain: Domain = request.domain
        self.display = display.read(request.COOKIES.get(display.COOKIE, ""))

    @cached_property
    def common(self) -> Common:
        return kept(f"frame:{self.domain.pk}", self._read_common)

    @property
    def settings(self) -> SiteSettings:
        return self.common.settings

    @property
    def menu(self) -> tuple[Link, ...]:
        """At most eight items, each with the level below."""
        return self.common.menu

    @property
    def policies(self) -> tuple[Link, ...]:
        """Pages beside the menu: terms of use, accessibility."""
        return self.common.policies

    @property
    def feed(self) -> str:
        """Path of the feed of all news; empty where there is no news."""
        return self.common.feed

    @property
    def title(self) -> str:
        return self.settings.site_title or self.domain.site_name

    @cached_property
    def banner(self) -> tuple[str, str]:
        """The two lines of the header: what kind of site, and whose."""
        for words in (PORTAL, WEBSITE):
            if self.title.casefold().startswith(f"{words.casefold()} "):
                return words, capfirst(self.title[len(words) :].strip())
        return str(KIND_NAMES.get(SiteKind(self.domain.kind), _("Official website"))), self.title

    @cached_property
    def notices(self) -> list[Banner]:
        """Notices at the top of every page until they end (R122)."""
        depends_on_network(self.request)
        return banners_on(self.domain)

    @property
    def services_url(self) -> str:
        """The portal of online public services (R107): the site's own, or the network's."""
        return self.settings.services_url or settings.SERVICE_PORTAL_URL

    @property
    def url(self) -> str:
        """Absolute address of the site, without a trailing slash."""
        return self.domain.url

    @property
    def page_url(self) -> str:
        """Absolute address of this page: the one to cite and to share."""
        return f"{self.url}{self.request.path}"

    @property
    def province_url(self) -> str:
        """The provincial portal, for the footer of every other site; empty on the portal."""
        return "" if self.domain.domain == settings.BASE_DOMAIN else f"{province_url()}/"

    @property
    def text_sizes(self) -> list[tuple[str, str, str]]:
        """The choices of text size: value, sign, words."""
        words = (_("Normal text"), _("Large text"), _("Largest text"))
        return list(zip(display.TEXT_SIZES, TEXT_SIZE_SIGNS, words, strict=True))

    @cached_property
    def today(self) -> str:
        return shown_day(timezone.localdate())

    @cached_property
    def breadcrumb(self) -> list[Link]:
        """From the home page to the page above the current one."""
        trail = getattr(self.request, "page_trail", [])
        root_length = len(trail[0].url_path) if trail else 0
        return [Link(page.title, f"/{page.url_path[root_length:]}") for page in trail[:-1]]

    @cached_property
    def languages(self) -> list[Language]:
        """The organisation's sites in other languages; this page there when it is translated."""
        homes = self.common.other_languages
        there = self._translations() if homes else {}
        return [
            Language(code, NATIVE_NAMES.get(code, code), there.get(code, f"{url}/"))
            for code, url in homes
        ]

    def _translations(self) -> dict[str, str]:
        page = getattr(self.request, "drawn_page", None)
        # The homes of two languages are two pages of their own (Art. 17.1).
        if page is None or page.pk == self.common.site.root_page_id:
            return {}
        pages = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
        # Most pages have none: who may read it is asked only of those that do.
        found = [each for each in pages.live().select_related("locale") if is_public(each)]
        urls = {each.locale.language_code: each.get_full_url(self.request) for each in found}
        return {code: url for code, url in urls.items() if url}

    def _read_common(self) -> Common:
        site = Site.objects.select_related("root_page").get(hostname=self.domain.domain)
        pages = _pages_below(site.root_page)
        others = Domain.objects.filter(
            tenant=self.domain.tenant_id,
            status=DomainStatus.ACTIVE,
            kind__in=("province", "english"),
        ).exclude(language=self.domain.language)
        languages = tuple((other.language, other.url) for other in others)
        kept = SiteSettings.objects.select_related("logo").filter(site=site).first()
        return Common(
            site=site,
            settings=kept or SiteSettings(site=site),
            menu=_menu(site.root_page, pages),
            policies=_policies(site.root_page, pages),
            feed=_feed(site.root_page, pages),
            other_languages=languages,
        )


def _pages_below(root: Page) -> list[Page]:
    pages = Page.objects.descendant_of(root).filter(depth__lte=root.depth + 2)
    return list(pages.live().public().order_by("path"))


def _link(root: Page, page: Page, *children: Link) -> Link:
    return Link(page.title, f"/{page.url_path[len(root.url_path) :]}", children)


def _menu(root: Page, pages: list[Page]) -> tuple[Link, ...]:
    shown = [page for page in pages if page.show_in_menus]
    top = [page for page in shown if page.depth == root.depth + 1][:MAX_MENU_ITEMS]
    return tuple(
        _link(root, page, *(_link(root, each) for each in shown if each.is_child_of(page)))
        for page in top
    )


def _policies(root: Page, pages: list[Page]) -> tuple[Link, ...]:
    top = [page for page in pages if page.depth == root.depth + 1]
    return tuple(_link(root, page) for page in top if not page.show_in_menus)


def _feed(root: Page, pages: list[Page]) -> str:
    indexes = [page for page in pages if page.cached_content_type.model == NEWS_INDEX]
    return f"{_link(root, indexes[0]).url}rss.xml" if indexes else ""


def province_url() -> str:
    """Address of the provincial portal, without a trailing slash."""
    return site_url(settings.BASE_DOMAIN)


def site_frame(request: SiteRequest) -> dict[str, Any]:
    """Context processor: ``frame`` for every template drawn inside a site."""
    return {"frame": SiteFrame(request)} if getattr(request, "domain", None) else {}
