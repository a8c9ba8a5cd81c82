"""What must follow a change of a document: its status, those of others, the library's rows,
the reading of its files."""

from datetime import datetime, time
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from home.models import PortalDocument
from home.receivers import DRAFT_FIELDS
from sites import stamps
from sites.models import Organisation
from sites.schedule import note_change
from sites.signals import changes_due, provisioning
from sites.tenancy import current_organisation

from . import effects
from .file_texts import file_models, reading_of
from .issuers import name_own_bodies
from .models import (
    FileText,
    IssuingBody,
    IssuingBodyName,
    KeptFile,
    LegalDocumentPage,
    LegalRelation,
    TreatyPage,
)
from .relations import link_waiting
from .tasks import read_files_in_background, rename_issuer
from .treaty_effect import changes_after

TARGET_BEFORE = "_target_before"


@receiver(post_save)
def on_document_saved(
    instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Whatever changed, unless only its draft did. Wagtail saves some pages, such as those that
    expire, without their type."""
    if not isinstance(instance, Page) or instance.specific_class is not LegalDocumentPage:
        return
    if kwargs.get("raw") or (update_fields and set(update_fields) <= DRAFT_FIELDS):
        return
    effects.refresh([instance.pk, *effects.acted_on_by(instance.pk)])
    if isinstance(instance, LegalDocumentPage):
        instance.refresh_from_db(fields=effects.COLUMNS)


@receiver(page_published)
def on_document_published(instance: Any, **kwargs: Any) -> None:
    """Documents that cited it before it was here lead to it; to a draft they never would."""
    if isinstance(instance, LegalDocumentPage):
        link_waiting({instance.symbol_key})


@receiver(pre_save, sender=LegalRelation)
def remember_target(instance: LegalRelation, **kwargs: Any) -> None:
    stored = LegalRelation.objects.filter(pk=instance.pk) if instance.pk else None
    before = stored.values_list("target_page", flat=True).first() if stored is not None else None
    instance.__dict__[TARGET_BEFORE] = before


@receiver([post_save, post_delete], sender=LegalRelation)
def on_relation_changed(instance: LegalRelation, **kwargs: Any) -> None:
    """The status of what is acted on, now and before."""
    before = instance.__dict__.pop(TARGET_BEFORE, None)
    acted_on = instance.page_id if instance.is_acted_on else instance.target_page_id
    if instance.has_effect or before:
        effects.refresh({pk for pk in (acted_on, before) if pk})


@receiver(changes_due)
def on_changes_due(**kwargs: Any) -> None:
    """A day has come on which the status of a document changes."""
    effects.refresh_due()


@receiver(provisioning)
def name_bodies_of_site(organisation: Organisation, **kwargs: Any) -> None:
    name_own_bodies(organisation)


@receiver(post_save, sender=TreatyPage)
def note_days_of_treaty(instance: TreatyPage, **kwargs: Any) -> None:
    """Pages that show its status are drawn anew on the days on which it changes."""
    if instance.live and not kwargs.get("raw"):
        for day in changes_after(instance, timezone.localdate()):
            note_change(timezone.make_aware(datetime.combine(day, time.min)))


def on_body_changed(instance: Any, **kwargs: Any) -> None:
    """Names of issuing bodies stand on pages drawn before, and in the libraries' search."""
    if current_organisation():
        stamps.move_on_commit()
        body = instance if isinstance(instance, IssuingBody) else instance.body
        rename_issuer.enqueue(body.pk)


for _model in (IssuingBody, IssuingBodyName):
    post_save.connect(on_body_changed, sender=_model)
    post_delete.connect(on_body_changed, sender=_model)


def on_file_stored(instance: KeptFile, **kwargs: Any) -> None:
    """Read it in the background, unless its bytes were read before."""
    reading = reading_of(instance.document_id)
    if reading is None or reading.sha256 != instance.sha256:
        read_files_in_background([instance.document_id])


for _file_model in file_models():
    post_save.connect(on_file_stored, sender=_file_model)


@receiver(post_save, sender=PortalDocument)
def on_stored_file_changed(instance: PortalDocument, created: bool, **kwargs: Any) -> None:
    """Somebody may have put another file in the place of one that was read."""
    if not created and FileText.objects.filter(pk=instance.pk).exists():
        read_files_in_background([instance.pk])
