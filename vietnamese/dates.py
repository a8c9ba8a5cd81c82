"""Dates as Vietnamese pages show them."""

from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
"""Names of the days in the order of `date.weekday()`: Monday first."""


def long_date(day: date) -> str:
    """Give a date with its weekday: `Thứ Hai, ngày 23/11/2026`.

    A `datetime` is taken in its own time zone: convert it to local time before.
    """
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02}/{day.month:02}/{day.year:04}"
