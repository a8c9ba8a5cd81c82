"""Form fields of the media library."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.fields import WagtailImageField

from ..uploads import UNREADABLE
from .pictures import DAMAGED, MOVING, moves

BOARD = "Ban Biên tập"


class PictureFileField(WagtailImageField):
    """Wagtail's, which also says in words that a file is damaged or moves."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except UNREADABLE:
            raise ValidationError(str(DAMAGED), code="invalid_image") from None

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except ValidationError as error:
            if error.code == "invalid_image" and moves(data):  # a moving PNG, unknown to Willow
                raise ValidationError(str(MOVING), code="invalid_image") from None
            raise

    @classmethod
    def instead_of(cls, field: forms.FileField) -> "PictureFileField":
        """The same field of a form, with these checks."""
        return cls(
            label=field.label,
            required=field.required,
            widget=field.widget,
            initial=field.initial,
            max_length=field.max_length,
        )


class SuggestedInput(forms.TextInput):
    """A line of text with proposals below it; anything else may be typed."""

    suggestions: tuple[str, ...] = ()

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}-goi-y"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join(
            "", '<option value="{}">', ((each,) for each in self.suggestions)
        )
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)
