"""The form of a board: what a clerk fills in, in the order of the Decision."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList

from ..models import Board
from ..panels import row
from .forms import BoardForm, MemberForm

OFFICER = ("full_name", "position", "department", "phone", "email")


class MembersPanel(InlinePanel):
    """Members, each with the choices that the law leaves."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = MemberForm
        return options


DECISION = MultiFieldPanel(
    [
        row("decision_number", "decision_date"),
        FieldPanel("decision_issuer"),
        FieldPanel("decision_file"),
    ],
    heading=_("Establishing decision (Arts. 11, 13.1)"),
)
REGULATION = MultiFieldPanel(
    [row("regulation_number", "regulation_date"), FieldPanel("regulation_file")],
    heading=_("The board's own operating regulation (Arts. 13.1, 14.1)"),
)
ACCOUNTABLE = MultiFieldPanel(
    [row("accountable_name", "accountable_position")],
    heading=_("Head of the unit, accountable for the content (Art. 13.2)"),
)
MEMBERS = MembersPanel(
    "members",
    heading=_("Members of the board (Art. 11)"),
    label=_("Member"),
    panels=[
        row("full_name", "role"),
        row("position", "standing"),
        FieldPanel("field_of_duty"),
        row("valid_from", "valid_until"),
        row("account", "is_part_time"),
        FieldPanel("seal_unit"),
    ],
)
TEAM = InlinePanel(
    "team",
    heading=_("Assisting team (Arts. 11.1, 12.7)"),
    label=_("Member of the assisting team"),
    panels=[
        row("full_name", "role"),
        FieldPanel("position"),
        row("origin", "appointed_by"),
        FieldPanel("duties"),
        row("valid_from", "valid_until"),
    ],
)
CONTACTS = InlinePanel(
    "contact_officers",
    heading=_("Contact officers for the province's portal (Art. 13.3)"),
    label=_("Contact officer"),
    panels=[row("full_name", "position"), FieldPanel("department"), row("phone", "email")],
)
TECHNICIANS = InlinePanel(
    "technical_officers",
    heading=_("Officers in charge of technical management, if any (Arts. 13.3, 21.2)"),
    label=_("Technical officer"),
    panels=[
        row("full_name", "position"),
        FieldPanel("department"),
        row("phone", "email"),
        row("qualification", "certificate"),
        FieldPanel("certificate_file"),
    ],
)


@cache
def board_panel(provincial: bool) -> Any:
    """The whole form; the assisting team is the province's alone."""
    panels = [DECISION, MEMBERS, REGULATION, ACCOUNTABLE, CONTACTS, TECHNICIANS]
    if provincial:
        panels.insert(2, TEAM)
    return ObjectList(panels, base_form_class=BoardForm).bind_to_model(Board)
