from typing import Any

from wagtail.admin.ui.components import Component

from ..models import OutgoingMail
from ..roles import ACCOUNTS
from .desk import Desk, refused_texts

SHOWN = 25


class MyWorkPanel(Component):
    """First on the admin's home page: what waits, what was sent, what came back and why."""

    name = "my_work"
    template_name = "editorial/admin/my_work.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        desk = Desk()
        waiting = desk.waiting_for(user)
        heads_the_board = user.has_perm(ACCOUNTS[0])
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
            "waiting": waiting[:SHOWN],
            "waiting_count": len(waiting),
            "overdue_count": sum(each.is_overdue for each in waiting),
            "can_bulk": any(each.can_bulk for each in waiting[:SHOWN]),
            "own": desk.own_texts(user),
            "refused": refused_texts(user),
            "unattended": desk.unattended() if heads_the_board else [],
            "unsent": OutgoingMail.objects.filter(sent_at=None, attempts__gt=0).count()
            if heads_the_board
            else 0,
        }
