from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from ..people.duties.rules import check_approves, check_substitute


class SectionDuty(models.Model):
    """A section whose texts a member of the board approves: the field of duty (lĩnh vực phụ
    trách, Arts. 11.1, 12.5; R61, R74). Sections without one are approved by every approver."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("member"),
        on_delete=models.CASCADE,
        related_name="section_duties",
        help_text=gettext_lazy(
            "Only this member, other members with the same section, and the head of the board "
            "approve its texts from then on."
        ),
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=gettext_lazy("section"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=gettext_lazy("With everything below it."),
    )

    panels = [FieldPanel("user"), PageChooserPanel("section")]

    class Meta:
        verbose_name = gettext_lazy("field of duty")
        verbose_name_plural = gettext_lazy("fields of duty")
        ordering = ["section__path", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "section"], name="one_duty_a_section")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"

    def clean(self) -> None:
        super().clean()
        if self.user_id:
            check_approves(self.user)


class Substitution(models.Model):
    """Somebody acts for a member who is away, from one day until another."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("who is away"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("who acts for them"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=gettext_lazy(
            "Somebody whose role fits. In these days what waits for the one waits for the other "
            "too; nobody approves a text of their own."
        ),
    )
    from_day = models.DateField(gettext_lazy("from day"), default=timezone.localdate)
    until_day = models.DateField(
        gettext_lazy("until day"), help_text=gettext_lazy("The last day; ends by itself.")
    )

    panels = [
        FieldRowPanel([FieldPanel("absent"), FieldPanel("substitute")]),
        FieldRowPanel([FieldPanel("from_day"), FieldPanel("until_day")]),
    ]

    class Meta:
        verbose_name = gettext_lazy("substitution")
        verbose_name_plural = gettext_lazy("substitutions")
        ordering = ["-from_day", "-pk"]

    def __str__(self) -> str:
        return f"{self.substitute} → {self.absent}"

    @property
    def state(self) -> str:
        """Whether it holds today, in words."""
        today = timezone.localdate()
        if self.until_day < today:
            return _("over")
        return _("now") if self.from_day <= today else _("to come")

    def clean(self) -> None:
        super().clean()
        if self.absent_id and self.absent_id == self.substitute_id:
            raise ValidationError({"substitute": _("Nobody acts for themselves.")})
        if self.from_day and self.until_day:
            if self.until_day < self.from_day:
                raise ValidationError({"until_day": _("The end is before the beginning.")})
            if self._state.adding and self.until_day < timezone.localdate():
                raise ValidationError({"until_day": _("This day is past.")})
            if self.absent_id and self.substitute_id:
                check_substitute(self)
