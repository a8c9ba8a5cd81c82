"""Filling the sites of an organisation with the demonstration's texts and pictures."""

import json
from datetime import datetime, time, timedelta
from zlib import crc32

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import SiteSettings
from home.starting_content import EMPTY
from news.pages import ArticlePage
from sites.kinds import SiteKind
from sites.models import Domain, DomainStatus, Organisation, PublishedItem
from sites.tenancy import entered

from .bodies import Bodies
from .categories import fill_categories
from .events import fill_events, series_named
from .files import Files
from .library import fill_library
from .settings_texts import site_settings
from .texts import Article, PageText, lone_article, texts_of
from .units import Unit
from .wording import owner_of, words_of

AUTHOR = {
    "vi": "Ban Biên tập (nội dung minh họa)",
    "en": "Editorial Board (demonstration content)",
}
LONE_DAYS = 25  # lone articles are older: the newest of the network have pictures
FIRST_HOUR, WORKING_MINUTES = 7, 9 * 60


def filled_organisations() -> set[int]:
    """Organisations whose sites hold news already: they are left as they are."""
    return set(PublishedItem.objects.filter(kind="news").values_list("organisation_id", flat=True))


def fill(organisation: Organisation, unit: Unit, *, whole: bool) -> int:
    """Write the texts of a unit's sites, all or nothing; gives the number of articles.

    ``whole``: every page and article with pictures; otherwise one short article.
    """
    with entered(organisation), transaction.atomic():
        return _fill_whole(organisation, unit) if whole else _fill_lean(unit)


def _fill_whole(organisation: Organisation, unit: Unit) -> int:
    files, words, made = Files(unit), words_of(unit), 0
    domains = Domain.objects.filter(tenant=organisation, status=DomainStatus.ACTIVE)
    for domain in domains.order_by("pk"):
        site = Site.objects.select_related("root_page").get(hostname=domain.domain)
        texts = texts_of(unit, domain.kind)
        bodies = Bodies(
            unit, domain.language, words, files.picture_in(domain.language), files.document
        )
        _write_settings(site, site_settings(unit, domain), unit)
        for text in texts.pages:
            _write_page(site.root_page, text, bodies)
        fill_categories(site.root_page, unit, domain.kind)
        for article in texts.articles:
            section = _page_below(site.root_page, article.section)
            made += _publish(section, article, bodies)
        fill_events(site.root_page, texts.events, bodies)
        if domain.kind == SiteKind.PROVINCE:
            fill_library(site.root_page)
    return made


def _fill_lean(unit: Unit) -> int:
    """One article, with as few queries as will do: there are two hundred such sites."""
    SiteSettings.objects.filter(owner=unit.name).update(owner=owner_of(unit))
    article = lone_article(unit)
    if article is None:
        return 0
    files = Files(unit)
    bodies = Bodies(unit, "vi", words_of(unit), files.picture_in("vi"), files.document)
    section = Page.objects.filter(url_path__endswith=f"/{article.section}/").first()
    # The body refers to nothing: there is nothing to index.
    with disable_reference_index_auto_update():
        return _publish(section, article, bodies, whole=False)


def _write_settings(site: Site, values: dict[str, str], unit: Unit) -> None:
    """Fill in what is empty, or as provisioning left it."""
    settings = SiteSettings.for_site(site)
    for name, value in values.items():
        if getattr(settings, name) in ("", unit.name):
            setattr(settings, name, value)
    settings.save()


def _write_page(home: Page, text: PageText, bodies: Bodies) -> None:
    """Give a page its text, unless somebody has written there already."""
    found = _page_below(home, text.path)
    page = found.specific if found else None
    if page is None or page.latest_revision_id or not _is_untouched(page):
        return
    page.body = json.dumps(bodies.page(text.body))
    page.summary = bodies.text(text.summary)
    page.save()


def _is_untouched(page: Page) -> bool:
    blocks = list(page.body)
    return not blocks or (len(blocks) == 1 and str(blocks[0].value) in EMPTY.values())


def _page_below(home: Page, path: str) -> Page | None:
    page: Page | None = Page.objects.filter(url_path=f"{home.url_path}{path}/").first()
    return page


def _publish(section: Page | None, article: Article, bodies: Bodies, *, whole: bool = True) -> bool:
    """Put an article under its section, unless the board removed the section."""
    if section is None:
        return False
    key = f"{bodies.unit.code} {article.title}"
    days_ago = article.days_ago if whole else LONE_DAYS + crc32(key.encode()) % LONE_DAYS
    moment = publication_time(days_ago, key)
    page = ArticlePage(
        title=bodies.text(article.title),
        summary=bodies.text(article.summary),
        body=json.dumps(bodies.article(article.body)),
        author=AUTHOR[bodies.language],
        source=bodies.text(article.source),
        is_featured=article.featured,
        audiences=article.audiences,
        locale_id=section.locale_id,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
    )
    if whole:
        page.tags.add(*article.tags)
        page.series, page.series_part = series_named(article.series), article.part
    if whole and article.picture:
        page.lead_image = bodies.picture(article.picture)
        page.lead_image_alt = page.lead_image.description
    section.add_child(instance=page)
    return True


def publication_time(days_ago: int, key: str) -> datetime:
    """A moment in working hours so many days ago; the same for the same key."""
    day = timezone.localdate() - timedelta(days=days_ago)
    minutes = crc32(key.encode()) % WORKING_MINUTES
    moment = datetime.combine(day, time(FIRST_HOUR + minutes // 60, minutes % 60))
    return timezone.make_aware(moment)
