"""On the head of the board's home page: who still lacks this year's training."""

from typing import Any

from wagtail.admin.ui.components import Component

from sites.models import TrainingRecord
from sites.tenancy import current_organisation

from ...models.collaborator_list import this_year
from .views import SEE


class TrainingPanel(Component):
    """Read from the organisation's own row of the register: one statement."""

    name = "training"
    template_name = "editorial/people/training_panel.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        year = this_year()
        row = None
        if parent_context["request"].user.has_perm(SEE):
            row = TrainingRecord.objects.filter(
                organisation=current_organisation(), year=year
            ).first()
        return {"untrained": row.untrained if row else 0, "year": str(year)}
