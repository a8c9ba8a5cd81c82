"""The effect of a document in time, derived from dates and dated relations (R4, R103, R105).

Nobody types a status: it follows from the document's own days and from what other documents
do to it, so that it can be asked for any day. An editor may override it, with a reason.

Precedence on a day: override; wholly expired; not yet in force; suspended; no longer fitting;
partly suspended; partly expired; in force. A day of an act is its first day; its ``end`` is
the last one (*đến hết ngày*). ``expires`` is the first day without effect, as vbpl.vn prints it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .vocabularies import Effect, Status, relation_with_code


@dataclass(frozen=True)
class Act:
    """What another document does to this one. No ``articles``: to the whole of it.

    ``verb``: code of a relation; ``source``: how to name the acting document.
    """

    verb: str
    day: date
    end: date | None = None
    articles: tuple[str, ...] = ()
    source: str = ""

    @property
    def effect(self) -> Effect:
        """An unknown verb changes nothing."""
        relation = relation_with_code(self.verb)
        return relation.effect if relation else Effect.NONE

    def acts_on(self, day: date) -> bool:
        return self.day <= day and (self.end is None or day <= self.end)

    @property
    def after_end(self) -> date | None:
        """The first day on which the act is over."""
        if self.end is None or self.end < self.day or self.end == date.max:
            return None
        return self.end + timedelta(days=1)


@dataclass(frozen=True)
class Override:
    """A status set by an editor from a day on; ``reason`` is shown and must be given."""

    status: Status
    day: date
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("An overridden status needs a reason")


class CauseKind(StrEnum):
    NO_DATE = "no-date"
    """No effective date is known."""
    ISSUED = "issued"
    EFFECTIVE = "effective"
    EXPIRY = "expiry"
    """The document's own expiry date."""
    ACT = "act"
    ACT_ENDED = "act-ended"
    """In force again after a suspension or a temporary change."""
    UNSUITABLE = "unsuitable"
    OVERRIDE = "override"


@dataclass(frozen=True)
class Cause:
    """Why the status is what it is: ``act`` with an act, ``reason`` with an override."""

    kind: CauseKind
    day: date | None = None
    act: Act | None = None
    reason: str = ""


@dataclass(frozen=True)
class Period:
    """The status from ``start`` until the next period."""

    start: date
    status: Status
    causes: tuple[Cause, ...]


class Problem(StrEnum):
    """What an editor must look at; ``effective-before-issued`` needs a stated reason."""

    EFFECTIVE_BEFORE_ISSUED = "effective-before-issued"
    EXPIRES_BEFORE_EFFECTIVE = "expires-before-effective"
    ACT_BEFORE_ISSUED = "act-before-issued"
    ACT_ENDS_BEFORE_IT_BEGINS = "act-ends-before-it-begins"
    ENDED_TWICE = "ended-twice"
    """Two documents replace or repeal the whole of it."""
    UNKNOWN_VERB = "unknown-verb"


