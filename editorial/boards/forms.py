"""The board as one form."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from .rules import BoardRole, Standing, is_provincial
from .terms import first_overlap

Choices = list[tuple[Any, Any]]


class MemberForm(WagtailAdminModelForm):
    """A member; roles and positions that the law gives to nobody here are not offered.

    ``accounts``: the organisation's accounts, read once for all members.
    """

    def __init__(self, *args: Any, accounts: Choices | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if accounts is not None:
            self.fields["account"].choices = accounts
        if is_provincial():
            self._withhold("role", BoardRole.MEMBER)
        else:
            self._withhold("standing", Standing.CENTRE_DIRECTOR)

    def _withhold(self, name: str, choice: str) -> None:
        field: Any = self.fields[name]
        if getattr(self.instance, name) != choice:
            field.choices = [each for each in field.choices if each[0] != choice]


class BoardForm(WagtailAdminModelForm):
    """Everything of a board at once; refuses two heads at a time, and to overwrite what
    somebody else saved in the meantime."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self._version
        members = self.formsets["members"]
        members.form_kwargs["accounts"] = list(members.form.base_fields["account"].choices)

    @cached_property
    def _version(self) -> str:
        return self.instance.updated_at.isoformat()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.data.get(self.add_prefix("seen")) != self._version:
            raise ValidationError(
                _(
                    "Somebody else saved the board while this page was open. Open it again to "
                    "see what was changed; what you typed here was not saved."
                )
            )
        return data

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        return valid and self._has_one_head()

    def _has_one_head(self) -> bool:
        """Only one head of the board at a time (Arts. 11.1, 11.2)."""
        heads = [
            form
            for form in self.formsets["members"].forms
            if form.cleaned_data.get("role") == BoardRole.HEAD
            and not form.cleaned_data.get("DELETE")
        ]
        clash = first_overlap([form.instance for form in heads])
        if clash is None:
            return True
        first, second = clash
        end = date_format(first.valid_until) if first.valid_until else _("no last day")
        form_of_second = next(form for form in heads if form.instance is second)
        form_of_second.add_error(
            "valid_from",
            _(
                "A board has one head at a time: the term of %(name)s (%(end)s) must end "
                "before this one begins."
            )
            % {"name": first.full_name, "end": end},
        )
        return False
