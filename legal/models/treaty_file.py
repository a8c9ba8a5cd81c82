from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .kept_file import KeptFile


class TreatyFile(KeptFile):
    """A file of a treaty or agreement."""

    page = ParentalKey("legal.TreatyPage", on_delete=models.CASCADE, related_name="files")

    class Meta(KeptFile.Meta):
        verbose_name = _("file of a treaty")
        verbose_name_plural = _("files of treaties")
