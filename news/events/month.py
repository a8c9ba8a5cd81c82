"""One month of a calendar: weeks from Monday, each day with what happens on it."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

PARAMETER = "thang"
FIRST_YEAR, LAST_YEAR = 2000, 2100  # an endless series of months would fill caches
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)


@dataclass(frozen=True)
class Day:
    """``is_outside``: a day of the month before or after that fills the week."""

    day: date
    is_outside: bool
    is_today: bool
    events: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """A month by its first day."""

    first: date

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        """``2026-11``; None for anything else."""
        found = _MONTH.match(text)
        if not found:
            return None
        year, month = int(found[1]), int(found[2])
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
            return None
        return cls(date(year, month, 1))

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.replace(day=1))

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def after(self) -> date:
        """The first day of the next month."""
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def previous(self) -> "Month | None":
        return self.parse(str(Month.of(self.first - timedelta(days=1))))

    @property
    def next(self) -> "Month | None":
        return self.parse(str(Month(self.after)))

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its beginning and its end as moments here."""
        days = (self.first, self.after)
        begin, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in days)
        return begin, end

    def weeks(self, events: Iterable[Any]) -> list[list[Day]]:
        """Every day of the weeks that the month touches."""
        by_day = defaultdict(list)
        for event in events:
            for day in event.days:
                by_day[day].append(event)
        today = timezone.localdate()
        weeks = calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        return [
            [Day(d, d.month != self.first.month, d == today, by_day[d]) for d in week]
            for week in weeks
        ]