@dataclass(frozen=True)
class EffectFacts:
    """All that the status depends on. ``unsuitable``: from when it no longer fits."""

    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    unsuitable: date | None = None
    acts: tuple[Act, ...] = ()
    override: Override | None = None

    def status_on(self, day: date) -> Status:
        return self._state(day)[0]

    def causes_on(self, day: date) -> tuple[Cause, ...]:
        """The facts that hold the status of `day`."""
        return self._state(day)[1]

    def timeline(self) -> list[Period]:
        """Every change of the status or of its causes, in order; empty when no day is known.

        Before its first day the status is ``status_on`` of that day before: not yet or unknown.
        """
        periods: list[Period] = []
        for day in self._turning_days():
            status, causes = self._state(day)
            if not periods or (periods[-1].status, periods[-1].causes) != (status, causes):
                periods.append(Period(day, status, causes))
        return periods

    def next_change(self, day: date) -> Period | None:
        """The first period that begins after `day`: until then a cached page stays right."""
        return next((period for period in self.timeline() if period.start > day), None)

    def articles_on(self, day: date) -> dict[str, tuple[Act, ...]]:
        """Articles that are ended, changed or suspended on `day`, with the acts on each."""
        found: dict[str, tuple[Act, ...]] = {}
        for act in self._active(day, *_TOUCHING):
            for article in act.articles:
                found[article] = (*found.get(article, ()), act)
        return found

    def problems(self) -> list[Problem]:
        """Contradictions in the facts; none of them stops the status from being derived."""
        found = set[Problem]()
        if self.issued and self.effective and self.effective < self.issued:
            found.add(Problem.EFFECTIVE_BEFORE_ISSUED)
        if self.effective and self.expires and self.expires < self.effective:
            found.add(Problem.EXPIRES_BEFORE_EFFECTIVE)
        for act in self.acts:
            if relation_with_code(act.verb) is None:
                found.add(Problem.UNKNOWN_VERB)
            if act.end and act.end < act.day:
                found.add(Problem.ACT_ENDS_BEFORE_IT_BEGINS)
            if self.issued and act.effect is not Effect.NONE and act.day < self.issued:
                found.add(Problem.ACT_BEFORE_ISSUED)
        if sum(act.effect is Effect.ENDS and not act.articles for act in self.acts) > 1:
            found.add(Problem.ENDED_TWICE)
        return [problem for problem in Problem if problem in found]

    def _turning_days(self) -> list[date]:
        """The days on which anything can change, in order."""
        days = {self.issued, self.effective, self.expires, self.unsuitable}
        days |= {self.override.day if self.override else None}
        for act in self.acts:
            if act.effect is not Effect.NONE:
                days |= {act.day, act.after_end}
        return sorted(day for day in days if day)

    def _state(self, day: date) -> tuple[Status, tuple[Cause, ...]]:
        if self.override and self.override.day <= day:
            cause = Cause(CauseKind.OVERRIDE, self.override.day, reason=self.override.reason)
            return self.override.status, (cause,)
        return self._ended(day) or self._before(day) or self._limited(day) or self._plain(day)

    def _ended(self, day: date) -> tuple[Status, tuple[Cause, ...]] | None:
        causes = [
            Cause(CauseKind.ACT, act.day, act)
            for act in self._active(day, Effect.ENDS)
            if not act.articles
        ]
        if self.expires and self.expires <= day:
            causes.append(Cause(CauseKind.EXPIRY, self.expires))
        # The first end counts; what comes later ends nothing any more.
        first = min((cause.day for cause in causes if cause.day), default=None)
        if first is None:
            return None
        return Status.WHOLLY_EXPIRED, tuple(cause for cause in causes if cause.day == first)

    def _before(self, day: date) -> tuple[Status, tuple[Cause, ...]] | None:
        start = self.effective or self.issued
        if start and day < start:
            known = self.issued if self.issued and self.issued <= day else None
            return Status.NOT_YET, (Cause(CauseKind.ISSUED, known),)
        if self.effective is None:
            return Status.UNKNOWN, (Cause(CauseKind.NO_DATE),)
        return None

    def _limited(self, day: date) -> tuple[Status, tuple[Cause, ...]] | None:
        """Suspended, no longer fitting, or in force in part only."""
        suspending = self._active(day, Effect.SUSPENDS)
        partly = [
            act
            for act in self._active(day, *_CHANGING)
            if act.articles or act.effect is Effect.CHANGES
        ]
        whole = [act for act in suspending if not act.articles]
        if whole:
            return Status.SUSPENDED, _causes(whole)
        if self.unsuitable and self.unsuitable <= day:
            return Status.NO_LONGER_FITTING, (Cause(CauseKind.UNSUITABLE, self.unsuitable),)
        if suspending:
            return Status.PARTLY_SUSPENDED, _causes(suspending + partly)
        return (Status.PARTLY_EXPIRED, _causes(partly)) if partly else None

    def _plain(self, day: date) -> tuple[Status, tuple[Cause, ...]]:
        ended = [
            (after, act)
            for act in self.acts
            if act.effect is not Effect.NONE
            and (after := act.after_end)
            and (self.effective or date.min) < after <= day
        ]
        if ended:
            after, act = max(ended, key=lambda pair: pair[0])
            return Status.IN_FORCE, (Cause(CauseKind.ACT_ENDED, after, act),)
        return Status.IN_FORCE, (Cause(CauseKind.EFFECTIVE, self.effective),)

    def _active(self, day: date, *effects: Effect) -> list[Act]:
        return [act for act in self.acts if act.effect in effects and act.acts_on(day)]


_CHANGING = (Effect.ENDS, Effect.CHANGES)
_TOUCHING = (*_CHANGING, Effect.SUSPENDS)


def _causes(acts: Iterable[Act]) -> tuple[Cause, ...]:
    return tuple(Cause(CauseKind.ACT, act.day, act) for act in sorted(acts, key=lambda a: a.day))


def find_cycle[Node: Hashable](edges: Mapping[Node, Iterable[Node]]) -> list[Node] | None:
    """A closed walk along `edges` (`a` replaces `b`), such as `[a, b, a]`; None without one.

    A document that acts on itself gives `[a, a]`.
    """
    finished: set[Node] = set()
    for root in edges:
        if root in finished:
            continue
        path, pending = [root], [iter(edges[root])]
        on_path = {root}
        while path:
            for node in pending[-1]:
                if node in on_path:
                    return [*path[path.index(node) :], node]
                if node not in finished:
                    path.append(node)
                    on_path.add(node)
                    pending.append(iter(edges.get(node, ())))
                    break
            else:
                finished.add(path[-1])
                on_path.discard(path.pop())
                pending.pop()
    return None
