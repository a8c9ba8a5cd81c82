"""Projects: capital by source adds up; the list draws numbers by year and state (R111, R185)."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset

from home.charts import stacked
from home.imports.plan import plan_import
from home.imports.reading import Table
from home.imports.running import write
from home.models import CategoryListPage, ProjectCapital, ProjectPage
from home.pages.project_page import check_sources
from sites.tenancy import entered
from tests.factories import approve
from tests.home.test_category_pages import PROJECT, add, editor, form, path_of

pytestmark = pytest.mark.django_db
HEADER = ["title", "group", "project_owner", "capital", "year_from", "status", "capital_sources"]
LINE = ["Đường vào bản", "investment", "Chủ đầu tư (minh họa)", "1.000", "2024", "under-way"]


@pytest.mark.parametrize("amounts", [[400, 600], [1000], []])
def test_r185_sources_that_add_up(amounts):
    check_sources(1000, [{"amount": amount} for amount in amounts])


@pytest.mark.parametrize("amounts", [[400, 500], [0], [1001]])
def test_r185_sources_that_do_not(amounts):
    with pytest.raises(ValidationError):
        check_sources(1000, [{"amount": amount} for amount in amounts])


def send(client, into, *sources):
    rows = [
        {"source": source, "amount": str(amount), "note": "", "ORDER": str(order)}
        for order, (source, amount) in enumerate(sources)
    ]
    fields = {**PROJECT, "title": "Cầu treo", "slug": "cau-treo", "capital": "1000"}
    fields |= {"disbursed": "0", "capital_sources": inline_formset(rows)}
    return client.post(f"/quan-tri/pages/add/home/projectpage/{into}/", form(**fields))


def test_r111_the_editor_is_told_when_sources_do_not_add_up(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="projects").pk
    assert send(client, into, ("central", 400), ("local", 500)).status_code == 200
    assert send(client, into, ("central", 400), ("local", 600)).status_code == 302
    approve(network.commune)
    page = browse(network.commune).get(f"{path_of(network.commune, 'projects')}cau-treo/")
    assert '<td class="number">600</td>' in page.content.decode()
    with entered(network.district):
        assert not ProjectCapital.objects.exists()


def test_r111_sources_come_from_a_file_and_go_into_one(network, browse):
    rows = [
        (2, [*LINE, "central | 400\nlocal | 600 | Đối ứng"]),
        (3, ["Sai tổng", *LINE[1:], "central | 1"]),
    ]
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="projects")
        plan = plan_import(into, Table(HEADER, rows))
        list(write(plan, into, None))
        assert [line for line, _reason in plan.errors] == [3]
        assert [each.amount for each in ProjectPage.objects.get().capital_sources.all()] == [
            400,
            600,
        ]
        assert plan_import(into, Table(HEADER, rows[:1])).unchanged == 1
    data = browse(network.commune).get(f"{path_of(network.commune, 'projects')}du-lieu.csv")
    assert "| 600 | Đối ứng" in data.content.decode()


def test_a_chart_counts_by_label_and_kind_and_keeps_the_order_of_kinds():
    names = {"a": "Một", "b": "Hai"}
    chart = stacked([("2025", "b", 3), ("2024", "a", 1), ("2025", "a", 1)], names)
    assert chart.rows == [("2024", [1, 0], 1), ("2025", [1, 3], 4)]
    last = chart.bars[-1]
    assert [part.series for part in last.segments] == [0, 1]
    assert last.segments[0].x + last.segments[0].length == last.segments[1].x
    assert stacked([], names) is None


def test_of_many_years_the_newest_are_drawn_and_all_are_in_the_table():
    chart = stacked(((str(year), "a", 1) for year in range(1990, 2026)), {"a": "Một"})
    assert len(chart.rows) == 36
    assert [bar.label for bar in chart.bars] == [str(year) for year in range(2011, 2026)]


def test_r111_the_list_draws_projects_by_year_and_state_under_its_filters(network, browse):
    add(network.commune, "projects", ProjectPage, "Một", **PROJECT)
    add(network.commune, "projects", ProjectPage, "Hai", **{**PROJECT, "year_from": 2025})
    add(network.district, "projects", ProjectPage, "Ba", **{**PROJECT, "year_from": 2019})
    path = path_of(network.commune, "projects")
    page = browse(network.commune).get(path).content.decode()
    assert '<th scope="row">2024</th>' in page and '<th scope="row">2025</th>' in page
    assert '<th scope="row">2019</th>' not in page, "another organisation's"
    only = browse(network.commune).get(f"{path}?year_from=2025").content.decode()
    assert '<th scope="row">2024</th>' not in only
    assert (
        "chart-title"
        not in browse(network.commune).get(path_of(network.commune, "guidance")).content.decode()
    )
