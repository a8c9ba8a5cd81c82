from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel


class SectionDuty(models.Model):
    """A section whose texts a member of the board approves: the field of duty (lĩnh vực phụ
    trách, Arts. 11.1, 12.5; R61, R74). Sections without one are approved by every approver."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("member"),
        on_delete=models.CASCADE,
        related_name="section_duties",
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("section"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("With everything below it."),
    )

    panels = [FieldPanel("user"), PageChooserPanel("section")]

    class Meta:
        verbose_name = _("field of duty")
        verbose_name_plural = _("fields of duty")
        constraints = [
            models.UniqueConstraint(fields=["user", "section"], name="one_duty_a_section")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"


class Substitution(models.Model):
    """Somebody acts for a member who is away, from one day until another."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who is away"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who acts for them"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    from_day = models.DateField(_("from day"), default=timezone.localdate)
    until_day = models.DateField(_("until day"))

    panels = [
        FieldPanel("absent"),
        FieldPanel("substitute"),
        FieldPanel("from_day"),
        FieldPanel("until_day"),
    ]

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ["-from_day", "-pk"]

    def __str__(self) -> str:
        return f"{self.substitute} → {self.absent}"

    def clean(self) -> None:
        super().clean()
        if self.absent_id and self.absent_id == self.substitute_id:
            raise ValidationError({"substitute": _("Nobody acts for themselves.")})
        if self.from_day and self.until_day and self.until_day < self.from_day:
            raise ValidationError({"until_day": _("The end is before the beginning.")})
