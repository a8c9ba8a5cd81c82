from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string

from .board import Board
from .contact_officer import Officer


class TechnicalOfficer(Officer):
    """Who manages the site technically, and what shows the training (Arts. 13.3, 21.2.b;
    R81, R216)."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="technical_officers")
    qualification = models.CharField(
        _("qualification"),
        max_length=200,
        help_text=_("Degree or certificate in information technology, or its equivalent."),
    )
    certificate = models.CharField(
        _("certificate"), max_length=200, blank=True, help_text=_("Its number, date and issuer.")
    )
    certificate_file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file of the certificate"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta(Officer.Meta):
        verbose_name = _("technical officer")
        verbose_name_plural = _("technical officers")
