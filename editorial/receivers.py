"""The board's part in the making of a site."""

from typing import Any

from django.dispatch import receiver

from sites.models import Organisation
from sites.provisioning.order import ResolvedOrder
from sites.signals import building_template, provisioning

from .board import build_board
from .invitations import invite
from .roles import BOARD_HEAD


@receiver(building_template)
def build_board_of_template(organisation: Organisation, **kwargs: Any) -> None:
    build_board(organisation)


@receiver(provisioning)
def invite_first_account(order: ResolvedOrder, **kwargs: Any) -> None:
    """The first account heads the board and invites the others (R68)."""
    if order.email:
        invite(order.email, [BOARD_HEAD], full_name=order.contact_name)
