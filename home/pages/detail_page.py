"""What the pages of a category have in common: typed fields, shown as facts, and a body."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils import formats
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import Filter
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from sites.categories import BY_CODE

from ..blocks import BodyBlock
from ..text import stream_text
from .base import BasePage

TITLE_LENGTH = 255  # characters of Wagtail's title
DETAIL_TEMPLATE = "home/detail_page.html"  # Wagtail names one per class otherwise


class DetailPage(BasePage):
    """One item of a category's list: a plan, a project, a leader.

    ``facts``: names of the fields that citizens see, in order. ``card_facts``: those shown
    in lists, ``card_relations`` the rows below a page that lists show. ``filters``: fields that
    lists can be narrowed by (and see ``more_filters``). ``order``: of lists.
    ``chart``: fields whose counts lists draw, the label and the kind.
    ``import_key``: the field that tells the rows of a file apart; ``import_rows``: fields of
    the rows below a page that a file may hold, by relation. ``is_shared_by_province``: whether
    every list links to the province's list of the same.
    """

    facts: ClassVar[tuple[str, ...]] = ()
    card_facts: ClassVar[tuple[str, ...]] = ()
    card_relations: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[tuple[str, ...]] = ("-first_published_at", "-pk")
    totals: ClassVar[tuple[str, ...]] = ()
    chart: ClassVar[tuple[str, str] | tuple[()]] = ()
    import_key: ClassVar[str] = "title"
    import_rows: ClassVar[dict[str, tuple[str, ...]]] = {}
    is_shared_by_province: ClassVar[bool] = False
    published_kind = "info"

    long_title = models.TextField(
        _("full name"),
        blank=True,
        help_text=_("Where the whole name is longer than the title may be."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("long_title"),
    ]
    parent_page_types = ["home.CategoryListPage"]
    subpage_types: list[str] = []
    template = DETAIL_TEMPLATE

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only below the list of a category that this page type fills."""
        if not super().can_create_at(parent):
            return False
        category = BY_CODE.get(getattr(parent.specific, "category", ""))
        return category is not None and category.model == cls._meta.label

    @classmethod
    def more_filters(cls, items: QuerySet[Any]) -> dict[str, Filter]:  # noqa: ARG003
        """What lists can be narrowed by that is no field; ``items``: all that the list has."""
        return {}

    @property
    def full_title(self) -> str:
        """The whole name; names of procedures and projects are often longer than a title."""
        return self.long_title or self.title

    @full_title.setter
    def full_title(self, name: str) -> None:
        self.title = Truncator(name).chars(TITLE_LENGTH)
        self.long_title = name if len(name) > TITLE_LENGTH else ""

    def clean(self) -> None:
        super().clean()
        self.clean_facts()

    def clean_facts(self) -> None:
        """The rules between the typed fields, for forms and for files.

        Raises:
            ValidationError: by field.
        """

    def clean_rows(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        """The rules between a page and the rows below it, for files; ``rows`` by relation.

        Raises:
            ValidationError: they do not fit together.
        """

    def fact_rows(self, names: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
        """(label, value) of every fact that is filled in, in the reader's language."""
        rows = [(_label(self, name), self.shown(name)) for name in names or self.facts]
        return [(label, value) for label, value in rows if value]

    @property
    def card_rows(self) -> list[tuple[str, str]]:
        return self.fact_rows(self.card_facts)

    def shown(self, name: str) -> str:
        """A field as citizens read it."""
        display: Callable[[], Any] | None = getattr(self, f"get_{name}_display", None)
        value = display() if display else getattr(self, name)
        if isinstance(value, date):
            return formats.date_format(value, "d/m/Y")
        if isinstance(value, bool):
            return str(_("yes")) if value else ""
        is_year = name.startswith("year")
        if isinstance(value, int | Decimal) and not is_year:
            return str(formats.number_format(value, use_l10n=True, force_grouping=True))
        return "" if value is None else str(value)

    def plain_text(self) -> str:
        facts = " ".join(value for _name, value in self.fact_rows())
        return f"{self.long_title} {stream_text(self.body)} {facts}".strip()


def _label(page: models.Model, name: str) -> str:
    return capfirst(str(page._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def detail_panels(*names: str) -> list[Any]:
    """Panels of the editor: title, summary, the typed fields, the body."""
    return [*BasePage.content_panels, *(FieldPanel(name) for name in names), FieldPanel("body")]
