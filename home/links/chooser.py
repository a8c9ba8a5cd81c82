"""Wagtail's form for a link to elsewhere, which breaks when its address is not sent at all."""

from typing import Any

from wagtail.admin.forms.choosers import ExternalLinkChooserForm, URLOrAbsolutePathField
from wagtail.admin.views.chooser import ExternalLinkView


class AddressField(URLOrAbsolutePathField):
    """An address, or a path of this site."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value or "")


class ExternalLinkForm(ExternalLinkChooserForm):
    """Says what is missing instead of breaking."""

    url = AddressField(label=ExternalLinkChooserForm.base_fields["url"].label)


ExternalLinkView.form_class = ExternalLinkForm
