"""Whom an article is for (Art. 16.7, R118)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    PEOPLE = "nhan-dan", _("People")
    INVESTORS = "nha-dau-tu", _("Investors")
    TOURISTS = "du-khach", _("Tourists")
