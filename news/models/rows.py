"""Rows below articles and events: who made it, and the leaders it names."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from home.models import LeaderPage


class AuthorRole(models.TextChoices):
    """What somebody did for an article; the roles that royalties tell apart."""

    AUTHOR = "tac-gia", _("Author")
    PHOTO = "anh", _("Photo")
    CAMERA = "quay-phim", _("Camera")
    DESIGN = "do-hoa", _("Graphics")
    EDITOR = "bien-tap", _("Editor of the text")
    TRANSLATOR = "bien-dich", _("Translation")
    VOICE = "dan-chuong-trinh", _("Presentation")


class ArticleAuthor(Orderable):
    """One person's part in an article. ``share``: of the royalty, in per cent."""

    page = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="authors")
    author = models.ForeignKey(
        "news.Author", verbose_name=_("author"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=AuthorRole, default=AuthorRole.AUTHOR)
    share = models.PositiveSmallIntegerField(
        _("share (per cent)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    panels = [FieldPanel("author"), FieldPanel("role"), FieldPanel("share")]

    class Meta(Orderable.Meta):
        verbose_name = _("author of an article")
        verbose_name_plural = _("authors of articles")


class NamedLeader(Orderable):
    """A leader that a page names; readers get from one page to the other."""

    leader = models.ForeignKey(
        LeaderPage, verbose_name=_("leader"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("leader")]

    class Meta(Orderable.Meta):
        abstract = True


class ArticleLeader(NamedLeader):
    """A leader named in an article (R118)."""

    page = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="leaders")

    class Meta(NamedLeader.Meta):
        abstract = False
        verbose_name = _("leader named in an article")
        verbose_name_plural = _("leaders named in articles")


class EventLeader(NamedLeader):
    """A leader who attends an event."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="leaders")

    class Meta(NamedLeader.Meta):
        abstract = False
        verbose_name = _("leader at an event")
        verbose_name_plural = _("leaders at events")
