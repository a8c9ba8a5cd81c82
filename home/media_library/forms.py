"""What is asked of everyone who uploads a picture."""

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from .widgets import BOARD, PictureFileField, SuggestedInput

REQUIRED = ("author", "source", "licence")
HELP = {
    "author": _("Who took or drew it (Art. 4.3). A picture of the board: “Ban Biên tập”."),
    "source": _("Where it comes from: an agency, a newspaper, an address (Art. 4.3)."),
    "licence": _("By what right the site may show it."),
    "licence_note": _("Number of the written consent, or the address where the licence stands."),
    "description": _("One sentence that says what it shows, for people who cannot see it."),
    "is_decorative": _("It tells nothing: people who cannot see it miss nothing."),
}
DECLARATION = _(
    "I answer for this picture: it is true and accurate, breaks nobody's copyright, and "
    "contains no state secret (Art. 15.2)."
)
_FILE_NAME = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|heic)", re.IGNORECASE)


class PictureForm(BaseImageForm):
    """Author, source, licence and alternative text are required, and the supplier's
    declaration with every new file (R33, R46, R92, R101)."""

    declared = forms.BooleanField(label=DECLARATION, required=False)

    field_order = (
        *("file", "title", *REQUIRED, "licence_note", "description", "is_decorative"),
        *("declared", "collection", "tags"),
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        if "file" in self.fields:
            self.fields["file"] = PictureFileField.instead_of(self.fields["file"])
        for name in REQUIRED:
            if name in self.fields:
                self.fields[name].required = True
        for name, text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = text
        if "description" in self.fields:
            self.fields["description"].label = gettext("Alternative text")
        if "author" in self.fields:
            self._suggest_authors()
        self._show_declaration()

    def _suggest_authors(self) -> None:
        field = self.fields["author"]
        name = self.user.get_full_name() if self.user else ""
        widget = SuggestedInput(attrs=field.widget.attrs)
        widget.suggestions = tuple(dict.fromkeys(filter(None, (BOARD, name))))
        field.widget = widget

    def _show_declaration(self) -> None:
        picture = self.instance
        if picture.declared_at:
            self.fields["declared"].help_text = gettext(
                "Declared by %(name)s on %(day)s. Tick again when you change the file."
            ) % {
                "name": picture.declared_name,
                "day": date_format(timezone.localtime(picture.declared_at), "DATETIME_FORMAT"),
            }

    def clean_description(self) -> str:
        text: str = self.cleaned_data["description"].strip()
        if _FILE_NAME.fullmatch(text):
            raise forms.ValidationError(
                gettext("That is the name of a file. Say what the picture shows.")
            )
        return text

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        is_partial = not {"description", "is_decorative"} <= set(self.fields)
        if not is_partial and "description" not in self.errors:
            self._clean_alternative(data)
        if (not self.instance.pk or "file" in self.changed_data) and not data.get("declared"):
            self.add_error("declared", gettext("Without this declaration it cannot be stored."))
        return data

    def _clean_alternative(self, data: dict[str, Any]) -> None:
        if data.get("is_decorative"):
            data["description"] = ""
        elif not data.get("description"):
            text = gettext("Say what the picture shows, or mark it as decoration only.")
            self.add_error("description", text)

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("declared") and self.user:
            self.instance.declare(self.user)
        return super().save(commit=commit)
