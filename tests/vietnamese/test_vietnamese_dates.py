"""Dates in words."""

from datetime import date, datetime, timedelta

import pytest

from vietnamese.dates import WEEKDAYS, date_at, find_dates, long_date, read_date


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "Thứ Hai, ngày 23/11/2026"),
        (date(2026, 11, 24), "Thứ Ba, ngày 24/11/2026"),
        (date(2026, 11, 25), "Thứ Tư, ngày 25/11/2026"),
        (date(2026, 11, 26), "Thứ Năm, ngày 26/11/2026"),
        (date(2026, 11, 27), "Thứ Sáu, ngày 27/11/2026"),
        (date(2026, 11, 28), "Thứ Bảy, ngày 28/11/2026"),
        (date(2026, 11, 29), "Chủ Nhật, ngày 29/11/2026"),
        # Historic days whose weekday is known: independence, the end of the war.
        (date(1945, 9, 2), "Chủ Nhật, ngày 02/09/1945"),
        (date(1975, 4, 30), "Thứ Tư, ngày 30/04/1975"),
        (date(2024, 2, 29), "Thứ Năm, ngày 29/02/2024"),
        (datetime(2026, 1, 1, 23, 59), "Thứ Năm, ngày 01/01/2026"),
        (date(1, 1, 1), "Thứ Hai, ngày 01/01/0001"),
    ],
)
def test_long_date(day: date, expected: str) -> None:
    assert long_date(day) == expected


def test_weekdays_follow_each_other() -> None:
    assert len(set(WEEKDAYS)) == 7
    monday = date(2026, 11, 23)
    week = [long_date(monday + timedelta(days=number)).split(",")[0] for number in range(7)]
    assert tuple(week) == WEEKDAYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 22 tháng 02 năm 2024", date(2024, 2, 22)),
        ("Sơn La, ngày 26\ntháng 02 năm 2024", date(2024, 2, 26)),
        ("NGÀY 6 THÁNG 4 NĂM 2016", date(2016, 4, 6)),
        ("ngay 22 thang 2 nam 2024", date(2024, 2, 22)),
        ("Ngày 26 /02/2024", date(2024, 2, 26)),
        ("tin 06/4/2016; Luật", date(2016, 4, 6)),
        ("22-02-2024", date(2024, 2, 22)),
        ("22.2.2024", date(2024, 2, 22)),
        ("ngày 31/02/2024, sau là 01/03/2024", date(2024, 3, 1)),
        ("42/2022/NĐ-CP", None),
        ("22/02-2024", None),
        ("12/22/02/2024", None),
        ("ngày 22/02/20245", None),
        ("32/13/2024", None),
        ("00/00/0000", None),
        ("", None),
    ],
)
def test_dates_as_documents_write_them(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_dates_are_found_in_place() -> None:
    text = "từ ngày 01/3/2018 đến ngày 4 tháng 4 năm 2019."
    found = [(text[start:end], day) for start, end, day in find_dates(text)]
    assert found == [
        ("ngày 01/3/2018", date(2018, 3, 1)),
        ("ngày 4 tháng 4 năm 2019", date(2019, 4, 4)),
    ]
    assert date_at(text, 3) == (17, date(2018, 3, 1))
    assert date_at(text, 0) is None
    assert date_at("ngày 31/02/2024", 0) is None
