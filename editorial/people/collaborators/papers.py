"""The decision as a file: really a PDF, whatever its name says."""

from typing import Any

import puremagic
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

MAX_BYTES = 20 * 1024 * 1024


def validate_pdf(file: Any) -> None:
    """Refuse what is no PDF by its content, or too large.

    Raises:
        ValidationError: with the reason, for the person who uploads.
    """
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)s.") % {"limit": filesizeformat(MAX_BYTES)}
        )
    if not file.size:
        raise ValidationError(_("The file is empty."))
    file.seek(0)
    try:
        found = {match.extension.lower() for match in puremagic.magic_stream(file)}
    except puremagic.PureError:
        found = set()
    finally:
        file.seek(0)
    if ".pdf" not in found or not str(file.name).lower().endswith(".pdf"):
        raise ValidationError(_("Upload the decision as a PDF file."))
