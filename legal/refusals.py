"""Why a file gives no text, in words for a clerk."""

from django.utils.translation import gettext_lazy

REFUSALS = {
    "empty": gettext_lazy("The file is empty."),
    "not-pdf": gettext_lazy("This is no PDF file."),
    "not-docx": gettext_lazy("This is no Word file (.docx)."),
    "not-text": gettext_lazy("This is not a text file."),
    "old-word": gettext_lazy("An old .doc file, or one with a password: save it as .docx."),
    "encrypted": gettext_lazy("The PDF asks for a password."),
    "damaged": gettext_lazy("The file is damaged."),
    "too-large": gettext_lazy("The file is too large."),
    "too-many-pages": gettext_lazy("The file has too many pages."),
    "too-much-text": gettext_lazy("The file holds too much text."),
    "too-complex": gettext_lazy("The file could not be read in the time there is."),
}
"""By code of ``structure.extraction.REASONS``."""
NO_TEXT = gettext_lazy("A scan without text layer: nothing can be read from it.")
