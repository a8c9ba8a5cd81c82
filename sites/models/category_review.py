from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .domain import Domain

MAX_MONTHS = 60


class CategoryReview(models.Model):
    """How a board keeps one information category of one of its sites fresh (Art. 16.13; R134).

    ``months``: its own review period, where it differs from the catalogue's. ``reviewed_at``,
    ``reviewed_by``: when somebody last said that what stands there is still right.
    ``reminded_for``: the day due that the last reminder spoke of.
    """

    wagtail_reference_index_ignore = True

    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="category_reviews")
    category = models.CharField(_("information category"), max_length=40)
    months = models.PositiveSmallIntegerField(
        _("months between reviews"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_MONTHS)],
    )
    reviewed_at = models.DateTimeField(_("last looked at"), null=True, blank=True)
    reviewed_by = models.CharField(_("looked at by"), max_length=200, blank=True)
    reminded_for = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("review of a category")
        verbose_name_plural = _("reviews of categories")
        constraints = [
            models.UniqueConstraint(fields=["domain", "category"], name="one_review_a_category")
        ]

    def __str__(self) -> str:
        return f"{self.domain_id} {self.category}"
