"""Who belongs to a board, and which courses each of them attended: a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from vietnamese.folding import normalize

from ...boards.terms import holding
from ...models import (
    AssistingTeamMember,
    BoardMember,
    SectionDuty,
    TrainingCourse,
    TrainingParticipant,
    User,
)
from ...roles import COLLABORATOR, NETWORK_OPERATOR, ROLES

# Collaborators are of no board; operators may be others than the board's.
ON_BOARD = [role.name for role in ROLES if role not in (COLLABORATOR, NETWORK_OPERATOR)]


@dataclass
class Person:
    """Somebody of the board with the courses that count for the year asked for, or all."""

    name: str
    account: User | None = None
    roles: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    attended: list[TrainingParticipant] = field(default_factory=list)

    @property
    def is_trained(self) -> bool:
        return bool(self.attended)

    @property
    def last(self) -> TrainingParticipant | None:
        """The latest course."""
        return self.attended[0] if self.attended else None

    @property
    def hours(self) -> int:
        return sum(each.course.hours or 0 for each in self.attended)


@dataclass(frozen=True)
class Coverage:
    """Who was trained in a year, and who was not (Art. 23.2)."""

    year: int
    people: list[Person]
    courses: int

    @property
    def trained(self) -> int:
        return sum(person.is_trained for person in self.people)

    @property
    def untrained(self) -> int:
        return len(self.people) - self.trained


def coverage(year: int) -> Coverage:
    """Everybody of the board at work, with the courses of one year."""
    courses = TrainingCourse.objects.filter(until_day__year=year)
    attended = TrainingParticipant.objects.filter(course__in=courses)
    return Coverage(year, _with_courses(attended), courses.count())


def board_people() -> list[Person]:
    """Everybody of the board at work, with every course."""
    return _with_courses(TrainingParticipant.objects.all())


def person_of(user: User) -> Person:
    """One account, with every course."""
    name = key(str(user))
    rows = TrainingParticipant.objects.select_related("course").order_by("-course__until_day")
    own = list(rows.filter(account=user))
    named = [row for row in rows.filter(account=None) if key(row.full_name) == name]
    attended = sorted([*own, *named], key=lambda row: row.course.until_day, reverse=True)
    found = next(iter(_accounts(User.objects.filter(pk=user.pk))), None)
    person = found or Person(str(user), user)
    person.attended = attended
    return person


def key(name: str) -> str:
    """Two spellings of one name are one."""
    return " ".join(normalize(name).casefold().split())


def _with_courses(attended: Any) -> list[Person]:
    people = _people()
    by_account: dict[int, list[TrainingParticipant]] = defaultdict(list)
    by_name: dict[str, list[TrainingParticipant]] = defaultdict(list)
    for row in attended.select_related("course").order_by("-course__until_day", "pk"):
        if row.account_id:
            by_account[row.account_id].append(row)
        else:
            by_name[key(row.full_name)].append(row)
    for person in people:
        own = by_account[person.account.pk] if person.account else []
        both = {row.course_id: row for row in [*by_name[key(person.name)], *own]}
        person.attended = sorted(both.values(), key=lambda row: row.course.until_day, reverse=True)
    return people


def _people() -> list[Person]:
    """Active accounts with a role of the board, and those who are on it without an account."""
    users = User.objects.filter(is_active=True, groups__name__in=ON_BOARD).distinct()
    people = list(_accounts(users))
    accounts = {person.account.pk for person in people if person.account}
    names = {key(person.name) for person in people}
    for member in _members():
        if member.account_id in accounts or key(member.full_name) in names:
            continue
        names.add(key(member.full_name))
        text = getattr(member, "field_of_duty", "")
        people.append(
            Person(member.full_name, None, [member.get_role_display()], [text] if text else [])
        )
    return people


def _accounts(users: Any) -> Iterator[Person]:
    related = (
        "groups",
        Prefetch("section_duties", SectionDuty.objects.select_related("section")),
        "board_memberships",
    )
    ordered = users.select_related("profile").prefetch_related(*related)
    for user in ordered.order_by("first_name", "last_name", "pk"):
        roles = [group.name for group in user.groups.all()]
        yield Person(str(user), user, roles, list(_fields(user)))


def _fields(user: Any) -> Iterator[str]:
    profile = getattr(user, "profile", None)
    if profile and profile.field:
        yield profile.field
    today = timezone.localdate()
    memberships = holding(user.board_memberships.all(), today)
    yield from (each.field_of_duty for each in memberships if each.field_of_duty)
    yield from (str(duty.section) for duty in user.section_duties.all())


def _members() -> Iterable[Any]:
    today = timezone.localdate()
    yield from holding(BoardMember.objects.all(), today)
    for member in holding(AssistingTeamMember.objects.all(), today):
        member.account_id = None
        yield member
