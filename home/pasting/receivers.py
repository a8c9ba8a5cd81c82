"""Text of what is no page: pictures, files, rows of a page, settings, services."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page

from .tidying import tidy

APPS = {"home", "news"}
KEPT_AS_IT_CAME = {"importjob", "pastedtext", "pastedpicture", "checkedlink", "rendition"}


@receiver(pre_save)
def tidy_before_saving(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Pages mend their text before they are checked (``BasePage``); others here."""
    meta = sender._meta
    if kwargs.get("raw") or meta.app_label not in APPS or meta.model_name in KEPT_AS_IT_CAME:
        return
    if not isinstance(instance, Page):
        tidy(instance)
