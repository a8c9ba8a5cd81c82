"""What must hold however a page is saved: the last line behind the admin's guards.

Signals, because copies, aliases, moves, bulk actions, the admin's API and wagtail-localize
all end in them. ``PermissionDenied`` because every door of the admin answers it properly.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import pre_page_move

from .rules import ROOT_DEPTH, begun_translation


class TranslationRefused(PermissionDenied):
    """A page would stand in a tree of another language, or be shown half translated."""


@receiver(pre_save)
def keep_trees_apart(sender: type, instance: Any, **kwargs: Any) -> None:
    """A new page has the language of its tree, and no home page is a copy of another's."""
    if not isinstance(instance, Page) or kwargs.get("raw") or not instance._state.adding:
        return
    if instance.depth == ROOT_DEPTH:
        if Page.objects.filter(translation_key=instance.translation_key).exists():
            raise TranslationRefused("A site's root page is never a translation.")
    elif instance.depth and instance.depth > ROOT_DEPTH:
        require_same_language(instance, instance.get_parent())


@receiver(pre_page_move)
def keep_trees_apart_when_moving(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """A page never moves into a tree of another language."""
    require_same_language(instance, parent_page_after)


def require_same_language(page: Page, parent: Page) -> None:
    """Refuse a page below a parent of another language; Wagtail's root has none."""
    if not same_language(page, parent):
        raise TranslationRefused("The page's language is not that of the tree.")


def same_language(page: Page, parent: Page) -> bool:
    """Whether the page may stand below the parent."""
    return bool(parent.depth < ROOT_DEPTH or parent.locale_id == page.locale_id)


@receiver(pre_save)
def never_live_half_translated(sender: type, instance: Any, **kwargs: Any) -> None:
    """The draft of a translation goes live only by its own editor page, which ends it first."""
    if kwargs.get("raw"):
        return
    page = None
    if isinstance(instance, Page) and instance.live:
        page = instance
    elif isinstance(instance, Revision) and instance.approved_go_live_at:
        page = instance.content_object
    if isinstance(page, Page) and begun_translation(page):
        raise TranslationRefused("The page's translation is not finished.")
