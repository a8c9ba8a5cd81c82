from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class TreatyDocument(Orderable):
    """A document of the library that approves, publishes or carries out a treaty."""

    page = ParentalKey("legal.TreatyPage", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "legal.LegalDocumentPage",
        verbose_name=_("document of this library"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    note = models.CharField(
        _("what it does"), max_length=200, blank=True, help_text=_("As “approves the treaty”.")
    )

    panels = [PageChooserPanel("document"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("related document")
        verbose_name_plural = _("related documents")
