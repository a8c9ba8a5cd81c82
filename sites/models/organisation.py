from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tenants.models import TenantMixin

from vietnamese.collation import sort_string

from ..geography import validate_latitude, validate_longitude
from ..kinds import SiteKind


class OrganisationStatus(models.TextChoices):
    ACTIVE = "active", _("Active")
    DEACTIVATED = "deactivated", _("Deactivated")
    TEMPLATE = "template", _("Template")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def real(self) -> "OrganisationQuerySet":
        """Every organisation but the templates that new sites are captured from."""
        return self.exclude(status=OrganisationStatus.TEMPLATE)


class Organisation(TenantMixin):
    """A governing organisation (cơ quan chủ quản, Art. 2.2): one tenant, one schema.

    Its identity is its code, never its domain or its name: after July 2025 eleven
    communes bear the names of abolished districts.
    """

    auto_create_schema = False
    wagtail_reference_index_ignore = True

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z][a-z0-9-]*\Z", _("Lower-case letters, digits and hyphens."))
        ],
        help_text=_("Never changes, whatever the organisation's name and domain become."),
    )
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SiteKind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[validate_latitude],
        help_text=_("Of the unit's centre or seat, for the map of the province."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[validate_longitude],
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=OrganisationStatus,
        default=OrganisationStatus.ACTIVE,
        editable=False,
    )
    name_order = models.TextField(editable=False, db_index=True, db_collation="C")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_order", "name"]
        permissions = [("operate_network", "Can operate the network")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Give both latitude and longitude, or neither.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_order = sort_string(self.name)
        super().save(*args, **kwargs)

    @property
    def is_provincial_office(self) -> bool:
        """Whether this is the Provincial Office (VPUB), home of the network console."""
        return self.kind == SiteKind.PROVINCE
