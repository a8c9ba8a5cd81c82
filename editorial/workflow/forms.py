"""What a step asks for with each of its actions; what comes back is checked again by the task."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sites.prohibited_acts import ProhibitedAct

from .declarations import STATEMENTS

MIN_REASON = 10  # characters


class ReasonForm(forms.Form):
    """Why: read by the writer, kept with the text."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=MIN_REASON,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The writer reads this: say what to change."),
    )


class ReturnForm(ReasonForm):
    """Back to the writer (trả lại)."""

    code = forms.ChoiceField(
        label=_("Prohibited act (Article 10), if any"),
        choices=[("", _("none")), *ProhibitedAct.choices],
        required=False,
    )


class RefuseForm(ReasonForm):
    """Not to be published (từ chối), for a reason of Article 10 (R48-R58)."""

    code = forms.ChoiceField(
        label=_("Prohibited act (Article 10)"),
        choices=[("", _("choose one")), *ProhibitedAct.choices],
    )


class SeenForm(forms.Form):
    """Names the version that was on the screen: a text that was changed meanwhile is not passed
    on unseen, and what was once filled in cannot be sent again for a later version."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class DeclarationForm(SeenForm):
    """Every statement must be ticked by the person who checked the text."""

    comment = forms.CharField(
        label=_("Note"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = {each.code: forms.BooleanField(label=each.text) for each in STATEMENTS}
        self.fields = {**boxes, **self.fields}


class RecheckForm(forms.Form):
    """Nothing to fill in."""


class ApprovalForm(SeenForm):
    """A last look: whoever approves publishes (R73)."""

    comment = forms.CharField(
        label=_("Note"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ApprovalAloneForm(ReasonForm, SeenForm):
    """Nobody else can approve: said, given a reason, counted (R209)."""

    alone = forms.BooleanField(
        label=_("No other person of the board can approve this text; I take responsibility.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Why nobody else can approve it.")
