"""The editor's form of every page: what the workflow refuses is said before anything is lost."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from ..models import ApprovalTask

APPROVING = ("approve", "approve_alone")


class BoardPageForm(WagtailAdminPageForm):
    """Refuses an approval of what was changed since it was opened, or by whoever changed it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.data.get("action-workflow-action"):
            self._check_extra_data()
            if self.data.get("workflow-action-name") in APPROVING:
                self._check_approval()
        return cleaned

    def _check_extra_data(self) -> None:
        try:
            data = json.loads(self.data.get("workflow-action-extra-data") or "{}")
        except (json.JSONDecodeError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise ValidationError(_("The form was not sent whole. Try again."))

    def _check_approval(self) -> None:
        loaded = self.data.get("loaded_revision_id")
        if loaded and loaded != str(self.instance.latest_revision_id):
            raise ValidationError(
                _("The text was changed since you opened it. Look at the newest version first.")
            )
        task = self.instance.current_workflow_task
        if isinstance(task, ApprovalTask) and self.has_changed():
            raise ValidationError(
                _(
                    "Whoever changes a text does not approve it: save the draft and let another "
                    "person approve, or return it to the writer."
                )
            )


class CompletedPageForm(BoardPageForm):
    """Of pages whose drafts may be incomplete, and what is published or sent may not.

    The page's own ``clean`` would read the rows that are stored, not those in the form: while
    the form asks it, ``is_being_filled_in`` is set, and the form looks itself.
    """

    def _post_clean(self) -> None:
        self.instance.is_being_filled_in = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_being_filled_in = False
        if not self.is_deferred_validation:
            self.add_faults()

    def add_faults(self) -> None:
        """Say what is lacking, beside its field."""
        raise NotImplementedError
