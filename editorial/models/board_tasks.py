"""The steps of the workflow (R209): edit, check, approve and publish.

Wagtail asks a step who may act and hands it what was clicked. Whatever comes in is checked
again here: the address of an action names any state of any page.
"""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from ..workflow.authorship import is_changed_since, was_seen, writers_of
from ..workflow.declarations import STATEMENTS, VERSION
from ..workflow.forms import (
    ApprovalAloneForm,
    ApprovalForm,
    DeclarationForm,
    RecheckForm,
    RefuseForm,
    ReturnForm,
)
from .review_record import ReviewAct

Action = tuple[str, Any, bool]
RETURN: Action = ("reject", _("Return to be changed"), True)
REFUSE: Action = ("refuse", _("Refuse (Article 10)"), True)


class BoardTask(Task):
    """A step that members of groups, or their substitutes, take within some days."""

    groups = models.ManyToManyField(Group, verbose_name=_("groups"))
    days = models.PositiveSmallIntegerField(
        _("days for this step"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("After so many days the text is overdue, and those concerned get a mail."),
    )

    admin_form_fields = [*Task.admin_form_fields, "groups", "days"]
    admin_form_widgets = {"groups": forms.CheckboxSelectMultiple}

    class Meta:
        abstract = True

    def members(self, page: Page, fields: set[str] | None = None) -> set[int]:
        """Accounts that may act on this step for a page; ``fields`` of duty, where known."""
        from ..workflow.members import with_those_acting

        return with_those_acting(self.groups.all())

    def actions(self, page: Page, task_state: TaskState, user: Any) -> list[Action]:
        """What a member may do."""
        raise NotImplementedError

    def take(self, page: Page, task_state: TaskState, user: Any, data: dict[str, Any]) -> None:
        """Pass the text on; ``data`` of the form, checked."""
        raise NotImplementedError

    def get_actions(self, obj: Page, user: Any) -> list[Action]:
        task_state = obj.current_workflow_task_state
        if task_state is None or task_state.task_id != self.pk or user.pk not in self.members(obj):
            return []
        return [*self.actions(obj, task_state, user), RETURN, REFUSE]

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return user.pk in self.members(obj)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return user.pk not in self.members(obj)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return user.pk in self.members(obj)

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return {"reject": ReturnForm, "refuse": RefuseForm}.get(action, ApprovalForm)

    def get_template_for_action(self, action: str) -> str:
        return "editorial/workflow_action_modal.html"

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        if user.pk not in self.members(Page.get_first_root_node()):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **data: Any) -> None:
        """Do what was clicked, if it may still be done.

        Raises:
            PermissionDenied: another member was faster, the text has gone on or was changed,
                the account lost the right, or the form was not filled in.
        """
        locked = TaskState.objects.select_for_update().get(pk=task_state.pk)
        page = locked.workflow_state.content_object
        if page is None or page.current_workflow_task_state != locked:
            raise PermissionDenied
        form = self.get_form_for_action(action_name)(data)
        names = [name for name, _label, _modal in self.get_actions(page, user)]
        if action_name not in names or not form.is_valid():
            raise PermissionDenied
        seen = form.cleaned_data.get("revision")
        if seen is not None and not was_seen(page, user, seen):
            raise PermissionDenied
        if action_name in ("reject", "refuse"):
            self._give_back(page, locked, user, action_name, form.cleaned_data)
        else:
            self.take(page, locked, user, form.cleaned_data)

    def _give_back(
        self, page: Page, task_state: TaskState, user: Any, action: str, data: dict[str, Any]
    ) -> None:
        from ..workflow.records import record

        act = ReviewAct.RETURNED if action == "reject" else ReviewAct.REFUSED
        record(page, user, act, reason=data["reason"], code=data["code"])
        comment = f"{data['reason']} ({data['code']})" if data["code"] else data["reason"]
        task_state.reject(user=user, comment=comment)
        if act == ReviewAct.REFUSED:
            state = task_state.workflow_state
            state.refresh_from_db()
            state.cancel(user=user)


