"""What must follow a change in an organisation's public face."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, PageViewRestriction, ReferenceIndex, Revision, Site
from wagtail.signals import post_page_move

from sites import stamps
from sites.models import Domain, Organisation
from sites.published import withdraw
from sites.schedule import note_change
from sites.signals import building_template, provisioning
from sites.tenancy import current_organisation

from .builder import build_sites, name_sites
from .models import Banner, PortalDocument, PortalImage, SiteSettings
from .pages.base import BasePage
from .publishing import follow, sync_page, sync_tree

ADDRESS_BEFORE = "_address_before"
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
}
PUBLIC_FACE = (
    Banner,
    PortalImage,
    PortalDocument,
    SiteSettings,
    Site,
    Redirect,
    Collection,
    PageViewRestriction,
)


@receiver(pre_save)
def remember_address(
    sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Note where the page was, to follow it when it is saved elsewhere."""
    saved = update_fields is None or "url_path" in update_fields
    if isinstance(instance, Page) and instance.pk and saved and not kwargs.get("raw"):
        stored = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        instance.__dict__[ADDRESS_BEFORE] = stored


@receiver(post_save)
def on_page_saved(
    sender: type, instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Register the page, unless only its draft changed."""
    if not isinstance(instance, Page) or kwargs.get("raw"):
        return
    if update_fields and set(update_fields) <= DRAFT_FIELDS:
        return
    page = instance if isinstance(instance, BasePage) else instance.specific
    if isinstance(page, BasePage):
        sync_page(page)
        _note_banner(page)
    if page.live:
        # Wagtail does this in a task; a citizen must not wait for a file of a page just out.
        ReferenceIndex.create_or_update_for_object(page)
    before = instance.__dict__.pop(ADDRESS_BEFORE, None)
    if before and before != instance.url_path:
        follow(instance, before)
    _note_expiry(instance)
    stamps.move_on_commit()


@receiver(post_delete)
def on_page_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Withdraw the page; its descendants are deleted one by one."""
    if isinstance(instance, Page):
        if organisation := current_organisation():
            withdraw(organisation, [instance.pk])
            _note_banner(instance)
        stamps.move_on_commit()


@receiver(post_page_move)
def on_page_moved(instance: Page, **kwargs: Any) -> None:
    """Everything below has a new path, perhaps another site, perhaps other readers."""
    sync_tree(Page.objects.get(pk=instance.pk))
    stamps.move_on_commit()


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """What became private leaves the register, what became public enters it."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        sync_tree(page)


@receiver(post_save, sender=Revision)
def on_revision_saved(instance: Revision, **kwargs: Any) -> None:
    """Remember when a scheduled version is to go live."""
    if instance.approved_go_live_at:
        note_change(instance.approved_go_live_at)


@receiver(post_save, sender=Banner)
def on_banner_saved(instance: Banner, **kwargs: Any) -> None:
    """Remember when it appears and ends: the home page changes though nobody saves it."""
    for moment in instance.changes_at:
        if moment > timezone.now():
            note_change(moment)


def _note_banner(page: Page) -> None:
    """A banner raised or lowered concerns the pages of every site."""
    if getattr(page, "is_on_every_page", False) and current_organisation():
        stamps.move_on_commit(stamps.NETWORK)


def _note_expiry(page: Page) -> None:
    if page.live and page.expire_at:
        note_change(page.expire_at)


def on_public_face_changed(sender: type, **kwargs: Any) -> None:
    """Pages drawn before are stale."""
    if current_organisation():
        stamps.move_on_commit()


for _model in PUBLIC_FACE:
    post_save.connect(on_public_face_changed, sender=_model)
    post_delete.connect(on_public_face_changed, sender=_model)


@receiver(building_template)
def build_pages_of_template(organisation: Organisation, blueprint: Any, **kwargs: Any) -> None:
    build_sites(blueprint)


@receiver(provisioning)
def name_pages_of_site(organisation: Organisation, domains: list[Domain], **kwargs: Any) -> None:
    name_sites(organisation, domains)
