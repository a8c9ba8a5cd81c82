"""On the unit's home page: what the province's board waits for."""

from typing import Any

from wagtail.admin.ui.components import Component

from . import services
from .views import may_answer

SHOWN = 5


class RequestsPanel(Component):
    """Open requests, the most urgent first: one statement."""

    name = "requests"
    template_name = "editorial/people/requests_panel.html"
    order = 20

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not may_answer(parent_context["request"].user):
            return {"rows": []}
        return {"rows": list(services.own_requests().filter(answered_at=None)[:SHOWN])}
