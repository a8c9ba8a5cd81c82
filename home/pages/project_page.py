from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from editorial.workflow.page_form import BoardPageForm

from .base import BasePage
from .detail_page import DetailPage


class ProjectGroup(models.TextChoices):
    """What the Decision asks to list (Arts. 16.5, 19.5-2; R111, R185, R200)."""

    INVESTMENT = "investment", _("Public investment")
    PROCUREMENT = "procurement", _("Public procurement")
    LOAN = "loan", _("Loans")


class ProjectStatus(models.TextChoices):
    """Where a project stands."""

    PREPARING = "preparing", _("In preparation")
    UNDER_WAY = "under-way", _("Under way")
    FINISHED = "finished", _("Finished")
    STOPPED = "stopped", _("Stopped")


class ProjectForm(BoardPageForm):
    """The editor's form: the sources together give the capital."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        formset = self.formsets.get("capital_sources")
        if formset is not None and formset.is_valid() and "capital" in cleaned:
            rows = [row for row in formset.cleaned_data if row and not row.get("DELETE")]
            try:
                check_sources(cleaned["capital"], rows)
            except ValidationError as error:
                self.add_error("capital", error)
        return cleaned


def check_sources(capital: int, rows: list[dict[str, Any]]) -> None:
    """Refuse sources that do not add up; none at all is allowed.

    Raises:
        ValidationError: they give another sum than the capital.
    """
    total = sum(row["amount"] for row in rows)
    if rows and total != capital:
        raise ValidationError(
            _("The sources give %(total)s dong together, the capital is %(capital)s dong.")
            % {"total": grouped(total), "capital": grouped(capital)}
        )


def grouped(number: int) -> str:
    """An amount with points between its thousands."""
    return str(formats.number_format(number, use_l10n=True, force_grouping=True))


class ProjectPage(DetailPage):
    """A project, programme or purchase with public money. Amounts are in dong."""

    group = models.CharField(_("kind of project"), max_length=20, choices=ProjectGroup)
    project_owner = models.CharField(_("project owner"), max_length=200)
    capital = models.BigIntegerField(_("total capital (dong)"), validators=[MinValueValidator(0)])
    year_from = models.PositiveSmallIntegerField(_("from year"))
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=ProjectStatus)
    progress = models.CharField(_("progress"), max_length=300, blank=True)
    disbursed = models.BigIntegerField(
        _("disbursed (dong)"), default=0, validators=[MinValueValidator(0)]
    )
    excess_reason = models.CharField(
        _("why more was disbursed than the capital"), max_length=300, blank=True
    )
    result = models.TextField(_("result"), blank=True)

    facts = (
        "group", "project_owner", "capital", "year_from", "year_to", "status",
        "progress", "disbursed", "excess_reason", "result",
    )  # fmt: skip
    card_facts = ("group", "project_owner", "capital", "year_from", "status")
    filters = ("group", "status", "year_from")
    totals = ("capital", "disbursed")
    order = ("-year_from", "title", "pk")
    chart = ("year_from", "status")
    import_rows = {"capital_sources": ("source", "amount", "note")}
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("long_title"),
        *(FieldPanel(name) for name in facts),
        InlinePanel("capital_sources", heading=_("Capital by source"), label=_("Source")),
        FieldPanel("body"),
    ]
    base_form_class = ProjectForm
    template = "home/project_page.html"

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean_facts(self) -> None:
        """A period ends after it begins; disbursing more than there is needs a reason."""
        if self.year_to and self.year_from and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The end is before the beginning.")})
        over = (self.disbursed or 0) > (self.capital or 0)
        if over and not self.excess_reason.strip():
            raise ValidationError(
                {"excess_reason": _("More was disbursed than the capital: say why.")}
            )

    def clean_rows(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        check_sources(self.capital, rows.get("capital_sources", []))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["sources"] = list(self.capital_sources.all())
        return context
