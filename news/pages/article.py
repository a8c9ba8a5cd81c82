from collections import defaultdict
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.models import PortalImage
from home.pages import BasePage
from home.text import stream_text
from sites.register import published

from ..around import Around
from ..audiences import Audience
from ..forms import ArticleForm
from ..genres import DEFAULT, Genre, genre_choices, genre_of
from ..models.rows import AuthorRole
from ..names import Name, names
from ..requirements import faults_of
from ..sources import SourceKind

RELATED = 6
CARD = "fill-480x300|format-webp"


class ArticleTag(TaggedItemBase):
    """A keyword of an article."""

    content_object = ParentalKey(
        "news.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE
    )


class ArticlePage(BasePage):
    """An article (tin, bài). Author and source are required (Art. 4.3; R33).

    ``author``: a name in words, for people outside; the rows of ``authors`` come before it.
    ``source_kind``: empty for articles older than the question.
    """

    published_kind = "news"
    fills = "news"
    is_being_filled_in = False  # the form checks what is lacking; see news.forms

    genre = models.CharField(
        _("genre"), max_length=30, choices=genre_choices, default=DEFAULT, blank=True, db_index=True
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    author = models.CharField(
        _("author in words"),
        max_length=150,
        blank=True,
        help_text=_("For people who are not in the list of authors."),
    )
    source = models.CharField(
        _("source"), max_length=200, help_text=_("Where the information comes from (Art. 4.3).")
    )
    source_kind = models.CharField(
        _("kind of source"), max_length=20, choices=SourceKind, default=SourceKind.OWN, blank=True
    )
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    partner = models.ForeignKey(
        "news.Partner",
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    consent = models.CharField(
        _("consent to the re-use"),
        max_length=300,
        blank=True,
        help_text=_("Who consented, number and date of the paper (Art. 15.1)."),
    )
    series = models.ForeignKey(
        "news.Series",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    series_part = models.PositiveSmallIntegerField(_("part of the series"), null=True, blank=True)
    topics = ParentalManyToManyField(
        "news.Topic", verbose_name=_("topics"), blank=True, related_name="articles"
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
        index.FilterField("genre"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("genre"),
        MultiFieldPanel(
            [
                HelpPanel(_("Choose the authors from the list; together their shares are 100.")),
                InlinePanel("authors", label=_("Author")),
                FieldPanel("author"),
            ],
            _("Authors"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_kind"),
                FieldPanel("source_url"),
                FieldPanel("partner"),
                FieldPanel("consent"),
            ],
            _("Source"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
            ],
            _("Lead picture"),
        ),
        FieldPanel("body"),
        MultipleChooserPanel(
            "leaders",
            chooser_field_name="leader",
            heading=_("Leaders named in the article"),
            label=_("Leader"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("series"),
                FieldPanel("series_part"),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            ],
            _("Series and topics"),
        ),
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
    base_form_class = ArticleForm
    parent_page_types = ["news.NewsIndexPage", "news.NewsSectionPage"]
    subpage_types: list[str] = []
    template = "news/article_page.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        """What readers must find; Wagtail asks when the page goes live, never for a draft."""
        super().clean()
        if not self.is_being_filled_in:
            faults = faults_of(self, [row.share for row in self.authors.all()])
            if faults:
                raise ValidationError(faults)

    @property
    def lead_picture(self) -> PortalImage | None:
        return self.lead_image

    @property
    def audience_labels(self) -> list[str]:
        """Names of the audiences, in the reader's language."""
        return [str(Audience(value).label) for value in self.audiences]

    @property
    def kind_of_work(self) -> Genre:
        return genre_of(self.genre)

    @cached_property
    def people(self) -> dict[str, list[Name]]:
        """Who made it, by role, as readers know them; in the order of the byline."""
        known = names().authors
        people: dict[str, list[Name]] = defaultdict(list)
        for row in self.authors.all():
            if row.author_id in known:
                people[row.role].append(known[row.author_id])
        return dict(people)

    @property
    def credits(self) -> list[tuple[str, list[Name]]]:
        """Roles and names of the byline; empty when the author is named in words."""
        return [(str(AuthorRole(role).label), found) for role, found in self.people.items()]

    @property
    def byline(self) -> str:
        """Names of the authors in one line."""
        people = self.people
        shown = people.get(AuthorRole.AUTHOR) or [
            each for group in people.values() for each in group
        ]
        return ", ".join(each.label for each in shown) or self.author

    @property
    def series_name(self) -> Name | None:
        return names().series.get(self.series_id)

    @property
    def partner_name(self) -> Name | None:
        return names().partners.get(self.partner_id)

    def plain_text(self) -> str:
        people = " ".join(each.title for found in self.people.values() for each in found)
        partner = self.partner_name.title if self.partner_name else ""
        return f"{stream_text(self.body)} {people} {self.author} {self.source} {partner}".strip()

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
        context["news_url"] = _news_url(request, section_path)
        context["around"] = Around.of(self, request.domain)  # type: ignore[attr-defined]
        context["topics"] = [each for each in map(names().topics.get, self._topic_ids()) if each]
        return context

    def _topic_ids(self) -> list[int]:
        return [topic.pk for topic in self.topics.all()]

    def schema_org(self) -> dict[str, Any]:
        written = self.people.get(AuthorRole.AUTHOR, [])
        others = [
            each for role, found in self.people.items() for each in found if role != "tac-gia"
        ]
        authors = [_person(each.label) for each in written or others] or [_person(self.author)]
        series = self.series_name
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.description,
            "datePublished": self.first_published_at and self.first_published_at.isoformat(),
            "dateModified": self.last_published_at and self.last_published_at.isoformat(),
            "author": authors[0] if len(authors) == 1 else authors,
            "contributor": [_person(each.label) for each in others] if written else None,
            "genre": self.kind_of_work.label,
            "isBasedOn": self.source_url or self.source,
            "isPartOf": series and {"@type": "CreativeWorkSeries", "name": series.label},
            "position": self.series_part if series else None,
        }


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _news_url(request: HttpRequest, section_path: str) -> str:
    """The list of the site's news: the topmost page above the article, below the home page."""
    trail = getattr(request, "page_trail", [])
    if len(trail) < 3:  # a preview
        return section_path
    return f"/{trail[1].url_path[len(trail[0].url_path) :]}"
