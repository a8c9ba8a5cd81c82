"""By whom, when, what was done, to what."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from vietnamese.collation import sort_string

from ..models import SignInAttempt, SignInOutcome, User

SYSTEM = "system"
KINDS = {"pages": PageLogEntry, "others": ModelLogEntry, "sign-ins": SignInAttempt}
KIND_CHOICES = [
    ("pages", _("Pages")),
    ("others", _("Settings, accounts, files and the rest")),
    ("sign-ins", _("Sign-ins")),
]


def _people() -> list[tuple[str, str]]:
    users = sorted(User.objects.all(), key=lambda user: sort_string(str(user)))
    return [(SYSTEM, str(_("System"))), *((str(user.pk), str(user)) for user in users)]


def _actions() -> list[tuple[str, str]]:
    logged = [(str(action), str(label)) for action, label in registry.get_choices()]
    signed = [(str(action), str(label)) for action, label in SignInOutcome.choices]
    return sorted([*logged, *signed], key=lambda choice: sort_string(choice[1]))


class ActivityFilterSet(WagtailFilterSet):
    """Applied to each of the three tables by itself."""

    timestamp = DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    who = ChoiceFilter(label=_("Who"), choices=_people, method="by_whom")
    kind = ChoiceFilter(label=_("What"), choices=KIND_CHOICES, method="of_kind")
    action = ChoiceFilter(label=_("Act"), choices=_actions, method="of_action")

    class Meta:
        model = ModelLogEntry
        fields: tuple[str, ...] = ()

    def by_whom(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What nobody did is the system's; of sign-ins it is those that failed."""
        if value == SYSTEM:
            return rows.none() if rows.model is SignInAttempt else rows.filter(user=None)
        return rows.filter(user_id=int(value))

    def of_kind(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows if rows.model is KINDS[value] else rows.none()

    def of_action(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(action=value)


def containing(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Entries whose object, address, person or change holds these words."""
    words = words.replace("\x00", "").strip()[:200]
    if not words:
        return rows
    person = Q(user_id__in=User.objects.filter(_named(words)).values("pk"))
    if rows.model is SignInAttempt:
        return rows.filter(Q(email__icontains=words) | Q(network__startswith=words) | person)
    logged = Q(label__icontains=words) | person | Q(data__address=words)
    return rows.filter(logged | Q(data__changes__icontains=words))


def _named(words: str) -> Q:
    return (
        Q(email__icontains=words) | Q(first_name__icontains=words) | Q(last_name__icontains=words)
    )


def day_of(moment: datetime) -> str:
    """For file names."""
    return f"{moment:%Y-%m-%d}"
