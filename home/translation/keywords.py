"""Keywords are words of one language: a translation begins without its source's.

wagtail-localize cannot translate them and would copy them at every step.
"""

from typing import Any

from django.dispatch import receiver
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from taggit.models import ItemBase
from wagtail.models import Page, get_page_models
from wagtail.signals import copy_for_translation_done
from wagtail_localize.fields import BaseTranslatableField


def keyword_relations(model: type[Page]) -> list[str]:
    """Names of the relations that hold a page's keywords."""
    return [
        relation.name
        for relation in get_all_child_relations(model)
        if issubclass(relation.related_model, ItemBase)
    ]


def keep_keywords_apart(model: type[Page]) -> None:
    """Neither translated nor copied."""
    managers = [
        field.name for field in model._meta.get_fields() if isinstance(field, TaggableManager)
    ]
    names = [*keyword_relations(model), *managers]
    model.override_translatable_fields = [
        *getattr(model, "override_translatable_fields", []),
        *[BaseTranslatableField(name) for name in names],
    ]


@receiver(copy_for_translation_done)
def begin_without_keywords(target_obj: Any, **kwargs: Any) -> None:
    """What the copy took along is dropped when it is saved."""
    if isinstance(target_obj, Page):
        for name in keyword_relations(type(target_obj)):
            getattr(target_obj, name).set([])


for _model in get_page_models():
    keep_keywords_apart(_model)
