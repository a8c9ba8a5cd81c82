"""Dates as Vietnamese pages show them, and as Vietnamese documents write them."""

import re
from collections.abc import Iterator
from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
"""Names of the days in the order of `date.weekday()`: Monday first."""


def long_date(day: date) -> str:
    """Give a date with its weekday: `Thứ Hai, ngày 23/11/2026`.

    A `datetime` is taken in its own time zone: convert it to local time before.
    """
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02}/{day.month:02}/{day.year:04}"


_WORDS = r"ng[àa]y\s+([0-9]{1,2})\s+th[áa]ng\s+([0-9]{1,2})\s+n[ăa]m\s+([0-9]{4})"
_NUMBERS = r"(?:ng[àa]y\s+)?([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?\5\s?([0-9]{4})"
_WRITTEN = re.compile(rf"(?<![\w/.-])(?:{_WORDS}|{_NUMBERS})(?![0-9])", re.IGNORECASE)


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield each date written in `text` (NFC), with its start and end (exclusive).

    Known: `ngày 22 tháng 02 năm 2024`, `ngày 22/02/2024`, `26 /02/2024`, `22-2-2024`. A day
    that isn't in the calendar is passed over.
    """
    for match in _WRITTEN.finditer(text):
        day = _calendar_day(*(group for group in match.groups() if group and group.isdigit()))
        if day:
            yield match.start(), match.end(), day


def date_at(text: str, position: int) -> tuple[int, date] | None:
    """The date whose writing begins at `position` of `text` (NFC), after the end of that."""
    match = _WRITTEN.match(text, position)
    if match is None:
        return None
    day = _calendar_day(*(group for group in match.groups() if group and group.isdigit()))
    return (match.end(), day) if day else None


def read_date(text: str) -> date | None:
    """The first date written in `text` (NFC)."""
    return next((day for _, _, day in find_dates(text)), None)


def _calendar_day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
