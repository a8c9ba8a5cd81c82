from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.models import PortalImage
from home.pages import BasePage
from home.text import stream_text
from sites.register import published

from ..audiences import Audience

RELATED = 6
CARD = "fill-480x300|format-webp"


class ArticleTag(TaggedItemBase):
    """A keyword of an article."""

    content_object = ParentalKey(
        "news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE
    )


class ArticlePage(BasePage):
    """An article (tin, bài). Author and source are required (Art. 4.3; R33)."""

    published_kind = "news"
    fills = "news"

    body = StreamField(BodyBlock(), verbose_name=_("body"))
    author = models.CharField(_("author"), max_length=150)
    source = models.CharField(
        _("source"), max_length=200, help_text=_("Where the information comes from (Art. 4.3).")
    )
    lead_image = models.ForeignKey(
        PortalImage,
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    lead_image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    is_featured = models.BooleanField(_("featured"), default=False)
    audiences = ArrayField(
        models.CharField(max_length=20, choices=Audience),
        verbose_name=_("for whom"),
        default=list,
        blank=True,
    )
    tags = ClusterTaggableManager(through=ArticleTag, verbose_name=_("keywords"), blank=True)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("author"),
        index.SearchField("source"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("author"), FieldPanel("source")], _("Author and source")),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
            ],
            _("Lead picture"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("is_featured"),
                FieldPanel(
                    "audiences",
                    widget=forms.CheckboxSelectMultiple(choices=Audience.choices),
                ),
                FieldPanel("tags"),
            ],
            _("Where it is shown"),
        ),
    ]
    parent_page_types = ["news.NewsIndexPage", "news.NewsSectionPage"]
    subpage_types: list[str] = []
    template = "news/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """A lead picture needs an alternative text (R46)."""
        super().clean()
        if self.lead_image and not self.lead_image_alt.strip():
            raise ValidationError({"lead_image_alt": _("Say what the lead picture shows.")})

    @property
    def lead_picture(self) -> PortalImage | None:
        return self.lead_image

    @property
    def audience_labels(self) -> list[str]:
        """Names of the audiences, in the reader's language."""
        return [str(Audience(value).label) for value in self.audiences]

    def plain_text(self) -> str:
        return f"{stream_text(self.body)} {self.author} {self.source}"

    def publication_extras(self) -> dict[str, Any]:
        image = self.lead_image.get_rendition(CARD).url if self.lead_image else ""
        return {
            "tags": [*self.tags.values_list("name", flat=True), *self.audiences],
            "image": image,
            "is_featured": self.is_featured,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        section_path = (self.get_url(request) or "/").rstrip("/").rpartition("/")[0] + "/"
        context["related"] = (
            published(request.domain)  # type: ignore[attr-defined]
            .filter(kind="news", path__startswith=section_path)
            .exclude(page_id=self.pk)[:RELATED]
        )
        return context

    def schema_org(self) -> dict[str, Any]:
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.description,
            "datePublished": self.first_published_at and self.first_published_at.isoformat(),
            "dateModified": self.last_published_at and self.last_published_at.isoformat(),
            "author": {"@type": "Person", "name": self.author},
            "isBasedOn": self.source,
        }
