from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, Filter
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from home.pages import BasePage, DetailPage
from vietnamese.collation import sort_key

from ..treaty_effect import status_on, with_status
from ..treaty_words import (
    conclusion_choices,
    fits,
    kind_choices,
    treaty_form_choices,
    treaty_status_choices,
    treaty_status_name,
)
from ..vocabularies.treaties import CONCLUSIONS, TREATY_FORMS, TreatyKind, TreatyStatus
from ..words import field_choices
from .file_routes import FileRoutes

Faults = dict[str, Any]


class TreatyPage(FileRoutes, DetailPage):
    """A treaty that binds Việt Nam, or an international agreement (Arts. 16.2, 19.2, 20.2; R106).

    Its status is derived from its days (``legal.treaty_effect``); ``expires_on`` and
    ``terminated_on`` are the first days without effect.
    """

    kind = models.CharField(
        _("kind"), max_length=20, choices=kind_choices, default=TreatyKind.AGREEMENT
    )
    form = models.CharField(_("what it is called"), max_length=40, choices=treaty_form_choices)
    foreign_title = models.CharField(_("title in a foreign language"), max_length=1000, blank=True)
    conclusion = models.CharField(
        _("level of conclusion"), max_length=40, choices=conclusion_choices, blank=True
    )
    place = models.CharField(_("place of signing"), max_length=200, blank=True)
    signed_on = models.DateField(_("day of signing"), null=True, blank=True)
    provisional_from = models.DateField(_("provisionally applied from"), null=True, blank=True)
    effective_on = models.DateField(_("day of effect"), null=True, blank=True)
    expires_on = models.DateField(
        _("day of expiry"), null=True, blank=True, help_text=_("The first day without effect.")
    )
    is_indefinite = models.BooleanField(_("without time limit"), default=False)
    terminated_on = models.DateField(_("terminated from"), null=True, blank=True)
    termination_reason = models.CharField(_("why it was terminated"), max_length=500, blank=True)
    languages = models.CharField(_("languages of the text"), max_length=200, blank=True)
    signer = models.CharField(_("signer for Viet Nam"), max_length=150, blank=True)
    signer_position = models.CharField(_("position of the signer"), max_length=200, blank=True)
    field = models.CharField(
        pgettext_lazy("document", "field"), max_length=40, choices=field_choices, blank=True
    )
    announcement = models.CharField(
        _("gazette or announcement"),
        max_length=200,
        blank=True,
        help_text=_("Number and day of the gazette, or of the announcement of its effect."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    facts = (
        "kind", "form", "foreign_title", "conclusion", "place", "signed_on", "provisional_from",
        "effective_on", "expires_on", "is_indefinite", "terminated_on", "termination_reason",
        "languages", "signer", "signer_position", "field", "announcement", "source", "source_url",
    )  # fmt: skip
    card_facts = ("form", "signed_on", "effective_on")
    card_relations = ("partners",)
    filters = ("kind", "field")
    order = ("-signed_on", "-first_published_at", "-pk")
    import_rows = {"partners": ("name", "country")}
    search_fields = [*DetailPage.search_fields, index.SearchField("foreign_title")]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("long_title"),
        FieldPanel("foreign_title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("form")]),
        FieldRowPanel([FieldPanel("conclusion"), FieldPanel("field")]),
        InlinePanel("partners", heading=_("Partners"), label=_("Partner"), min_num=1),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("place"), FieldPanel("signed_on")]),
                FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_position")]),
                FieldPanel("languages"),
            ],
            _("Signing"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("provisional_from")]),
                FieldRowPanel([FieldPanel("expires_on"), FieldPanel("is_indefinite")]),
                FieldRowPanel([FieldPanel("terminated_on"), FieldPanel("termination_reason")]),
            ],
            _("Effect in time"),
        ),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        MultiFieldPanel(
            [
                FieldPanel("announcement"),
                FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
            ],
            _("Source"),
        ),
        InlinePanel("documents", heading=_("Related documents"), label=_("Related document")),
        FieldPanel("body"),
    ]
    template = "legal/treaty_page.html"

    class Meta:
        verbose_name = _("treaty or international agreement")
        verbose_name_plural = _("treaties and international agreements")

    @classmethod
    def more_filters(cls, items: QuerySet[Any]) -> dict[str, Filter]:
        """By a partner's country, the status today, the year of signing."""
        partners = cls._meta.get_field("partners").related_model.objects
        named = partners.filter(page__in=items.order_by()).exclude(country="")
        countries = sorted(set(named.values_list("country", flat=True)), key=sort_key)
        years = items.dates("signed_on", "year", order="DESC")
        return {
            "country": ChoiceFilter(
                label=_("Partner country"),
                choices=[(name, name) for name in countries],
                method=lambda found, _name, value: found.filter(
                    pk__in=partners.filter(country=value).values("page")
                ),
            ),
            "status": ChoiceFilter(
                label=_("Effect status"),
                choices=treaty_status_choices,
                method=lambda found, _name, value: with_status(found, value, timezone.localdate()),
            ),
            "year": ChoiceFilter(
                label=_("Year of signing"),
                field_name="signed_on__year",
                choices=[(day.year, str(day.year)) for day in years if day],
            ),
        }

    def clean_facts(self) -> None:
        faults: Faults = {}
        if self.form and not fits(TREATY_FORMS, self.form, self.kind):
            faults["form"] = _("Documents of this kind are not called so.")
        if self.conclusion and not fits(CONCLUSIONS, self.conclusion, self.kind):
            faults["conclusion"] = _("Documents of this kind are not concluded at this level.")
        faults |= self._faults_of_days()
        if faults:
            raise ValidationError(faults)

    def _faults_of_days(self) -> Faults:
        faults: Faults = {}
        if _is_before(self.expires_on, self.effective_on):
            faults["expires_on"] = _("It ends before it takes effect.")
        if self.expires_on and self.is_indefinite:
            faults["is_indefinite"] = _("It has a day of expiry: it is not without time limit.")
        if _is_before(self.effective_on, self.provisional_from):
            faults["provisional_from"] = _("It is in force before it is provisionally applied.")
        if _is_before(self.terminated_on, self.signed_on):
            faults["terminated_on"] = _("It was terminated before it was signed.")
        if self.terminated_on and not self.termination_reason.strip():
            faults["termination_reason"] = _("Write why it was terminated.")
        if self.termination_reason.strip() and not self.terminated_on:
            faults["terminated_on"] = _("From which day?")
        return faults

    @property
    def status(self) -> TreatyStatus:
        """The status today."""
        return status_on(self, timezone.localdate())

    @property
    def status_name(self) -> str:
        return treaty_status_name(self.status)

    @property
    def card_rows(self) -> list[tuple[str, str]]:
        names = ", ".join(str(partner) for partner in self.partners.all())
        rows = [(str(_("Effect status")), self.status_name), (str(_("Partners")), names)]
        return [*((label, value) for label, value in rows if value), *super().card_rows]

    @property
    def has_content(self) -> bool:
        """Its facts are something to read; nobody need look into its files for that."""
        return bool(self.form)

    def name_words(self) -> str:
        """The names of its files are made of its title and year."""
        return f"{self.title} {self.signed_on.year if self.signed_on else ''}"

    def plain_text(self) -> str:
        from ..file_texts import texts_of

        rows = list(self.files.all())
        words = [super().plain_text(), *map(str, self.partners.all()), *map(str, rows)]
        return " ".join([*words, *texts_of(row.document_id for row in rows)]).strip()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..file_viewing import shown_files

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "partners": list(self.partners.all()),
            "files": shown_files(self),
            "documents": self._related_documents(),
        }

    def _related_documents(self) -> list[tuple[Any, str]]:
        """Related documents that citizens can read, each with what it does."""
        notes = {row.document_id: row.note for row in self.documents.all()}
        if not notes:
            return []
        model = self._meta.get_field("documents").related_model
        pages = model._meta.get_field("document").related_model.objects.live().public()
        found = pages.defer("text_tree").in_bulk(list(notes))
        return [(found[pk], note) for pk, note in notes.items() if pk in found]

    def schema_org(self) -> dict[str, Any]:
        from ..exports import treaty_schema_org

        return treaty_schema_org(self)


def _is_before(first: date | None, second: date | None) -> bool:
    return bool(first and second and first < second)
