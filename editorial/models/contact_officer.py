from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from sites.validators import validate_official_email, validate_phone

from .board import Board


class Officer(Orderable):
    """The five fields of the extract list of Art. 13.3, no more (R81)."""

    full_name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position"), max_length=200)
    department = models.CharField(_("division"), max_length=200)
    phone = models.CharField(_("telephone number"), max_length=60, validators=[validate_phone])
    email = models.EmailField(_("e-mail"), validators=[validate_official_email])

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.full_name


class ContactOfficer(Officer):
    """Who supplies the province's portal with information (cán bộ đầu mối; R81)."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="contact_officers")

    class Meta(Officer.Meta):
        verbose_name = _("contact officer")
        verbose_name_plural = _("contact officers")
