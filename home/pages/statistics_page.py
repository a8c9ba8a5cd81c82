from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editorial.workflow.page_form import BoardPageForm

from ..data_tables import ROW, DataTable, as_text, parse
from ..imports.reading import read
from .detail_page import DetailPage, detail_panels


class StatisticsForm(BoardPageForm):
    """The editor's form, with a file in place of pasting."""

    file = forms.FileField(
        label=_("table from a file (CSV or XLSX)"),
        required=False,
        help_text=_("Takes the place of the table below. Of a spreadsheet, the first sheet."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if file := cleaned.get("file"):
            try:
                cleaned["data"] = as_text(read(file.name, file.read()))
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned


class StatisticsPage(DetailPage):
    """Figures of a sector or field (Statistics Law; Art. 16.8; R120): a table, drawn as well."""

    indicators = models.CharField(_("indicator group"), max_length=200)
    period = models.CharField(_("period"), max_length=100)
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=200)
    data = models.TextField(
        _("table of figures"),
        blank=True,
        help_text=_(
            "Copy the cells of the spreadsheet, headings in the first line, and paste them here."
        ),
    )

    facts = ("indicators", "period", "year", "source")
    card_facts = ("indicators", "period", "year")
    filters = ("year",)
    order = ("-year", "-first_published_at", "-pk")
    content_panels = detail_panels(*facts, "file", "data")
    base_form_class = StatisticsForm
    template = "home/statistics_page.html"

    class Meta:
        verbose_name = _("statistics")
        verbose_name_plural = _("statistics")

    @property
    def table(self) -> DataTable | None:
        return parse(self.data) if self.data.strip() else None

    def clean_facts(self) -> None:
        try:
            self.table  # noqa: B018 - parsed to be checked
        except ValidationError as error:
            raise ValidationError({"data": error.messages}) from error

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["table"] = self.table
        context["bars"] = context["table"].bars() if context["table"] else []
        context["height"] = len(context["bars"]) * ROW
        return context

    def plain_text(self) -> str:
        return f"{super().plain_text()} {self.data}".strip()
