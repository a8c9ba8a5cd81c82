"""From a blueprint's rows to pages, roots and Sites of a template organisation."""

from django.apps import apps
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from sites import stamps
from sites.blueprints import BLUEPRINTS, PageRow, SiteRow
from sites.kinds import SiteKind
from sites.models import Domain, Organisation
from sites.models.domain import DomainStatus
from sites.published import record

from .models import HomePage, SiteSettings
from .publishing import published_pages
from .starting_content import home_streams, starting_body

TEMPLATE_HOST = "{kind}.template.invalid"


def build_sites(blueprint: tuple[SiteRow, ...]) -> None:
    """Make the sites of a blueprint in the current schema, in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    root.get_children().delete()  # not page.delete(), which the site's history would show
    root.refresh_from_db()
    with translation.override(settings.LANGUAGE_CODE):
        root.title = root.draft_title = _("All pages")  # editors read it above their pages
        root.save()
        for row in blueprint:
            _build_site(root, row, is_default=row is blueprint[0])


def _build_site(root: Page, row: SiteRow, *, is_default: bool) -> None:
    locale = Locale.objects.get_or_create(language_code=row.language)[0]
    home = HomePage(title=row.name or SiteKind(row.kind).label, slug=row.kind, locale=locale)
    root.add_child(instance=home)
    for page_row in row.pages:
        _build_page(home, page_row, locale)
    home.main, home.side = home_streams(row, home)
    home.save()
    Site.objects.create(
        hostname=TEMPLATE_HOST.format(kind=row.kind),
        root_page=home,
        is_default_site=is_default,
        site_name=row.name,
    )


def _build_page(parent: Page, row: PageRow, locale: Locale) -> None:
    page = apps.get_model(row.model)(
        title=row.title,
        slug=row.slug,
        locale=locale,
        show_in_menus=row.in_menu,
        category=row.category,
    )
    if row.corresponds_to:
        page.translation_key = _vietnamese_section(row.corresponds_to).translation_key
    body = starting_body(row, locale.language_code)
    if body:
        page.body = body
    parent.add_child(instance=page)
    for child in row.children:
        _build_page(page, child, locale)


def add_missing_pages(organisation: Organisation) -> list[str]:
    """Add what the catalogue asks for and the current organisation's sites lack; titles of
    the new pages. Nothing that exists is changed."""
    added: list[str] = []
    for domain in Domain.objects.filter(tenant=organisation, status=DomainStatus.ACTIVE):
        site = Site.objects.select_related("root_page").get(hostname=domain.domain)
        rows = (row for row in BLUEPRINTS[organisation.kind] if row.kind == domain.kind)
        for row in rows:
            for page_row in row.pages:
                added += _add_missing(site.root_page, site.root_page, page_row)
    if added:
        now = timezone.now()
        new = Page.objects.filter(live=True, first_published_at=None)
        new.update(first_published_at=now, last_published_at=now)
        register_pages(organisation)
        stamps.move_on_commit()
    return added


def _add_missing(root: Page, parent: Page, row: PageRow) -> list[str]:
    page = _present(root, parent, row)
    if page is None:
        if not _categories_in(row):
            return []  # the board removed a page that the law does not ask for
        _build_page(parent, row, root.locale)
        return [row.title]
    return [title for child in row.children for title in _add_missing(root, page, child)]


def _present(root: Page, parent: Page, row: PageRow) -> Page | None:
    """The page of a row: of its category wherever the board put it, else in its place."""
    if row.category:
        pages = apps.get_model(row.model).objects.descendant_of(root)
        if found := pages.filter(category=row.category).first():
            return Page.objects.get(pk=found.pk)
    return parent.get_children().filter(slug=row.slug).first()


def _categories_in(row: PageRow) -> set[str]:
    return {row.category, *(child.category for child in row.children)} - {""}


def _vietnamese_section(path: str) -> Page:
    """The section of the first site with this path; English sections correspond to it."""
    main = Site.objects.get(is_default_site=True).root_page
    page: Page = Page.objects.get(url_path=f"{main.url_path}{path}/")
    return page


def name_sites(organisation: Organisation, domains: list[Domain]) -> None:
    """Give the pages and Sites copied from the template the new organisation's names."""
    now = timezone.now()
    Page.objects.filter(live=True).update(first_published_at=now, last_published_at=now)
    for domain in domains:
        if domain.status != DomainStatus.ACTIVE:
            continue
        site = Site.objects.select_related("root_page").get(
            hostname=TEMPLATE_HOST.format(kind=domain.kind)
        )
        home = HomePage.objects.get(pk=site.root_page_id)
        home.title = home.draft_title = domain.site_name
        home.save()
        connect_site(site, domain)
        SiteSettings.objects.update_or_create(
            site=site,
            defaults={"site_title": domain.site_name, "owner": organisation.name},
        )
    register_pages(organisation)


def connect_site(site: Site, domain: Domain) -> None:
    """Write a Wagtail Site from its Domain: the only way such a row is ever written."""
    site.hostname = domain.domain
    site.port = settings.PUBLIC_PORT
    site.site_name = domain.site_name
    site.save()


def sites_out_of_step(organisation: Organisation) -> list[Domain]:
    """Active domains of the current organisation whose Wagtail Site is missing or differs."""
    rows = {site.hostname: site for site in Site.objects.all()}
    return [
        domain
        for domain in Domain.objects.filter(tenant=organisation, status=DomainStatus.ACTIVE)
        if domain.domain not in rows or rows[domain.domain].port != settings.PUBLIC_PORT
    ]


def register_pages(organisation: Organisation) -> None:
    """Write the register's rows of every page that the new site starts with."""
    for publication in published_pages(organisation):
        record(organisation, publication)
