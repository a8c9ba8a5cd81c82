"""Who may hold which role on a board, as a table a lawyer can check (Arts. 11.1, 11.2)."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sites.tenancy import current_organisation


class BoardRole(models.TextChoices):
    HEAD = "head", gettext_lazy("Head of the board")
    DEPUTY = "deputy", gettext_lazy("Deputy head of the board")
    MEMBER = "member", gettext_lazy("Member of the board")


class Standing(models.TextChoices):
    """What kind of position a person has in the agency."""

    UNIT_HEAD = "unit-head", gettext_lazy("Head of the unit")
    UNIT_DEPUTY = "unit-deputy", gettext_lazy("Deputy head of the unit")
    CENTRE_DIRECTOR = "centre-director", gettext_lazy("Director of the Information Centre")
    OTHER = "other", gettext_lazy("Other position")


class TeamRole(models.TextChoices):
    """In the assisting team (tổ giúp việc)."""

    LEADER = "leader", gettext_lazy("Team leader")
    DEPUTY = "deputy", gettext_lazy("Deputy team leader")
    MEMBER = "member", gettext_lazy("Team member")


class Origin(models.TextChoices):
    """Of a member of the assisting team."""

    CENTRE = "centre", gettext_lazy("Information Centre")
    OUTSIDE = "outside", gettext_lazy("outside the Information Centre")


class Appointer(models.TextChoices):
    """By whom a member of the assisting team was called."""

    EX_OFFICIO = "ex-officio", gettext_lazy("by virtue of the position")
    TEAM_LEADER = "team-leader", gettext_lazy("the team leader")
    BOARD_HEAD = "board-head", gettext_lazy("the head of the board")


@dataclass(frozen=True)
class Rule:
    """Whoever has ``role`` must have one of ``allowed``; ``reason`` says so to the clerk."""

    role: str
    allowed: frozenset[str]
    article: str
    reason: Any

    def check(self, role: str, value: str, field: str) -> None:
        """Refuse what the rule does not allow, beside ``field``.

        Raises:
            ValidationError: with the reason and the article.
        """
        if role == self.role and value not in self.allowed:
            article = _("(Art. %(article)s)") % {"article": self.article}
            raise ValidationError({field: f"{self.reason} {article}"})


PROVINCE_RULES = (
    Rule(
        BoardRole.HEAD,
        frozenset({Standing.UNIT_HEAD}),
        "11.1",
        gettext_lazy("The head of the province's board is the Chief of the Provincial Office."),
    ),
    Rule(
        BoardRole.DEPUTY,
        frozenset({Standing.UNIT_DEPUTY, Standing.CENTRE_DIRECTOR}),
        "11.1",
        gettext_lazy(
            "A deputy head of the province's board is a Deputy Chief of the Provincial Office "
            "or the Director of the Information Centre."
        ),
    ),
    Rule(
        BoardRole.MEMBER,
        frozenset(),
        "11.1",
        gettext_lazy(
            "Members of the province's board are the heads of the component sites' boards; "
            "they are taken from the network's register."
        ),
    ),
)
COMPONENT_RULES = (
    Rule(
        BoardRole.HEAD,
        frozenset({Standing.UNIT_HEAD, Standing.UNIT_DEPUTY}),
        "11.2",
        gettext_lazy("The head of the board is the head of the unit or a deputy head."),
    ),
)
ORIGIN_RULES = (
    Rule(
        TeamRole.LEADER,
        frozenset({Origin.CENTRE}),
        "11.1",
        gettext_lazy("The team leader is the Director of the Information Centre."),
    ),
    Rule(
        TeamRole.DEPUTY,
        frozenset({Origin.CENTRE}),
        "11.1",
        gettext_lazy("A deputy team leader is a Deputy Director of the Information Centre."),
    ),
)
APPOINTER_RULES = (
    Rule(
        Origin.OUTSIDE,
        frozenset({Appointer.BOARD_HEAD}),
        "11.1",
        gettext_lazy(
            "Members from outside the Information Centre are decided by the head of the board."
        ),
    ),
)


def is_provincial() -> bool:
    """Whether the organisation at work is the Provincial Office."""
    organisation = current_organisation()
    return bool(organisation and organisation.is_provincial_office)


def check_standing(role: str, standing: str) -> None:
    """Refuse a role that a person of this standing cannot have on the board at work.

    Raises:
        ValidationError: with the reason and the article.
    """
    for rule in PROVINCE_RULES if is_provincial() else COMPONENT_RULES:
        field = "standing" if rule.allowed else "role"
        rule.check(role, standing, field)


def check_team(role: str, origin: str, appointer: str) -> None:
    """Refuse a place in the assisting team that the Decision gives to others.

    Raises:
        ValidationError: with the reason and the article.
    """
    for rule in ORIGIN_RULES:
        rule.check(role, origin, "origin")
    for rule in APPOINTER_RULES:
        rule.check(origin, appointer, "appointed_by")
