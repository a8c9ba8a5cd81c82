"""Categories of a demonstration site: filled by the importer, honest, and filled once."""

from collections import defaultdict
from pathlib import Path

import pytest

from demonstration.categories import bodies_of, category_rows, fill_categories
from demonstration.content import fill
from demonstration.units import units
from home.models import (
    CategoryListPage,
    DetailPage,
    HomePage,
    LinksPage,
    OrganisationPage,
    StatisticsPage,
)
from sites.kinds import SiteKind
from sites.models import Organisation
from sites.tenancy import entered
from tests.conftest import Network

pytestmark = pytest.mark.django_db
UNITS = {unit.code: unit for unit in units()}
HONEST = ("minh họa", "Quy chế", "Điều", "Tính từ danh mục", "Yêu cầu bằng văn bản", "Thủ trưởng")


@pytest.fixture(params=["commune", "district", "department", "province"])
def organisation(request: pytest.FixtureRequest, network: Network, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    return getattr(network, request.param)


def pages_made(organisation: Organisation) -> dict[str, list[DetailPage]]:
    """By code of category, over all sites; lists without pages are left out."""
    made: dict[str, list[DetailPage]] = defaultdict(list)
    with entered(organisation):
        for each in CategoryListPage.objects.live():
            made[each.category] += each.get_children().live().specific()
    return {code: pages for code, pages in made.items() if pages}


def test_the_categories_of_a_site_are_filled_and_say_what_they_are(organisation) -> None:
    unit = UNITS[organisation.code]
    fill(organisation, unit, whole=True)
    made = pages_made(organisation)
    assert set(made) == {each.category for each in category_rows(unit.order.kind)}
    for page in (page for pages in made.values() for page in pages):
        assert any(word in page.summary + page.title for word in HONEST), page.title
    with entered(organisation):
        chart = OrganisationPage.objects.filter(category="structure").first()
        assert chart.get_children().live().count() == len(bodies_of(unit.order.kind)) >= 1
        assert "https://dichvucong.gov.vn/" in str(LinksPage.objects.first().groups)


def test_a_second_run_adds_nothing_and_leaves_what_a_board_wrote(network, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    organisation = network.commune
    unit = UNITS[organisation.code]
    fill(organisation, unit, whole=True)
    before = pages_made(organisation)
    with entered(organisation):
        assert fill_categories(HomePage.objects.first(), unit, SiteKind.COMMUNE) == 0
    assert pages_made(organisation) == before
    assert pages_made(network.district) == {}, "another organisation has none of it"


def test_figures_of_the_units_are_worked_out_from_the_lists(network, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    fill(network.province, UNITS[network.province.code], whole=True)
    with entered(network.province):
        table = StatisticsPage.objects.get().table
    assert len(table.rows) == 12
    assert sum(int(row[1]) for row in table.rows) == 200
