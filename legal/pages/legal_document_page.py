from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from home.pages import BasePage
from vietnamese.slugs import slugify

from .. import symbols
from ..forms import LegalDocumentForm
from ..issuers import issuer_for, issuers
from ..panels import document_panels, promote_panels
from ..requirements import check_days, check_unique, missing_parts
from ..structure import stored
from ..structure.tree import Node, plain_text
from ..vocabularies import Status, form_with_code
from ..words import (
    capacity_choices,
    field_choices,
    form_choices,
    level_choices,
    name_of,
    status_choices,
)
from .file_routes import FileRoutes

TITLE_LENGTH = 255  # characters of Wagtail's title
LATE_AFTER = 7
"""Days from signing to posting: the five working days of the Law on Access to Information,
Art. 18.4; the Decision only says "in time" (Art. 12.3; R71)."""


class LegalDocumentPage(FileRoutes, BasePage):
    """A legal or administrative document (Arts. 16.1, 19.1; R2, R4, R103, R179).

    The seven parts that the Decision demands, and what the National database holds beside
    them. The effect status is derived (``legal.effects``): ``status`` is that of today,
    ``status_changes_on`` when it will be another; ``statuses`` are the one before the first of
    ``status_days`` and the one from each of them on. ``legal.effects`` alone writes them.
    ``text_tree``: the text as ``legal.structure.stored`` keeps it.
    """

    published_kind = "legal"
    fills = "legal-documents"
    is_being_filled_in = False  # the form checks what is lacking; see legal.forms

    form = models.CharField(pgettext_lazy("document", "form"), max_length=40, choices=form_choices)
    issuer = models.ForeignKey(
        "legal.IssuingBody",
        verbose_name=_("issuing body"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    symbol = models.CharField(
        _("number and symbol"), max_length=100, help_text=_("As in 352/QĐ-UBND.")
    )
    symbol_key = models.CharField(max_length=150, blank=True, editable=False, db_index=True)
    issued_on = models.DateField(_("day of issue"), null=True)
    effective_on = models.DateField(_("day of effect"), null=True)
    abstract = models.TextField(_("abstract"), max_length=2000)
    early_reason = models.CharField(
        _("why it takes effect before its issue"), max_length=300, blank=True
    )
    expires_on = models.DateField(
        _("day of expiry"), null=True, blank=True, help_text=_("The first day without effect.")
    )
    unsuitable_from = models.DateField(_("no longer fitting from"), null=True, blank=True)
    drafting_unit = models.CharField(_("drafting unit"), max_length=300, blank=True)
    signer = models.CharField(_("signer"), max_length=150, blank=True)
    signer_position = models.CharField(_("position of the signer"), max_length=200, blank=True)
    capacity = models.CharField(
        _("capacity of the signer"), max_length=10, choices=capacity_choices, blank=True
    )
    field = models.CharField(
        pgettext_lazy("document", "field"), max_length=40, choices=field_choices, blank=True
    )
    level = models.CharField(
        pgettext_lazy("document", "level"),
        max_length=20,
        choices=level_choices,
        blank=True,
        help_text=_("Empty: that of the issuing body."),
    )
    is_normative = models.BooleanField(
        _("normative"),
        null=True,
        blank=True,
        help_text=_("Unknown: what the symbol lets one suppose."),
    )
    gazette_issue = models.CharField(_("gazette issue"), max_length=100, blank=True)
    gazette_date = models.DateField(_("day of the gazette"), null=True, blank=True)
    gazette_url = models.URLField(_("address in the gazette"), max_length=500, blank=True)
    national_id = models.CharField(
        _("number in the National database"), max_length=40, blank=True, db_index=True
    )
    national_url = models.URLField(
        _("address in the National database"), max_length=500, blank=True
    )
    legal_bases = models.TextField(_("legal bases"), blank=True, help_text=_("One a line."))
    recipients = models.TextField(_("recipients"), blank=True, help_text=_("One a line."))
    override_status = models.CharField(
        _("another status"), max_length=20, choices=status_choices, blank=True
    )
    override_from = models.DateField(_("other status from"), null=True, blank=True)
    override_reason = models.CharField(_("reason for another status"), max_length=500, blank=True)
    status = models.CharField(
        max_length=20, choices=status_choices, default=Status.UNKNOWN, editable=False, db_index=True
    )
    status_changes_on = models.DateField(null=True, editable=False, db_index=True)
    status_days = ArrayField(models.DateField(), default=list, editable=False)
    statuses = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    text_tree = models.JSONField(null=True, editable=False)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("symbol"),
        index.SearchField("abstract"),
    ]
    content_panels = document_panels()
    promote_panels = promote_panels()
    base_form_class = LegalDocumentForm
    parent_page_types = ["legal.LegalLibraryPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["symbol", "symbol_key", "national_id", "national_url"]
    template = "legal/document_page.html"

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        indexes = [models.Index(fields=["issued_on"], name="legal_document_issued")]

    def _set_core_field_defaults(self) -> None:
        """A document's name is its form, symbol and abstract; nobody types it."""
        self.read_symbol()
        if not self.title:
            self.title = self.title_made()
        if not self.slug and self.symbol:
            words = self.address_made()
            if (self.path or getattr(self, "_cached_parent_obj", None)) and words:
                self.slug = self._get_autogenerated_slug(words)
        super()._set_core_field_defaults()

    def read_symbol(self) -> None:
        """Write the symbol as it is written officially; take from it what is empty."""
        self.symbol = self.symbol.strip()
        self.symbol_key = symbols.search_key(self.symbol)[:150] if self.symbol else ""
        symbol = symbols.parse(self.symbol)
        if symbol is None:
            return
        self.symbol = symbol.text
        suggestion = symbols.suggest(symbol)
        self.form = self.form or suggestion.form
        if not self.issuer_id:
            self.issuer = issuer_for(suggestion.issuer)
        if self.is_normative is None:
            self.is_normative = suggestion.normative

    def name_words(self) -> str:
        """Form, symbol, year: its address and the names of its files are made of them."""
        year = self.issued_on.year if self.issued_on else ""
        return f"{self.form_name} {self.symbol} {year}"

    def address_made(self) -> str:
        """The last part of its address."""
        return slugify(self.name_words())[:200]

    def title_made(self) -> str:
        """Its name in its own language, as long as a title may be."""
        with translation.override(self.locale.language_code if self.locale_id else "vi"):
            return Truncator(self.name_made()).chars(TITLE_LENGTH)

    def name_made(self) -> str:
        """Form, symbol and abstract in one line."""
        named = f"{self.form_name} {_now('no.') if self.symbol else ''} {self.symbol}"
        return " ".join([*named.split(), *self.abstract.split()])

    def clean(self) -> None:
        """What readers must find; Wagtail asks when the page goes live, never for a draft."""
        super().clean()
        self.read_symbol()
        check_days(self)
        check_unique(self)
        if not self.is_being_filled_in and not self.files.count():
            raise ValidationError({"files": _("A document has at least one file.")})

    @property
    def form_name(self) -> str:
        return name_of(form_with_code(self.form)) if self.form else ""

    @property
    def issuer_name(self) -> str:
        """Of the issuing body as it was called on the day of issue."""
        issuer = issuers().get(self.issuer_id) if self.issuer_id else None
        return issuer.label_on(self.issued_on) if issuer else ""

    @property
    def shown_level(self) -> str:
        issuer = issuers().get(self.issuer_id) if self.issuer_id else None
        return self.level or (issuer.level if issuer else "")

    @property
    def missing_parts(self) -> list[str]:
        return missing_parts(self)

    @property
    def posted_after(self) -> int | None:
        """Days from signing to the first publication (R71); None while either is unknown."""
        if not (self.issued_on and self.first_published_at):
            return None
        return (timezone.localdate(self.first_published_at) - self.issued_on).days

    @property
    def is_late(self) -> bool:
        return self.posted_after is not None and self.posted_after > LATE_AFTER

    @cached_property
    def text(self) -> Node | None:
        """The divided text; None without one, or when it cannot be read."""
        if not self.text_tree:
            return None
        try:
            return stored.from_dict(self.text_tree)
        except stored.InvalidTree:
            return None

    @property
    def has_content(self) -> bool:
        return bool(self.symbol)

    @property
    def description(self) -> str:
        return self.search_description or Truncator(self.abstract).chars(300)

    def plain_text(self) -> str:
        """Everything that is searched: attributes, text, names and texts of files."""
        from ..file_texts import texts_of

        facts = [
            self.symbol, self.form_name, self.issuer_name, self.signer, self.drafting_unit,
            self.abstract, self.legal_bases,
        ]  # fmt: skip
        rows = list(self.files.all())
        text = plain_text(self.text) if self.text else ""
        words = [*facts, *(str(row) for row in rows), text]
        return " ".join([*words, *texts_of(row.document_id for row in rows)]).strip()

    def publication_extras(self) -> dict[str, Any]:
        from ..entries import legal_facts

        return {"summary": self.abstract, "legal": legal_facts(self)}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..reading import context_of_document

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | context_of_document(self, request)

    @path("dieu-khoan/<slug:anchor>/")
    def one_article(self, request: HttpRequest, anchor: str) -> HttpResponse:
        """One article, with the ones before and after it: a page that a phone loads at once."""
        from ..reading import context_of_article

        extra = context_of_article(self, request, anchor)
        if extra is None:
            raise Http404
        return self.render(request, template="legal/article.html", context_overrides=extra)

    @path("van-ban.xml/")  # Wagtail adds the slash; the address has none
    def as_akoma_ntoso(self, request: HttpRequest) -> HttpResponse:
        """The text as Akoma Ntoso, the OASIS standard for legal documents."""
        from ..exports import akoma_ntoso

        return akoma_ntoso(self)

    @path("van-ban.json/")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """What the document is, and its text as a tree."""
        from ..exports import document_json

        return document_json(self)

    def schema_org(self) -> dict[str, Any]:
        from ..exports import schema_org

        return schema_org(self)

    def status_on(self, day: date) -> Status:
        from ..effects import facts_of

        return facts_of(self).status_on(day)
