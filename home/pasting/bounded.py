"""Foreign HTML and Word files, read by a process of their own that may die alone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PROJECT = Path(__file__).resolve().parents[2]
MAX_BYTES = 5 * 1024**2  # of pasted text or HTML
MAX_DOCX_BYTES = 20 * 1024**2
SECONDS = 30

REFUSALS = {
    "damaged": gettext_lazy(
        "The Word file is damaged or incomplete. Open it in Word, save it again, try again."
    ),
    "not-docx": gettext_lazy("This is not a Word file (.docx)."),
    "old-word": gettext_lazy(
        "This is an old Word file (.doc) or has a password. Save it as .docx without a password."
    ),
    "too-large": gettext_lazy("The Word file is too large once it is opened."),
    "too-complex": gettext_lazy(
        "The text is too complicated to be read. Paste it in smaller parts."
    ),
}


def read(kind: str, data: bytes) -> dict[str, Any]:
    """The blocks, counts and pictures of `data`; `kind` is ``html`` or ``docx``.

    Raises:
        ValidationError: refused, with the reason for the person who pasted.
    """
    limit = MAX_DOCX_BYTES if kind == "docx" else MAX_BYTES
    if len(data) > limit:
        raise too_large(limit)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "home.pasting.worker", kind],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=PROJECT,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {"error": "too-complex"}
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        answer = {"error": "too-complex"}
    if error := answer.get("error"):
        raise ValidationError(REFUSALS.get(error, REFUSALS["damaged"]))
    return dict(answer)


def too_large(limit: int) -> ValidationError:
    """The refusal of more than `limit` bytes."""
    megabytes = limit // 1024**2
    return ValidationError(
        _("What you pasted is larger than %(limit)s MB. Paste it in smaller parts.")
        % {"limit": megabytes}
    )
