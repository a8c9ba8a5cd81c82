"""Who may see the network console: operators of the Provincial Office, nobody else.

A superuser of a commune has every permission of its own schema; therefore the
organisation itself is asked for first.
"""

from typing import Any

from wagtail_modeladmin.helpers import PermissionHelper

from ..tenancy import current_organisation


def may_operate_network(user: Any) -> bool:
    """Whether ``user``, in the current schema, operates the network."""
    organisation = current_organisation()
    return bool(
        organisation
        and organisation.is_provincial_office
        and user.is_active
        and user.has_perm("sites.operate_network")
    )


class ConsolePermissions(PermissionHelper):
    """See and create; rows of registers are changed by services only, never deleted."""

    can_create = False

    def user_can_list(self, user: Any) -> bool:
        return may_operate_network(user)

    def user_can_create(self, user: Any) -> bool:
        return self.can_create and may_operate_network(user)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return may_operate_network(user)

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False


class OrganisationPermissions(ConsolePermissions):
    """New organisations are made from the console."""

    can_create = True
