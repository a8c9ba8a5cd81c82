"""What a checker declares before a text is approved (R31, R32, R33, R45, R95).

A change of the statements is a new version; what was declared keeps the version it was made on.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"


@dataclass(frozen=True)
class Statement:
    """One box to tick. ``articles``: of the Decision that ask for it."""

    code: str
    text: Any
    articles: str


STATEMENTS = (
    Statement(
        "law", _("It follows the line of the Party and the law of the State, and is right."), "4.1"
    ),
    Statement("secrets", _("It holds no state secret."), "4.2, 10.1, 13.7"),
    Statement(
        "personal-data",
        _("It shows no personal data without a legal ground or the person's consent."),
        "8",
    ),
    Statement("source", _("Author and source are named and right."), "4.3, 15.2"),
    Statement("documents", _("Documents in it, if any, were looked at and are lawful."), "14.2"),
)
