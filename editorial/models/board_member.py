from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..boards.rules import BoardRole, Standing, check_standing
from ..boards.terms import check_term
from .board import Board


class BoardMember(Orderable):
    """Somebody on a board, for a time (Arts. 11.1, 11.2, 12.5; R59-R61, R63, R65)."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="members")
    full_name = models.CharField(_("full name"), max_length=150)
    role = models.CharField(_("role on the board"), max_length=20, choices=BoardRole)
    position = models.CharField(
        _("position in the agency"), max_length=200, help_text=_("As on the decision.")
    )
    standing = models.CharField(
        _("kind of position"),
        max_length=20,
        choices=Standing,
        help_text=_("The head of the board must be the head of the unit or a deputy head."),
    )
    field_of_duty = models.CharField(
        _("field of duty"),
        max_length=300,
        blank=True,
        help_text=_("What this member follows and urges, for example education and health."),
    )
    valid_from = models.DateField(_("from day"), null=True, blank=True)
    valid_until = models.DateField(_("until day"), null=True, blank=True)
    is_part_time = models.BooleanField(
        _("works on the board part-time"), default=True, help_text=_("Arts. 11.1 and 14.3.")
    )
    seal_unit = models.CharField(
        _("seal used"),
        max_length=200,
        blank=True,
        help_text=_(
            "Of which unit, on what this member signs. Empty: the head uses the organisation's "
            "seal, a deputy that of their own unit (Art. 11.1)."
        ),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="board_memberships",
        help_text=_("If this person signs in here."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        check_term(self)
        if self.role and self.standing:
            check_standing(self.role, self.standing)
