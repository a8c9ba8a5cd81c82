"""The form of a board: what a clerk fills in, in the order of the Decision."""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from ..models import Board
from .forms import BoardForm, MemberForm

OFFICER = ("full_name", "position", "department", "phone", "email")


class MembersPanel(InlinePanel):
    """Members, each with the choices that the law leaves."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = MemberForm
        return options


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


DECISION = MultiFieldPanel(
    [
        _row("decision_number", "decision_date"),
        FieldPanel("decision_issuer"),
        FieldPanel("decision_file"),
    ],
    heading=_("Establishing decision (Arts. 11, 13.1)"),
)
REGULATION = MultiFieldPanel(
    [_row("regulation_number", "regulation_date"), FieldPanel("regulation_file")],
    heading=_("The board's own operating regulation (Arts. 13.1, 14.1)"),
)
ACCOUNTABLE = MultiFieldPanel(
    [_row("accountable_name", "accountable_position")],
    heading=_("Head of the unit, accountable for the content (Art. 13.2)"),
)
MEMBERS = MembersPanel(
    "members",
    heading=_("Members of the board (Art. 11)"),
    label=_("Member"),
    panels=[
        _row("full_name", "role"),
        _row("position", "standing"),
        FieldPanel("field_of_duty"),
        _row("valid_from", "valid_until"),
        _row("account", "is_part_time"),
        FieldPanel("seal_unit"),
    ],
)
TEAM = InlinePanel(
    "team",
    heading=_("Assisting team (Arts. 11.1, 12.7)"),
    label=_("Member of the assisting team"),
    panels=[
        _row("full_name", "role"),
        FieldPanel("position"),
        _row("origin", "appointed_by"),
        FieldPanel("duties"),
        _row("valid_from", "valid_until"),
    ],
)
CONTACTS = InlinePanel(
    "contact_officers",
    heading=_("Contact officers for the province's portal (Art. 13.3)"),
    label=_("Contact officer"),
    panels=[_row("full_name", "position"), FieldPanel("department"), _row("phone", "email")],
)
TECHNICIANS = InlinePanel(
    "technical_officers",
    heading=_("Officers in charge of technical management, if any (Arts. 13.3, 21.2)"),
    label=_("Technical officer"),
    panels=[
        _row("full_name", "position"),
        FieldPanel("department"),
        _row("phone", "email"),
        _row("qualification", "certificate"),
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
