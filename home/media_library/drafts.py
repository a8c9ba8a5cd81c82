"""What drafts use. Wagtail's index of references knows only what is stored on pages, not the
versions that wait for approval or for their hour."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex, Revision


def used_in_drafts(model: type[models.Model]) -> set[int]:
    """Keys of the rows of ``model`` that a version which is still to come out refers to."""
    wanted = ContentType.objects.get_for_model(model).pk
    found = (reference for draft in _drafts() for reference in _references(draft))
    return {int(key) for content_type, key, *_rest in found if content_type == wanted}


def _drafts() -> Iterator[Any]:
    unpublished = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    waiting = Q(pk__in=unpublished) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.objects.filter(waiting).iterator(chunk_size=100):
        kind: Any = ContentType.objects.get_for_id(revision.content_type_id).model_class()
        draft = kind and kind.from_serializable_data(
            revision.content, check_fks=False, strict_fks=False
        )
        if draft:
            yield draft


def _references(draft: Any) -> Iterator[tuple]:
    yield from ReferenceIndex._extract_references_from_object(draft)
