from django.db import models
from django.utils.translation import gettext_lazy as _

from ..people.collaborators.papers import validate_pdf


class CollaboratorDecision(models.Model):  # type: ignore[django-manager-missing]
    """A decision of the board's head that approves lists of collaborators as a whole
    (Art. 12.6; R75). Kept where it was made; its file lies outside every public folder."""

    number = models.CharField(
        _("number of the decision"), max_length=100, help_text=_("For example 12/QĐ-VPUBND.")
    )
    date = models.DateField(_("date of the decision"))
    file = models.FileField(
        _("file of the decision (PDF)"),
        upload_to="collaborator-decisions/%Y",
        validators=[validate_pdf],
        max_length=255,
    )
    decided_by = models.CharField(_("decided by"), max_length=200)
    created_at = models.DateTimeField(_("entered"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on collaborators")
        verbose_name_plural = _("decisions on collaborators")
        ordering = ["-date", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.number
