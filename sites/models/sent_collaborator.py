from django.db import models
from django.utils.translation import gettext_lazy as _

from ..validators import validate_phone
from .sent_collaborator_list import SentCollaboratorList


class CollaboratorEntry(models.Model):
    """What is said of a collaborator who is proposed (Art. 12.6; R75)."""

    full_name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position and workplace"), max_length=150)
    email = models.EmailField(
        _("e-mail"), help_text=_("The invitation to the account is sent there.")
    )
    phone = models.CharField(
        _("telephone number"), max_length=60, blank=True, validators=[validate_phone]
    )
    field = models.CharField(
        _("field"),
        max_length=200,
        blank=True,
        help_text=_("What this person writes about, for example agriculture."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.full_name


ENTRY_FIELDS = ("full_name", "position", "email", "phone", "field")


class SentCollaborator(CollaboratorEntry):
    """One person of a unit's list for the provincial portal."""

    wagtail_reference_index_ignore = True

    sent_list = models.ForeignKey(
        SentCollaboratorList, on_delete=models.CASCADE, related_name="people"
    )
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("collaborator whom a unit proposes")
        verbose_name_plural = _("collaborators whom units propose")
        ordering = ["sort_order", "pk"]
