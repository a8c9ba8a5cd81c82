from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..validators import validate_official_email, validate_phone
from .detail_page import DetailPage, detail_panels

ROW, INDENT, BOX, WIDTH, MARGIN = 52, 36, 40, 720, 2
CHARACTER = 8.2  # width of a letter of the chart, in its units


@dataclass
class ChartNode:
    """A body in the organisation chart; positions in the drawing's units."""

    title: str
    url: str
    depth: int
    row: int
    parent: "ChartNode | None" = None
    children: list["ChartNode"] = field(default_factory=list)

    @property
    def x(self) -> int:
        return MARGIN + self.depth * INDENT

    @property
    def y(self) -> int:
        return MARGIN + self.row * ROW

    @property
    def width(self) -> int:
        return WIDTH - self.x - MARGIN

    @property
    def text_y(self) -> int:
        return self.y + BOX // 2 + 5

    @property
    def middle(self) -> int:
        return self.y + BOX // 2

    @property
    def short_title(self) -> str:
        """As much of the name as the box holds; the list beside it has it whole."""
        room = int((self.width - 24) / CHARACTER)
        return self.title if len(self.title) <= room else f"{self.title[: room - 1]}…"

    @property
    def stem(self) -> str:
        """The line from the parent's box to this one, as an SVG path."""
        if self.parent is None:
            return ""
        x = self.parent.x + INDENT // 2
        return f"M{x} {self.parent.y + BOX}V{self.middle}H{self.x}"


class OrganisationPage(DetailPage):
    """A body and what it is there for (Art. 16.6; R112, R113, R137, R186). The bodies below
    it in the tree are its units: parents can therefore never go in a circle."""

    is_category_page = True

    legal_basis = models.TextField(_("legal basis"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True, validators=[validate_phone])
    fax = models.CharField(_("fax"), max_length=60, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("official e-mail"), blank=True, validators=[validate_official_email]
    )
    website = models.URLField(_("website"), blank=True)

    facts = ("legal_basis", "address", "phone", "fax", "email", "website")
    card_facts = ("address", "phone")
    order = ("path",)
    content_panels = detail_panels(*facts)
    parent_page_types = ["home.OrganisationPage", "home.SectionPage", "home.HomePage"]
    subpage_types = ["home.OrganisationPage"]
    template = "home/organisation_page.html"

    class Meta:
        verbose_name = _("organisation or unit")
        verbose_name_plural = _("organisations and units")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return cls.can_exist_under(parent) and cls.is_creatable

    @property
    def tree(self) -> list[ChartNode]:
        """This body and all below it, each after its parent."""
        pages = OrganisationPage.objects.descendant_of(self, inclusive=True).live().public()
        nodes: dict[str, ChartNode] = {}
        base = self.url or "/"
        for row, page in enumerate(pages.order_by("path")):
            parent = nodes.get(page.path[: -page.steplen])
            if parent is None and row:
                continue  # below a body that citizens cannot see
            url = base + page.url_path[len(self.url_path) :]
            node = ChartNode(page.title, url, page.depth - self.depth, len(nodes), parent)
            nodes[page.path] = node
            if parent:
                parent.children.append(node)
        return list(nodes.values())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["tree"] = self.tree
        context["height"] = len(context["tree"]) * ROW
        return context
