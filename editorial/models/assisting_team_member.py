from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..boards.rules import Appointer, Origin, TeamRole, check_team
from ..boards.terms import check_term
from .board import Board


class AssistingTeamMember(Orderable):
    """Somebody in the assisting team (Tổ giúp việc) of the province's board (Arts. 11.1, 12.7;
    R64, R76, R77)."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="team")
    full_name = models.CharField(_("full name"), max_length=150)
    role = models.CharField(_("role in the team"), max_length=20, choices=TeamRole)
    position = models.CharField(_("position in the agency"), max_length=200)
    origin = models.CharField(_("works at"), max_length=20, choices=Origin, default=Origin.CENTRE)
    appointed_by = models.CharField(
        _("appointed by"), max_length=20, choices=Appointer, default=Appointer.TEAM_LEADER
    )
    duties = models.TextField(
        _("assigned duties"), blank=True, help_text=_("As the team leader assigned them.")
    )
    valid_from = models.DateField(_("from day"), null=True, blank=True)
    valid_until = models.DateField(_("until day"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("member of the assisting team")
        verbose_name_plural = _("members of the assisting team")

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        check_term(self)
        check_team(self.role, self.origin, self.appointed_by)
