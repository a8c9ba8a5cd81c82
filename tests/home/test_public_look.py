"""Details of how the pages of the categories are read: numbers, days, choices, links."""

from datetime import date

import pytest

from home import data_tables
from home.models import (
    ContactListPage,
    ContactPerson,
    OrganisationPage,
    ProcedurePage,
    WorkEntry,
    WorkWeekPage,
)
from home.templatetags.portal import phone_links
from sites.tenancy import entered
from tests.home.test_category_pages import add, path_of

PROCEDURE = {"code": "1.001193.000", "level": "commune", "agency": "UBND"}


def shown(*lines):
    return data_tables.parse("\n".join(("Xã\tCột", *lines))).shown_rows


def test_numbers_of_spreadsheets_are_shown_as_vietnamese_readers_write_them():
    rows = shown("A\t1234", "B\t1234567.5", "C\t", "D\t0")
    assert [row[1] for row in rows] == ["1.234", "1.234.567,5", "", "0"]


@pytest.mark.parametrize(
    "cells",
    [
        ("1.234", "12.400"),
        ("2024", "2025"),
        ("12345", "không có"),
        ("03646", "01234"),
        ("1,5", "2,25"),
    ],
)
def test_years_words_and_what_is_vietnamese_already_stay(cells):
    assert [row[1] for row in shown(*(f"A\t{cell}" for cell in cells))] == list(cells)


def test_names_of_rows_and_codes_stay():
    table = data_tables.parse("Năm\tMã đơn vị\tDân số\n20250\t14101\t14101")
    assert table.shown_rows == [["20250", "14101", "14.101"]]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("0212 3751 595", '<a href="tel:02123751595">0212 3751 595</a>'),
        (
            "3751595/3751.596",
            '<a href="tel:3751595">3751595</a>/<a href="tel:3751596">3751.596</a>',
        ),
        ("+84 212 3751595; <b>", '<a href="tel:+842123751595">+84 212 3751595</a>; &lt;b&gt;'),
    ],
)
def test_telephone_numbers_are_called_by_pressing_them(text, html):
    assert phone_links(text) == html


@pytest.mark.django_db
def test_r114_contacts_are_called_and_written_to(network, browse):
    with entered(network.commune):
        page = ContactListPage.objects.get(category="contacts")
        page.contacts.add(
            ContactPerson(
                name="Đầu mối", position="Công chức", unit="Văn phòng", phone="0212 3751 595",
                email="a@sonla.gov.vn",
            )
        )  # fmt: skip
        page.save_revision().publish()
        path = page.get_url()
    html = browse(network.commune).get(path).content.decode()
    assert 'href="tel:02123751595"' in html and 'href="mailto:a@sonla.gov.vn"' in html


@pytest.mark.django_db
def test_a_field_without_choices_is_narrowed_by_the_values_that_the_list_has(network, browse):
    for title, field in (("Khai sinh", "Hộ tịch"), ("Kết hôn", "Hộ tịch"), ("Vay vốn", "Đất đai")):
        add(network.commune, "procedures", ProcedurePage, title, field=field, **PROCEDURE)
    client, path = browse(network.commune), path_of(network.commune, "procedures")
    html = client.get(path).content.decode()
    assert html.index('<option value="Đất đai">') < html.index('<option value="Hộ tịch">')
    assert html.count('<option value="Hộ tịch">') == 1
    narrowed = client.get(f"{path}?field=Hộ tịch").content.decode()
    assert "2 kết quả" in narrowed and "Kết hôn" in narrowed and "Vay vốn" not in narrowed


@pytest.mark.django_db
def test_days_of_a_work_week_have_their_vietnamese_names(network, browse):
    monday = date(2026, 11, 23)
    week = add(network.commune, "work-calendar", WorkWeekPage, "Tuần 48", monday=monday)
    with entered(network.commune):
        week.entries = [WorkEntry(day=monday, time="8 giờ", leader="Chủ tịch", work="Họp")]
        week.save_revision().publish()
        path = week.get_url()
    html = browse(network.commune).get(path).content.decode()
    assert "<h2>Thứ Hai, ngày 23/11/2026</h2>" in html


@pytest.mark.django_db
def test_facts_that_are_addresses_are_links(network, browse):
    with entered(network.commune):
        page = OrganisationPage.objects.get(category="structure")
        page.website, page.email = "https://co-quan.gov.vn/", "a@sonla.gov.vn"
        page.save_revision().publish()
        path = page.get_url()
    html = browse(network.commune).get(path).content.decode()
    assert 'href="https://co-quan.gov.vn/"' in html and 'href="mailto:a@sonla.gov.vn"' in html


@pytest.mark.django_db
def test_an_organisation_with_units_is_not_said_to_be_in_preparation(network, browse):
    path = path_of(network.commune, "structure", OrganisationPage)
    said = "Nội dung đang được Ban Biên tập cập nhật"
    with entered(network.commune):
        page = OrganisationPage.objects.get(category="structure")
        page.body = []
        page.save_revision().publish()
    assert said in browse(network.commune).get(path).content.decode()
    add(network.commune, "structure", OrganisationPage, "Văn phòng")
    assert said not in browse(network.commune).get(path).content.decode()
