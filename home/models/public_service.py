from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class ServiceLevel(models.TextChoices):
    """How much of a public service can be done online."""

    FULL = "full", _("Wholly online")
    PARTIAL = "partial", _("Partly online")
    INFORMATION = "information", _("Information only")


class PublicService(models.Model):
    """A public administrative service (dịch vụ hành chính công, Art. 2.3-2.4; R11, R12): one or
    several procedures, with the place on the service portal where papers are handed in."""

    name = models.CharField(_("name"), max_length=300, unique=True)
    level = models.CharField(
        _("service level"), max_length=20, choices=ServiceLevel, default=ServiceLevel.FULL
    )
    url = models.URLField(
        _("address on the service portal"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the first page of the service portal."),
    )

    panels = [FieldPanel("name"), FieldPanel("level"), FieldPanel("url")]

    class Meta:
        verbose_name = _("public service")
        verbose_name_plural = _("public services")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