class EditingTask(BoardTask):
    """Editing (biên tập): an editor improves the text and passes it on."""

    class Meta:
        verbose_name = _("editing step")
        verbose_name_plural = _("editing steps")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Editors improve the text and pass it on."))

    def actions(self, page: Page, task_state: TaskState, user: Any) -> list[Action]:
        return [("approve", _("Edited, pass on"), True)]

    def take(self, page: Page, task_state: TaskState, user: Any, data: dict[str, Any]) -> None:
        from ..workflow.records import record

        record(page, user, ReviewAct.PASSED_ON, reason=data["comment"])
        _adopt_newest(task_state, page)
        task_state.approve(user=user, comment=data["comment"])


class CheckTask(BoardTask):
    """The check (kiểm tra): law, state secrets, personal data, author and source. What is
    declared is kept with the version that it was declared of (R32, R95)."""

    class Meta:
        verbose_name = _("checking step")
        verbose_name_plural = _("checking steps")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever checks the text declares what Articles 4, 8 and 14 ask for."))

    def actions(self, page: Page, task_state: TaskState, user: Any) -> list[Action]:
        return [("approve", _("Checked, declare"), True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return DeclarationForm if action == "approve" else super().get_form_for_action(action)

    def take(self, page: Page, task_state: TaskState, user: Any, data: dict[str, Any]) -> None:
        from ..workflow.records import record

        statements = [each.code for each in STATEMENTS]
        declared = {"statements": statements, "version": VERSION, "reason": data["comment"]}
        record(page, user, ReviewAct.CHECKED, **declared)
        _adopt_newest(task_state, page)
        task_state.approve(user=user, comment=data["comment"])


class ApprovalTask(BoardTask):
    """Approval (duyệt), which publishes: never by a writer or the last editor, by field of
    duty where there is one. Where nobody else is left, alone, said and counted (R209)."""

    class Meta:
        verbose_name = _("approving step")
        verbose_name_plural = _("approving steps")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Whoever approves publishes; never the writer or the last editor."))

    def members(self, page: Page, fields: set[str] | None = None) -> set[int]:
        from ..workflow.members import fields_of_duty, nearest, on_duty, with_those_acting

        field = nearest(page, fields_of_duty() if fields is None else fields)
        return on_duty(field, self.groups.all()) if field else with_those_acting(self.groups.all())

    def actions(self, page: Page, task_state: TaskState, user: Any) -> list[Action]:
        if is_changed_since(task_state, page):
            return [("recheck", _("The text was changed: check again"), False)]
        writers = writers_of(page)
        if user.pk not in writers:
            return [("approve", _("Approve and publish"), True)]
        if self.members(page) <= writers:
            return [("approve_alone", _("Approve alone"), True)]
        return []

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        own: dict[str, type[forms.Form]] = {
            "approve_alone": ApprovalAloneForm,
            "recheck": RecheckForm,
        }
        return own.get(action) or super().get_form_for_action(action)

    def take(self, page: Page, task_state: TaskState, user: Any, data: dict[str, Any]) -> None:
        from ..workflow.records import record

        if is_changed_since(task_state, page):
            task_state.status = TaskState.STATUS_CANCELLED
            task_state.save(update_fields=["status"])
            task_state.workflow_state.update(user=user)
            return
        alone = data.get("alone", False)
        act = ReviewAct.APPROVED_ALONE if alone else ReviewAct.APPROVED
        reason = data.get("reason") or data.get("comment", "")
        record(page, user, act, reason=reason)
        task_state.approve(user=user, comment=reason)


def _adopt_newest(task_state: TaskState, page: Page) -> None:
    """Whoever passes a text on has the newest version before them, with their own changes."""
    task_state.revision_id = page.latest_revision_id
    task_state.save(update_fields=["revision"])
