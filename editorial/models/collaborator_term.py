from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .collaborator_decision import CollaboratorDecision


class CollaboratorTermQuerySet(models.QuerySet["CollaboratorTerm"]):
    def running(self) -> "CollaboratorTermQuerySet":
        """Of today."""
        today = timezone.localdate()
        return self.filter(ended_at=None, from_day__lte=today, until_day__gte=today)


class CollaboratorTerm(models.Model):
    """Somebody is a collaborator from one day until another, by a decision (Art. 12.6; R75).

    The role holds only while a term runs (``people.collaborators.terms``). ``origin``: the
    unit that proposed, empty for the organisation itself; ``sent_id``: its row of the register.
    """

    wagtail_reference_index_ignore = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="collaborator_terms",
    )
    full_name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position and workplace"), max_length=150)
    email = models.EmailField(_("e-mail"))
    field = models.CharField(_("field"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    from_day = models.DateField(_("from day"))
    until_day = models.DateField(_("until day"))
    origin = models.CharField(_("proposed by"), max_length=200, blank=True)
    decision = models.ForeignKey(
        CollaboratorDecision, on_delete=models.PROTECT, related_name="terms"
    )
    of_list = models.ForeignKey(
        "editorial.CollaboratorList", null=True, on_delete=models.SET_NULL, related_name="terms"
    )
    sent_id = models.PositiveBigIntegerField(null=True, db_index=True)
    begun_at = models.DateTimeField(_("account given"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = CollaboratorTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of a collaborator")
        verbose_name_plural = _("terms of collaborators")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["user", "until_day"], name="term_of_account")]

    def __str__(self) -> str:
        return f"{self.full_name} {self.year}"

    @property
    def is_running(self) -> bool:
        """Whether it holds today."""
        today = timezone.localdate()
        return self.ended_at is None and self.from_day <= today <= self.until_day
