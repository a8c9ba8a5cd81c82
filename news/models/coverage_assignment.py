from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models import SentCoverageRequest


class CoverageAssignment(models.Model):
    """In the Provincial Office: which of its accounts covers an event, with which article.

    The register holds the reporter's name only: accounts stay in their schema. No constraint
    binds the register's rows to this schema.
    """

    sent = models.OneToOneField(
        SentCoverageRequest, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reporter"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("resulting article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("assignment of a reporter")
        verbose_name_plural = _("assignments of reporters")

    def __str__(self) -> str:
        return f"{self.sent_id}"
