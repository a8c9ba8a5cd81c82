"""Dates in words."""

from datetime import date, datetime, timedelta

import pytest

from vietnamese.dates import WEEKDAYS, long_date


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
