from django.db import models
from django.utils.translation import gettext_lazy as _

from ..words import status_choices


class SourceStatement(models.Model):
    """What another database last said of a document's status and days (R105).

    The document itself has its own days, and a status derived from them; where they differ,
    one of the two is wrong. ``status``: empty when the source said none, or one unknown here;
    it is that of ``said_on``.
    """

    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "legal.LegalDocumentPage", primary_key=True, on_delete=models.CASCADE, related_name="said"
    )
    source = models.CharField(_("source"), max_length=255)
    said_on = models.DateField()
    status = models.CharField(max_length=20, choices=status_choices, blank=True)
    issued_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("what a source says of a document")
        verbose_name_plural = _("what sources say of documents")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source}: {self.status}"
