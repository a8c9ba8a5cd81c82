"""The effect of a document in time: a drawing and the same in words (R103)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from .effect import Cause, CauseKind, EffectFacts, Period
from .words import relation_heading, status_name

WIDTH = 600  # units of the drawing, also of its view box
LEAST = 36  # a shorter period would have no room for its number
TAIL = 0.12  # of the drawing, for a last period that has no end


@dataclass(frozen=True)
class Bar:
    """One period as it is drawn, and as it is told."""

    number: int
    x: int
    width: int
    status: str
    name: str
    start: str
    reasons: list[str]

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Timeline:
    """``mark``: where the day asked for stands in the drawing; None outside it."""

    bars: list[Bar]
    mark: int | None

    @property
    def words(self) -> str:
        """The whole drawing in one sentence."""
        return "; ".join(f"{bar.start}: {bar.name}" for bar in self.bars)


def timeline(facts: EffectFacts, day: date) -> Timeline | None:
    """The periods of a document; None while no day is known."""
    periods = facts.timeline()
    if not periods:
        return None
    widths = _widths(periods, day)
    bars, x = [], 0
    for number, (period, width) in enumerate(zip(periods, widths, strict=True), start=1):
        reasons = [words for cause in period.causes if (words := reason(cause))]
        bars.append(
            Bar(
                number,
                x,
                width,
                period.status.value,
                status_name(period.status),
                formats.date_format(period.start, "d/m/Y"),
                reasons,
            )
        )
        x += width
    return Timeline(bars, _mark(periods, widths, day))


def _widths(periods: list[Period], day: date) -> list[int]:
    """In proportion to time; none too narrow to be seen."""
    end = max(day, periods[-1].start)
    end += timedelta(days=max(30, int((end - periods[0].start).days * TAIL)))
    starts = [period.start for period in periods]
    days = [(b - a).days for a, b in zip(starts, [*starts[1:], end], strict=True)]
    rough = [max(LEAST, WIDTH * each // max(1, sum(days))) for each in days]
    scale = WIDTH / sum(rough)
    return [max(1, int(each * scale)) for each in rough]


def _mark(periods: list[Period], widths: list[int], day: date) -> int | None:
    starts = [period.start for period in periods]
    if day < starts[0]:
        return None
    place = max(i for i, start in enumerate(starts) if start <= day)
    x = sum(widths[:place])
    if place + 1 == len(starts):
        return x + widths[place] // 2
    length = max(1, (starts[place + 1] - starts[place]).days)
    return x + widths[place] * (day - starts[place]).days // length


def reason(cause: Cause) -> str:
    """Why the status is what it is, as a reader understands it."""
    if cause.kind is CauseKind.OVERRIDE:
        return _("set by the editorial board: %(reason)s") % {"reason": cause.reason}
    if cause.act and cause.act.effect and (relation := _relation(cause)):
        words = f"{relation}: {cause.act.source}"
        if cause.act.articles:
            words += f" ({', '.join(_article(name) for name in cause.act.articles)})"
        over = cause.kind is CauseKind.ACT_ENDED
        return _("no longer: %(what)s") % {"what": words} if over else words
    return {
        CauseKind.NO_DATE: _("no day of effect is known"),
        CauseKind.ISSUED: _("issued, not yet in force"),
        CauseKind.EFFECTIVE: _("takes effect"),
        CauseKind.EXPIRY: _("its own day of expiry"),
        CauseKind.UNSUITABLE: _("found to fit no longer"),
    }.get(cause.kind, "")


def _relation(cause: Cause) -> str:
    from .vocabularies import relation_with_code

    relation = relation_with_code(cause.act.verb) if cause.act else None
    return relation_heading(relation, is_acted_on=True) if relation else ""


def _article(anchor: str) -> str:
    """An anchor as it is read: `dieu-5-khoan-2` as Điều 5 khoản 2."""
    words = {"dieu": "Điều", "khoan": "khoản", "diem": "điểm", "chuong": "Chương", "muc": "mục"}
    return " ".join(words.get(part, part) for part in anchor.split("-"))
