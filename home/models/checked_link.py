from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_URL = 1000


class LinkState(models.TextChoices):
    """What a link did when it was last asked."""

    UNASKED = "", _("not asked yet")
    ANSWERS = "answers", _("answers")
    MOVED = "moved", _("moved to another address for good")
    REFUSED = "refused", _("refuses to answer a program")
    GONE = "gone", _("there is no such page")
    FAILING = "failing", _("the other site fails")
    UNREACHABLE = "unreachable", _("the other site cannot be reached")
    TIMEOUT = "timeout", _("the other site does not answer in time")
    CERTIFICATE = "certificate", _("the other site's certificate is wrong")
    FORBIDDEN = "forbidden", _("an address inside the network of the machine")
    MALFORMED = "malformed", _("not an address")


BROKEN = (
    LinkState.GONE,
    LinkState.FAILING,
    LinkState.UNREACHABLE,
    LinkState.TIMEOUT,
    LinkState.CERTIFICATE,
    LinkState.FORBIDDEN,
    LinkState.MALFORMED,
)


class CheckedLinkQuerySet(models.QuerySet["CheckedLink"]):
    def broken(self) -> "CheckedLinkQuerySet":
        """Links that a citizen follows in vain."""
        return self.filter(state__in=BROKEN)


class CheckedLink(models.Model):
    """An address that published pages of this organisation link to (R126)."""

    wagtail_reference_index_ignore = True

    url = models.CharField(_("address"), max_length=MAX_URL, unique=True)
    pages: models.ManyToManyField = models.ManyToManyField(
        "wagtailcore.Page", related_name="+", verbose_name=_("pages")
    )
    state = models.CharField(
        _("state"), max_length=20, choices=LinkState, default=LinkState.UNASKED, blank=True
    )
    status_code = models.PositiveSmallIntegerField(_("HTTP status"), null=True)
    moved_to = models.CharField(_("new address"), max_length=MAX_URL, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, db_index=True)
    broken_since = models.DateTimeField(_("broken since"), null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = [models.F("broken_since").asc(nulls_last=True), "url"]

    def __str__(self) -> str:
        return self.url
