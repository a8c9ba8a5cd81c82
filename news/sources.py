"""Where the content of an article comes from (Arts. 4.3, 15.1, 17.1.e; R33, R144, R145)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """Each of the last three must name its evidence: ``EVIDENCE``."""

    OWN = "tu-thuc-hien", _("Written by the board itself")
    COMPILED = "tong-hop", _("Compiled from official sources")
    PARTNER = "hop-tac", _("In cooperation with a partner")
    REUSED = "su-dung-lai", _("Re-used with consent")


# What each kind requires: the field, and what is said when it is empty.
EVIDENCE = {
    SourceKind.COMPILED: (
        "source_url",
        _("Give the address of the official source that this is compiled from."),
    ),
    SourceKind.PARTNER: ("partner", _("Choose the partner that this comes from.")),
    SourceKind.REUSED: (
        "consent",
        _("Say who consented to the re-use, and when."),
    ),
}
