"""Wagtail's second step of importing redirects, which breaks when the hidden fields that its
first step signed are missing or altered: such a form is refused (400)."""

from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.core.signing import BadSignature
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm

SIGNED = ("import_file_name", "input_format")


def clean(form: Any) -> dict[str, Any]:
    """The signed fields without their signatures.

    Raises:
        SuspiciousOperation: they are not what the first step gave.
    """
    data: dict[str, Any] = forms.Form.clean(form) or {}
    try:
        return data | {name: form.signer.unsign(data.get(name, "")) for name in SIGNED}
    except BadSignature as error:
        raise SuspiciousOperation("an import's hidden fields were altered") from error


ConfirmImportManagementForm.clean = clean
