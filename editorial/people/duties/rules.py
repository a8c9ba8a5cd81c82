"""Who may be given a field of duty, and who may act for whom, as a table a lawyer can check
(Arts. 11, 12.5, 21.1; R61, R74, R209)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...roles import APPROVER, BOARD_HEAD, CHECKER, EDITOR, Role

if TYPE_CHECKING:
    from ...models import Substitution, User

APPROVING = (APPROVER, BOARD_HEAD)
STEPPING = (EDITOR, CHECKER, APPROVER, BOARD_HEAD)  # take a step of the workflow


@dataclass(frozen=True)
class Rule:
    """Who is away with one of ``roles`` is acted for by somebody with one of ``by``."""

    roles: tuple[Role, ...]
    by: tuple[Role, ...]
    reason: Any


RULES = (
    Rule(
        APPROVING,
        APPROVING,
        gettext_lazy(
            "Who approves is acted for by another who approves: an approver or the head of the "
            "board."
        ),
    ),
    Rule(
        STEPPING,
        STEPPING,
        gettext_lazy("Choose somebody who edits, checks or approves texts."),
    ),
)


def names_of(roles: tuple[Role, ...]) -> set[str]:
    """Their groups."""
    return {role.name for role in roles}


def roles_of(user: User) -> set[str]:
    """Names of the account's groups."""
    return set(user.groups.order_by().values_list("name", flat=True))


def check_approves(user: User) -> None:
    """Refuse a field of duty for somebody who approves nothing.

    Raises:
        ValidationError: beside ``user``.
    """
    if not user.is_active:
        raise ValidationError({"user": _("This account is not active.")})
    if not roles_of(user) & names_of(APPROVING):
        raise ValidationError(
            {"user": _("A field of duty is given to an approver or to the head of the board.")}
        )


def check_substitute(row: Substitution) -> None:
    """Refuse a substitute who has no fitting role, or is away at the same time.

    Raises:
        ValidationError: beside the field that is wrong.
    """
    absent, substitute = roles_of(row.absent), roles_of(row.substitute)
    rule = next((each for each in RULES if absent & names_of(each.roles)), None)
    if rule is None:
        raise ValidationError(
            {"absent": _("This person takes no step with texts, so nobody need act for them.")}
        )
    if not row.substitute.is_active:
        raise ValidationError({"substitute": _("This account is not active.")})
    if not substitute & names_of(rule.by):
        raise ValidationError({"substitute": str(rule.reason)})
    _check_there(row)


def _check_there(row: Substitution) -> None:
    """The substitute is there, and nobody stands twice."""
    same_time = (
        type(row)
        .objects.filter(from_day__lte=row.until_day, until_day__gte=row.from_day)
        .exclude(pk=row.pk)
    )
    if same_time.filter(absent=row.substitute).exists():
        raise ValidationError({"substitute": _("This person is away in these days as well.")})
    if same_time.filter(absent=row.absent, substitute=row.substitute).exists():
        raise ValidationError({"substitute": _("This is entered already for these days.")})
