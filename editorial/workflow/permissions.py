"""What an account may do with a page: nobody publishes past the board (R73, R209)."""

from typing import Any

from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

ORGANISE = "editorial.organise_pages"


def may_write_now(user: Any, page: Page) -> bool:
    """Whether the account may change the page (specific), and neither a person nor a step of the
    workflow keeps it locked from them."""
    lock = page.get_lock()
    is_locked = bool(lock and lock.for_user(user))
    return bool(page.permissions_for_user(user).can_edit()) and not is_locked


class BoardPermissionTester(PagePermissionTester):
    """Wagtail's, with the right to publish taken apart.

    Texts are published by the workflow alone. Who may organise pages (``ORGANISE``) moves and
    sorts what is published, sets who may read it, and deletes it.
    """

    permissions: set[str]

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and user.has_perm(ORGANISE):
            self.permissions |= {"publish"}

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """By taking down, with a reason (``editorial.takedowns``)."""
        return False

    def can_set_view_restrictions(self) -> bool:
        return self._may_organise()

    def can_unschedule(self) -> bool:
        return self._may_organise()

    def _may_organise(self) -> bool:
        if not self.user.is_active or self.page_is_root:
            return False
        return bool(self.user.is_superuser or "publish" in self.permissions)
