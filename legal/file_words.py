"""What is said of a file that was read, or could not be: to clerks and to readers."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import FileText

REFUSALS = {
    "empty": gettext_lazy("The file is empty."),
    "not-pdf": gettext_lazy("This is no PDF file."),
    "not-docx": gettext_lazy("This is no Word file (.docx)."),
    "not-xlsx": gettext_lazy("This is no Excel file (.xlsx)."),
    "not-text": gettext_lazy("The file is not text."),
    "old-word": gettext_lazy("An old .doc file, or one with a password: save it as .docx."),
    "encrypted": gettext_lazy("The PDF asks for a password."),
    "damaged": gettext_lazy("The file is damaged."),
    "too-large": gettext_lazy("The file is too large."),
    "too-many-pages": gettext_lazy("The file has too many pages."),
    "too-much-text": gettext_lazy("The file holds too much text."),
    "too-complex": gettext_lazy("The file could not be read in the time there is."),
    "other": gettext_lazy("The text of this kind of file is not read."),
}
"""By code of ``structure.extraction.REASONS``."""

NOTES = {
    "javascript": gettext_lazy("The PDF carries JavaScript, which is never run here."),
    "restricted": gettext_lazy("The owner of the PDF restricted its use."),
    "pages-without-text": gettext_lazy("Some pages have no text layer."),
    "reordered": gettext_lazy("Lines of some pages were put in order by their place."),
    "macros": gettext_lazy("The file carries macros, which are never run here."),
    "template": gettext_lazy("The file names an external template, which is never opened."),
    "footnotes": gettext_lazy("Footnotes were left out."),
    "revisions": gettext_lazy("Text deleted as a tracked change was left out."),
    "cut": gettext_lazy("Rows, columns or sheets past the limit were left out."),
}
"""By code of ``structure.extraction.NOTES``."""

NO_TEXT = gettext_lazy("A scan without text layer: nothing can be read from it.")
SCAN = gettext_lazy("Scan, without text layer")
ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "vps": "VPS", "viscii": "VISCII"}


def refusal_of(reading: FileText) -> str:
    return str(REFUSALS.get(reading.refusal, REFUSALS["damaged"]))


def pages_in_words(reading: FileText | None) -> str:
    """How many pages or sheets a file has; empty where it has none."""
    if reading is None or not reading.pages:
        return ""
    number = reading.pages
    if reading.kind == "xlsx":
        return ngettext("%(number)d sheet", "%(number)d sheets", number) % {"number": number}
    return ngettext("%(number)d page", "%(number)d pages", number) % {"number": number}


def told_to_clerk(file: Any, reading: FileText | None) -> list[str]:
    """Everything that was found in a file, a line each."""
    if reading is None:
        return [_("Not read yet: this happens in the background, soon after saving.")]
    lines = []
    if file.hashed_document == file.document_id and file.sha256 not in ("", reading.sha256):
        lines.append(_("The file was replaced after it was added here: add it anew."))
    if reading.refusal:
        return [*lines, refusal_of(reading)]
    lines.append(pages_in_words(reading))
    lines.append(str(SCAN) if reading.is_scan else _("has a text layer, found by the search"))
    if reading.encoding:
        name = ENCODINGS.get(reading.encoding, reading.encoding.upper())
        lines.append(_("Text converted from %(encoding)s.") % {"encoding": name})
    lines += [str(NOTES[note]) for note in reading.notes if note in NOTES]
    return [line for line in lines if line]
