from django.db import models
from django.utils.translation import gettext_lazy as _

from ..validators import validate_phone
from .board_record import BoardRecord


class ContactRecord(models.Model):
    """A contact officer of an organisation: exactly the five fields of Art. 13.3 (R81)."""

    wagtail_reference_index_ignore = True

    board = models.ForeignKey(BoardRecord, on_delete=models.CASCADE, related_name="contacts")
    full_name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position"), max_length=200)
    department = models.CharField(_("division"), max_length=200)
    phone = models.CharField(_("telephone number"), max_length=60, validators=[validate_phone])
    email = models.EmailField(_("e-mail"))
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("contact officer")
        verbose_name_plural = _("contact officers")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.full_name
