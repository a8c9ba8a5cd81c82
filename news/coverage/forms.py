from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from editorial.models import User
from sites.tenancy import current_organisation

from ..models import ArticlePage
from . import services


class CoverageRequestForm(WagtailAdminModelForm):
    """The unit's invitation: what is saved is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._row = services.sent_row(self.instance) if self.instance.pk else None
        organisation = current_organisation()
        if not self.instance.pk and organisation:
            self.initial.setdefault("inviting_unit", organisation.name)
        if not self.instance.pk and self.for_user:
            self.initial.setdefault("contact_name", str(self.for_user))
            self.initial.setdefault("contact_email", self.for_user.email)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self._row is not None and not self._row.is_open:
            raise forms.ValidationError(
                _("This invitation is closed and cannot be changed."), code="closed"
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        request = super().save(commit=False)
        if request.pk is None and self.for_user:
            request.requested_by = self.for_user
        if commit:
            request.save()
            services.send(request)
        return request


class AssignForm(forms.Form):
    """Which of the office's own accounts goes."""

    reporter = forms.ModelChoiceField(label=_("Reporter"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = User.objects.filter(is_active=True).order_by("last_name", "first_name", "pk")
        self.fields["reporter"].queryset = accounts  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why nobody comes."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}))


class ArticleLinkForm(forms.Form):
    """The article that came of it."""

    article = forms.ModelChoiceField(
        label=_("Resulting article"), queryset=ArticlePage.objects.none()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["article"]
        field.queryset = ArticlePage.objects.live()
        field.widget = AdminPageChooser(target_models=[ArticlePage])
        field.widget.is_required = True
