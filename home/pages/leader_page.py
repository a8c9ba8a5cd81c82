from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models.image import PortalImage
from ..validators import validate_official_email, validate_phone
from .detail_page import DetailPage, detail_panels


class LeaderPage(DetailPage):
    """A leader: short biography (the body) and assigned duties (R117, R187). The title is
    the full name; the order is that of the page explorer."""

    photo = models.ForeignKey(
        PortalImage,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    positions = models.CharField(_("positions"), max_length=300)
    duties = models.TextField(_("assigned duties"))
    term_from = models.DateField(_("in office from"), null=True, blank=True)
    term_to = models.DateField(_("in office until"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("official e-mail"), blank=True, validators=[validate_official_email]
    )

    facts = ("positions", "duties", "term_from", "term_to", "phone", "email")
    card_facts = ("positions",)
    order = ("path",)
    content_panels = detail_panels("photo", *facts)
    template = "home/leader_page.html"

    class Meta:
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")

    def clean_facts(self) -> None:
        if self.term_from and self.term_to and self.term_to < self.term_from:
            raise ValidationError({"term_to": _("The end is before the beginning.")})
