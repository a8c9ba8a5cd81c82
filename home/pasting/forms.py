"""What an editor brings: pasted text or HTML, or a file."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vietnamese.legacy import recognise

from ..imports.reading import decode
from ..media_library.forms import DECLARATION, HELP
from ..media_library.widgets import BOARD
from ..models.image import Licence
from . import bounded
from .document import Block, from_text

TEXT_FILES = ("htm", "html", "txt")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?(windows-125[28]|iso-8859-1|us-ascii)", re.IGNORECASE)


class PastedField(forms.CharField):
    """Text as it was pasted; NUL, which no database keeps, is dropped and not complained of."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\x00", "")


class PasteForm(forms.Form):
    """Text or a file; read at once, so that what cannot be read is said beside it."""

    html = PastedField(label=gettext_lazy("Pasted text"), required=False, strip=False)
    file = forms.FileField(
        label=gettext_lazy("or a file (.docx, .html, .txt)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.html,.htm,.txt"}),
    )

    read: dict[str, Any]

    def clean_html(self) -> str:
        html: str = self.cleaned_data["html"]
        if len(html.encode("utf-8", "replace")) > bounded.MAX_BYTES:
            raise bounded.too_large(bounded.MAX_BYTES)
        if html.strip() and not self.files.get("file"):
            self.read = read_text(html)
        return html

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file:
            self.read = read_file(file)
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not getattr(self, "read", {}).get("blocks"):
            raise ValidationError(_("Nothing to take in: paste text or choose a file."))
        return data


class PictureFactsForm(forms.Form):
    """What the media library demands of every picture, asked once for all of a text (R33)."""

    author = forms.CharField(
        label=gettext_lazy("Author"), max_length=150, initial=BOARD, help_text=HELP["author"]
    )
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, help_text=HELP["source"])
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"),
        choices=[("", "---------"), *Licence.choices],
        help_text=HELP["licence"],
    )
    declared = forms.BooleanField(label=DECLARATION)


def read_text(text: str) -> dict[str, Any]:
    """Blocks of HTML, or of plain text where there is no tag.

    Raises:
        ValidationError: refused, with the reason.
    """
    if _TAG.search(text):
        return bounded.read("html", text.encode("utf-8", "replace"))
    return as_text(text)


def as_text(text: str) -> dict[str, Any]:
    """Blocks of plain text, one a line; half a pair of surrogates is no text."""
    blocks: list[Block] = from_text(text.encode("utf-8", "replace").decode())
    return {"blocks": blocks, "counts": {}, "pictures": []}


def read_file(file: Any) -> dict[str, Any]:
    """Blocks of an uploaded file.

    Raises:
        ValidationError: refused, with the reason.
    """
    ending = str(file.name).rpartition(".")[2].lower()
    limit = bounded.MAX_BYTES if ending in TEXT_FILES else bounded.MAX_DOCX_BYTES
    if file.size > limit:
        raise bounded.too_large(limit)
    data = file.read()
    if ending in TEXT_FILES:
        return read_text(_decoded(data).replace("\x00", ""))
    if ending not in ("docx", "docm", "doc"):
        raise ValidationError(bounded.REFUSALS["not-docx"])
    return bounded.read("docx", data)


def _decoded(data: bytes) -> str:
    """Text of a file; one of before Unicode has bytes that only its fonts make letters of."""
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() != b"windows-1258":
        return data.decode("cp1252", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        old = data.decode("latin-1")
        return old if recognise(_TAG.sub(" ", old)) else decode(data)
