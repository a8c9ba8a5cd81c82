"""The effect in time as tables, then the timeline against the status of each day (R4, R105)."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal.effect import Act, CauseKind, EffectFacts, Override, Problem, find_cycle
from legal.vocabularies import CAPACITIES, RELATIONS, STATUSES, Effect, Status

PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

NOT_YET, IN_FORCE = Status.NOT_YET, Status.IN_FORCE
PARTLY, WHOLLY = Status.PARTLY_EXPIRED, Status.WHOLLY_EXPIRED
SUSPENDED, UNFIT = Status.SUSPENDED, Status.NO_LONGER_FITTING
PARTLY_SUSPENDED, UNKNOWN = Status.PARTLY_SUSPENDED, Status.UNKNOWN


def day(text: str) -> date:
    return date.fromisoformat(text)


def facts(effective: str | None = "2020-02-01", *acts: Act, **days: str) -> EffectFacts:
    """A document issued on 01/01/2020, in force a month later."""
    expires, unsuitable = (days.get(name) for name in ("expires", "unsuitable"))
    return EffectFacts(
        day("2020-01-01"),
        day(effective) if effective else None,
        day(expires) if expires else None,
        day(unsuitable) if unsuitable else None,
        acts,
    )


def act(verb: str, start: str, end: str | None = None, *articles: str) -> Act:
    return Act(verb, day(start), day(end) if end else None, articles, f"{verb} {start}")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (facts(), "2019-12-31 not-yet, 2020-01-31 not-yet, 2020-02-01 in-force"),
        (facts(None), "2019-12-31 not-yet, 2020-01-01 unknown, 2030-01-01 unknown"),
        (EffectFacts(), "0001-01-01 unknown, 9999-12-31 unknown"),
        (EffectFacts(effective=day("2020-02-01")), "2020-01-31 not-yet, 2020-02-01 in-force"),
        (facts(expires="2021-01-01"), "2020-12-31 in-force, 2021-01-01 wholly-expired"),
        (facts(None, expires="2021-01-01"), "2020-12-31 unknown, 2021-01-01 wholly-expired"),
        (
            facts("2020-02-01", act("replaces", "2022-05-01")),
            "2022-04-30 in-force, 2022-05-01 wholly-expired",
        ),
        (
            facts("2020-02-01", act("repeals", "2022-05-01")),
            "2022-04-30 in-force, 2022-05-01 wholly-expired",
        ),
        (  # repealed before it came into force
            facts("2020-02-01", act("repeals", "2020-01-15")),
            "2020-01-14 not-yet, 2020-01-15 wholly-expired, 2020-02-01 wholly-expired",
        ),
        (
            facts("2020-02-01", act("repeals", "2022-05-01", None, "dieu-3")),
            "2022-04-30 in-force, 2022-05-01 partly-expired, 2030-01-01 partly-expired",
        ),
        (
            facts("2020-02-01", act("replaces", "2022-05-01", None, "dieu-3", "dieu-4")),
            "2022-05-01 partly-expired",
        ),
        (
            facts("2020-02-01", act("amends", "2022-05-01")),
            "2022-04-30 in-force, 2022-05-01 partly-expired",
        ),
        (  # an amendment before the day of effect shows from that day
            facts("2020-02-01", act("amends", "2020-01-10")),
            "2020-01-20 not-yet, 2020-02-01 partly-expired",
        ),
        (  # amended, then replaced
            facts("2020-02-01", act("amends", "2021-01-01"), act("replaces", "2022-01-01")),
            "2020-12-31 in-force, 2021-01-01 partly-expired, 2022-01-01 wholly-expired",
        ),
        (
            facts("2020-02-01", act("suspends-effect", "2021-03-01", "2021-06-30")),
            "2021-02-28 in-force, 2021-03-01 suspended, 2021-06-30 suspended, 2021-07-01 in-force",
        ),
        (
            facts("2020-02-01", act("suspends-enforcement", "2021-03-01")),
            "2021-02-28 in-force, 2021-03-01 suspended, 2030-01-01 suspended",
        ),
        (
            facts("2020-02-01", act("suspends-effect", "2021-03-01", "2021-06-30", "dieu-5")),
            "2021-03-01 partly-suspended, 2021-07-01 in-force",
        ),
        (  # back to what it was before the suspension
            facts(
                "2020-02-01",
                act("amends", "2020-06-01"),
                act("suspends-effect", "2021-03-01", "2021-06-30"),
            ),
            "2021-02-28 partly-expired, 2021-03-01 suspended, 2021-07-01 partly-expired",
        ),
        (  # expired while suspended stays expired
            facts(
                "2020-02-01",
                act("suspends-effect", "2021-03-01", "2021-06-30"),
                expires="2021-05-01",
            ),
            "2021-04-30 suspended, 2021-05-01 wholly-expired, 2021-07-01 wholly-expired",
        ),
        (  # a temporary change
            facts("2020-02-01", act("amends", "2021-01-01", "2021-12-31")),
            "2021-12-31 partly-expired, 2022-01-01 in-force",
        ),
        (facts(unsuitable="2024-01-01"), "2023-12-31 in-force, 2024-01-01 no-longer-fitting"),
        (
            facts(unsuitable="2024-01-01", expires="2025-01-01"),
            "2024-12-31 no-longer-fitting, 2025-01-01 wholly-expired",
        ),
        (  # an act whose end lies before its day does nothing
            facts("2020-02-01", act("suspends-effect", "2021-03-01", "2021-02-01")),
            "2021-02-15 in-force, 2021-03-01 in-force",
        ),
        (facts("2020-02-01", act("nonsense", "2021-03-01")), "2021-03-01 in-force"),
        (  # in force before it was issued: said by problems(), derived all the same
            facts("2019-06-01"),
            "2019-05-31 not-yet, 2019-06-01 in-force",
        ),
    ],
)
def test_status_on(case: EffectFacts, expected: str) -> None:
    for row in expected.split(", "):
        at, status = row.split()
        assert (at, case.status_on(day(at))) == (at, Status(status))


@pytest.mark.parametrize("verb", [r.code for r in RELATIONS if r.effect is Effect.NONE])
def test_other_relations_change_nothing(verb: str) -> None:
    case = facts("2020-02-01", act(verb, "2021-01-01"), act(verb, "2021-01-01", None, "dieu-1"))
    assert case.status_on(day("2025-01-01")) == IN_FORCE
    assert case.timeline() == facts().timeline()


def test_verbs_that_change_the_effect() -> None:
    effects = {r.code: r.effect for r in RELATIONS if r.effect is not Effect.NONE}
    assert effects == {
        "amends": Effect.CHANGES,
        "replaces": Effect.ENDS,
        "repeals": Effect.ENDS,
        "suspends-enforcement": Effect.SUSPENDS,
        "suspends-effect": Effect.SUSPENDS,
    }
    assert len(RELATIONS) == 14
    assert [r.code for r in RELATIONS if r.symmetric] == ["related"]


def test_r2_the_decision_replaces_458() -> None:
    """458/QĐ-UBND of 30/03/2023 is replaced from 26/02/2024, the day 352 was signed."""
    replaced = Act("replaces", day("2024-02-26"), source="352/QĐ-UBND")
    old = EffectFacts(day("2023-03-30"), day("2023-03-30"), acts=(replaced,))
    assert old.status_on(day("2024-01-01")) == IN_FORCE
    assert old.status_on(day("2024-02-26")) == WHOLLY
    assert [(p.start.isoformat(), p.status) for p in old.timeline()] == [
        ("2023-03-30", IN_FORCE),
        ("2024-02-26", WHOLLY),
    ]
    assert old.causes_on(day("2026-11-23"))[0].act == replaced
    new = EffectFacts(day("2024-02-26"), day("2024-02-26"))
    assert new.status_on(day("2024-01-01")) == NOT_YET
    assert new.status_on(day("2024-02-26")) == IN_FORCE
    assert new.problems() == []


def test_timeline_tells_the_causes() -> None:
    case = facts(
        "2020-02-01",
        act("amends", "2021-01-01", None, "dieu-1"),
        act("amends", "2021-05-01", None, "dieu-1", "dieu-2"),
        act("suspends-effect", "2022-01-01", "2022-12-31"),
        act("cites", "2022-06-01"),
        act("replaces", "2023-01-01"),
        act("repeals", "2024-01-01"),
    )
    rows = [(p.start.isoformat(), p.status, [c.kind for c in p.causes]) for p in case.timeline()]
    assert rows == [
        ("2020-01-01", NOT_YET, [CauseKind.ISSUED]),
        ("2020-02-01", IN_FORCE, [CauseKind.EFFECTIVE]),
        ("2021-01-01", PARTLY, [CauseKind.ACT]),
        ("2021-05-01", PARTLY, [CauseKind.ACT, CauseKind.ACT]),
        ("2022-01-01", SUSPENDED, [CauseKind.ACT]),
        ("2023-01-01", WHOLLY, [CauseKind.ACT]),
    ]
    articles = case.articles_on(day("2021-06-01"))
    assert {name: len(acts) for name, acts in articles.items()} == {"dieu-1": 2, "dieu-2": 1}
    assert case.problems() == [Problem.ENDED_TWICE]


def test_back_in_force_names_the_suspension() -> None:
    suspension = act("suspends-effect", "2021-03-01", "2021-06-30")
    last = facts("2020-02-01", suspension).timeline()[-1]
    assert (last.start, last.status) == (day("2021-07-01"), IN_FORCE)
    assert [(c.kind, c.act) for c in last.causes] == [(CauseKind.ACT_ENDED, suspension)]


def test_next_change() -> None:
    case = facts("2020-02-01", act("suspends-effect", "2021-03-01", "2021-06-30"))
    found = []
    at: date | None = date.min
    while at is not None:
        period = case.next_change(at)
        at = period.start if period else None
        found.append(at and at.isoformat())
    assert found == ["2020-01-01", "2020-02-01", "2021-03-01", "2021-07-01", None]
    assert EffectFacts().next_change(date.min) is None
    assert EffectFacts().timeline() == []


def test_override_needs_a_reason_and_a_day() -> None:
    override = Override(WHOLLY, day("2022-01-01"), "Theo thông báo 12/TB-STP")
    case = EffectFacts(day("2020-01-01"), day("2020-02-01"), override=override)
    assert case.status_on(day("2021-12-31")) == IN_FORCE
    assert case.status_on(day("2022-01-01")) == WHOLLY
    assert case.timeline()[-1].causes[0].reason == "Theo thông báo 12/TB-STP"
    for reason in ("", " \n"):
        with pytest.raises(ValueError, match="reason"):
            Override(WHOLLY, day("2022-01-01"), reason)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (facts(), []),
        (facts("2019-06-01"), [Problem.EFFECTIVE_BEFORE_ISSUED]),
        (facts(expires="2020-01-15"), [Problem.EXPIRES_BEFORE_EFFECTIVE]),
        (facts("2020-02-01", act("amends", "2019-01-01")), [Problem.ACT_BEFORE_ISSUED]),
        (facts("2020-02-01", act("guides", "2019-01-01")), []),
        (
            facts("2020-02-01", act("suspends-effect", "2021-03-01", "2021-02-01")),
            [Problem.ACT_ENDS_BEFORE_IT_BEGINS],
        ),
        (facts("2020-02-01", act("nonsense", "2021-03-01")), [Problem.UNKNOWN_VERB]),
        (
            facts("2020-02-01", act("replaces", "2021-01-01"), act("replaces", "2022-01-01")),
            [Problem.ENDED_TWICE],
        ),
    ],
)
def test_problems(case: EffectFacts, expected: list[Problem]) -> None:
    assert case.problems() == expected


def test_names_are_those_of_the_national_database() -> None:
    assert [name.name for name in STATUSES.values() if name.official] == [
        "Chưa có hiệu lực",
        "Còn hiệu lực",
        "Hết hiệu lực một phần",
        "Hết hiệu lực toàn bộ",
        "Ngưng hiệu lực",
        "Không còn phù hợp",
    ]
    assert set(STATUSES) == set(Status)
    assert Status.PARTLY_EXPIRED.binding
    assert not Status.SUSPENDED.binding
    assert [c.abbreviation for c in CAPACITIES if c.abbreviation] == [
        "TM.",
        "KT.",
        "TL.",
        "TUQ.",
        "Q.",
    ]


FIRST = day("2020-01-01")
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
ACTS = st.builds(
    Act,
    st.sampled_from([relation.code for relation in RELATIONS] + ["nonsense"]),
    DAYS,
    st.none() | DAYS,
    st.sampled_from([(), ("dieu-1",), ("dieu-1", "dieu-2")]),
)
OVERRIDES = st.builds(Override, st.sampled_from(Status), DAYS, st.just("why"))
FACTS = st.builds(
    EffectFacts,
    issued=st.none() | DAYS,
    effective=st.none() | DAYS,
    expires=st.none() | DAYS,
    unsuitable=st.none() | DAYS,
    acts=st.lists(ACTS, max_size=6).map(tuple),
    override=st.none() | OVERRIDES,
)


@PROPERTY
@given(FACTS)
def test_timeline_and_status_agree_on_every_day(case: EffectFacts) -> None:
    timeline = case.timeline()
    assert [period.start for period in timeline] == sorted({period.start for period in timeline})
    for number in range(-3, 70):
        at = FIRST + timedelta(days=number)
        passed = [period for period in timeline if period.start <= at]
        status, causes = case.status_on(at), case.causes_on(at)
        if passed:
            assert (passed[-1].status, passed[-1].causes) == (status, causes)
        else:
            assert status in (NOT_YET, UNKNOWN)
        following = case.next_change(at)
        assert following == next((p for p in timeline if p.start > at), None)
        assert causes


@PROPERTY
@given(FACTS, st.data())
def test_acts_in_any_order_give_the_same_status(case: EffectFacts, data: st.DataObject) -> None:
    acts = data.draw(st.permutations(case.acts))
    other = EffectFacts(
        case.issued, case.effective, case.expires, case.unsuitable, tuple(acts), case.override
    )
    at = data.draw(DAYS)
    assert other.status_on(at) == case.status_on(at)


@pytest.mark.parametrize("extreme", [date.min, date.max])
def test_the_calendar_has_ends(extreme: date) -> None:
    case = EffectFacts(extreme, extreme, acts=(Act("suspends-effect", extreme, extreme),))
    assert case.status_on(extreme) == SUSPENDED
    assert case.timeline()
    assert case.next_change(date.max) is None


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [
        ({}, None),
        ({"a": ["b"], "b": ["c"]}, None),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, None),  # two replace one: no cycle
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["a"]}, ["a", "b", "a"]),
        ({"x": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]}, ["a", "b", "c", "a"]),
    ],
)
def test_circular_replacement(edges: dict[str, list[str]], cycle: list[str] | None) -> None:
    assert find_cycle(edges) == cycle


def test_long_chains_of_replacement_are_no_recursion() -> None:
    chain: dict[int, Iterable[int]] = {number: [number + 1] for number in range(50_000)}
    assert find_cycle(chain) is None
    chain[50_000] = [0]
    assert len(find_cycle(chain) or []) == 50_002


@PROPERTY
@given(st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=4)))
def test_a_cycle_is_a_closed_walk(edges: dict[int, list[int]]) -> None:
    cycle = find_cycle(edges)
    if cycle is None:
        order: list[int] = []
        left = {node: set(targets) for node, targets in edges.items()}
        while left:  # without a cycle, documents can be put in order
            free = [node for node in left if not left[node] & set(left)]
            assert free
            order += free
            left = {node: targets for node, targets in left.items() if node not in free}
    else:
        assert cycle[0] == cycle[-1]
        assert all(after in edges[before] for before, after in pairwise(cycle))
