"""Who may act on a step of the workflow: groups, fields of duty, substitutes."""

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from ..models import User
from ..models.duty import SectionDuty, Substitution
from ..roles import BOARD_HEAD


def in_groups(groups: QuerySet[Group]) -> set[int]:
    """Active accounts of these groups."""
    users = User.objects.filter(is_active=True, groups__in=groups)
    return set(users.order_by().values_list("pk", flat=True))


def with_those_acting(groups: QuerySet[Group]) -> set[int]:
    """Active accounts of these groups, and whoever acts for one of them today: one statement."""
    today = timezone.localdate()
    acting = Substitution.objects.filter(
        absent__is_active=True,
        absent__groups__in=groups,
        from_day__lte=today,
        until_day__gte=today,
    )
    chosen = Q(groups__in=groups) | Q(pk__in=acting.order_by().values("substitute"))
    users = User.objects.filter(chosen, is_active=True)
    return set(users.order_by().values_list("pk", flat=True))


def with_substitutes(users: set[int]) -> set[int]:
    """These, and whoever acts for one of them today."""
    today = timezone.localdate()
    acting = Substitution.objects.filter(
        absent__in=users,
        from_day__lte=today,
        until_day__gte=today,
        substitute__is_active=True,
    )
    return users | set(acting.order_by().values_list("substitute_id", flat=True))


def on_duty(field: str, groups: QuerySet[Group]) -> set[int]:
    """Active accounts of these groups whose field of duty (path of a section) it is, the head of
    the board, and whoever acts for one of them today."""
    chosen = Q(section_duties__section__path=field) | Q(groups__name=BOARD_HEAD.name)
    found = User.objects.filter(chosen, pk__in=in_groups(groups))
    return with_substitutes(set(found.order_by().values_list("pk", flat=True)))


def fields_of_duty() -> set[str]:
    """Paths of the sections that somebody's duty is."""
    duties = SectionDuty.objects.filter(user__is_active=True)
    return set(duties.values_list("section__path", flat=True))


def nearest(page: Page, paths: set[str]) -> str:
    """The deepest of these paths that the page lies at or below; empty when there is none."""
    above = range(len(page.path), 0, -page.steplen)
    return next((page.path[:length] for length in above if page.path[:length] in paths), "")
