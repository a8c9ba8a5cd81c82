from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin

from ..addresses import site_url
from ..domains import validate_host
from ..kinds import SiteKind


class DomainStatus(models.TextChoices):
    ACTIVE = "active", _("Active")
    REDIRECTING = "redirecting", _("Redirecting")
    RETIRED = "retired", _("Retired")


class Domain(DomainMixin):
    """A host name of an organisation, with its history (tên miền, Art. 6; R37-R42).

    A row is never deleted: a name once used is never silently given to another.
    ``domain`` is the whole host. An active domain is a site of the network.
    """

    wagtail_reference_index_ignore = True

    domain = models.CharField(_("host name"), max_length=253, unique=True, db_index=True)
    site_name = models.CharField(_("name of the site"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SiteKind)
    status = models.CharField(
        _("status"), max_length=20, choices=DomainStatus, default=DomainStatus.ACTIVE
    )
    redirects_to = models.ForeignKey(
        "self",
        verbose_name=_("redirects to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="redirected_from",
    )
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        ordering = ["domain"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=DomainStatus.REDIRECTING, redirects_to__isnull=False)
                | (
                    ~models.Q(status=DomainStatus.REDIRECTING) & models.Q(redirects_to__isnull=True)
                ),
                name="domain_redirects_exactly_when_it_says_so",
            )
        ]

    def __str__(self) -> str:
        return self.domain

    @property
    def url(self) -> str:
        """Address of the site's home page, without a trailing slash."""
        return site_url(self.domain)

    def clean(self) -> None:
        super().clean()
        if self.status != DomainStatus.REDIRECTING:
            validate_host(self.domain, self.kind)
        if self.redirects_to_id and self.redirects_to_id == self.pk:
            raise ValidationError({"redirects_to": _("A domain cannot redirect to itself.")})
