from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from ..effect import Act
from ..references import anchors, context_of, find_references
from ..symbols import search_key
from ..vocabularies import Effect, Relation, relation_with_code
from ..words import verb_choices


class LegalRelation(Orderable):
    """What one document does to another, from a day on (R2, R103-R105).

    ``is_acted_on``: the other document does it to the page's. The other document is a page
    here, a published item of another site, or only cited: symbol, title and address always
    stand in the row, so that a relation outlives the page it points to.
    """

    page = ParentalKey(
        "legal.LegalDocumentPage", on_delete=models.CASCADE, related_name="relations"
    )
    verb = models.CharField(
        _("what this document does to the other"), max_length=30, choices=verb_choices
    )
    is_acted_on = models.BooleanField(_("the other document does it to this one"), default=False)
    target_page = models.ForeignKey(
        "legal.LegalDocumentPage",
        verbose_name=_("document of this library"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="relations_here",
    )
    target_item = models.PositiveBigIntegerField(null=True, editable=False)
    target_symbol = models.CharField(_("number and symbol"), max_length=100, blank=True)
    target_key = models.CharField(max_length=150, blank=True, editable=False, db_index=True)
    target_issued_on = models.DateField(_("issued on"), null=True, blank=True)
    target_title = models.CharField(_("what it is about"), max_length=500, blank=True)
    target_url = models.URLField(
        _("address"),
        max_length=1000,
        blank=True,
        help_text=_("Of a page of the network, or of the National database."),
    )
    effective_from = models.DateField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("Empty: the day on which the acting document takes effect."),
    )
    effective_until = models.DateField(_("until"), null=True, blank=True)
    articles = models.CharField(
        _("articles"),
        max_length=500,
        blank=True,
        help_text=_("Of the document acted on, as “Điều 5; khoản 2 Điều 7”. Empty: the whole."),
    )

    panels = [
        FieldRowPanel([FieldPanel("verb"), FieldPanel("is_acted_on")]),
        PageChooserPanel("target_page"),
        FieldRowPanel([FieldPanel("target_symbol"), FieldPanel("target_issued_on")]),
        FieldPanel("target_title"),
        FieldPanel("target_url"),
        FieldRowPanel([FieldPanel("effective_from"), FieldPanel("effective_until")]),
        FieldPanel("articles"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("relation between documents")
        verbose_name_plural = _("relations between documents")
        indexes = [
            models.Index(fields=["target_page", "verb"], name="legal_relation_target"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.target_symbol or self.target_title}"

    @property
    def relation(self) -> Relation | None:
        return relation_with_code(self.verb)

    @property
    def has_effect(self) -> bool:
        """Whether it can change the effect of the document acted on."""
        return bool(self.relation and self.relation.effect is not Effect.NONE)

    @property
    def article_names(self) -> tuple[str, ...]:
        """Anchors of the articles named; words that name none stand as they were typed."""
        if not self.articles.strip():
            return ()
        nowhere = context_of("")
        found = [
            anchor
            for reference in find_references(self.articles)
            for anchor in anchors(reference, nowhere)
        ]
        return tuple(dict.fromkeys(found)) or (self.articles.strip(),)

    def clean(self) -> None:
        super().clean()
        if not (self.target_page_id or self.target_symbol.strip() or self.target_title.strip()):
            raise ValidationError(
                {"target_symbol": _("Which document? Choose it, or write its symbol or title.")}
            )
        if (
            self.effective_from
            and self.effective_until
            and self.effective_until < self.effective_from
        ):
            raise ValidationError({"effective_until": _("The end is before the beginning.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.denormalise()
        super().save(*args, **kwargs)

    def denormalise(self) -> None:
        """Take symbol, title and day from the page pointed to, for when it is gone."""
        if target := self.target_page:
            self.target_symbol = target.symbol or self.target_symbol
            self.target_title = (target.abstract or target.title)[:500]
            self.target_issued_on = target.issued_on or self.target_issued_on
        self.target_key = search_key(self.target_symbol)[:150] if self.target_symbol else ""

    def act(self, starts: date | None, source: str) -> Act | None:
        """For the effect of the document acted on; None while no day is known.

        ``starts``: when the acting document takes effect; ``source``: its symbol.
        """
        day = self.effective_from or starts
        if day is None or not self.has_effect:
            return None
        return Act(self.verb, day, self.effective_until, self.article_names, source)
