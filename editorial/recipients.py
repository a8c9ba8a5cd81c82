"""Who of a board is written to."""

from django.db.models import QuerySet

from .models import User
from .roles import APPROVER, BOARD_HEAD


def responsible_editors() -> QuerySet[User]:
    """Active accounts that answer for what the current organisation publishes."""
    names = [APPROVER.name, BOARD_HEAD.name]
    return User.objects.filter(is_active=True, groups__name__in=names).distinct().order_by("pk")
