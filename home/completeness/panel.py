from typing import Any

from wagtail.admin.ui.components import Component

from sites.completeness import State

from ..models import CheckedLink
from .states import own_roots, own_states, rows_of

SHOWN = 8


class CompletenessPanel(Component):
    """On the admin's home page: the score, and what is missing."""

    name = "completeness"
    template_name = "home/admin/completeness_panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        states, roots = own_states(), own_roots()
        user = parent_context["request"].user
        lacking = [
            row
            for state in states
            if (root := roots.get(state.domain.domain))
            for row in rows_of(state, root, user)
            if row.state.state != State.PRESENT
        ]
        return {
            "states": states,
            "lacking": lacking[:SHOWN],
            "more": max(0, len(lacking) - SHOWN),
            "broken_links": CheckedLink.objects.broken().count(),
        }
