from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What the frame of a site says of its owner (R10, R20, R21; Art. 3)."""

    site_title = models.CharField(
        _("name of the site"), max_length=200, blank=True, help_text=_("As shown in the header.")
    )
    logo = models.ForeignKey(
        "home.PortalImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    owner = models.CharField(_("owner agency"), max_length=200, blank=True)
    responsible_person = models.CharField(
        _("responsible person"),
        max_length=200,
        blank=True,
        help_text=_("Position and name of the person responsible for the content."),
    )
    licence_number = models.CharField(_("licence number"), max_length=100, blank=True)
    licence_issuer = models.CharField(_("licence issued by"), max_length=200, blank=True)
    licence_date = models.DateField(_("licence date"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    fax = models.CharField(_("fax"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hotline = models.CharField(_("hotline"), max_length=100, blank=True)
    source_notice = models.CharField(
        _("source notice"),
        max_length=300,
        blank=True,
        help_text=_("How others must cite this site when they use its information again."),
    )
    services_url = models.URLField(
        _("public services portal"), blank=True, help_text=_("Shown in the frame when given.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("site_title"), FieldPanel("logo")], _("Header")),
        MultiFieldPanel([FieldPanel("owner"), FieldPanel("responsible_person")], _("Owner agency")),
        MultiFieldPanel(
            [
                FieldPanel("licence_number"),
                FieldPanel("licence_issuer"),
                FieldPanel("licence_date"),
            ],
            _("Licence"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("fax"),
                FieldPanel("email"),
                FieldPanel("hotline"),
            ],
            _("Contact"),
        ),
        MultiFieldPanel([FieldPanel("source_notice"), FieldPanel("services_url")], _("Notices")),
    ]

    class Meta:
        verbose_name = _("site settings")
