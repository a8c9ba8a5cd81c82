"""What the library does by itself: every day, and when something was stored."""

from collections.abc import Iterable
from itertools import batched

from django.tasks import task

from home.models import PortalDocument
from sites.periodic import enqueue_everywhere

from . import effects, entries, file_texts
from .structure.extraction import Extractor

FILES_OF_TASK = 20


def move_everywhere() -> None:
    """Statuses whose day has come, in every organisation: also where a scheduled change was
    missed."""
    enqueue_everywhere(move_due)


@task()
def move_due() -> None:
    effects.refresh_due()


@task()
def rename_issuer(pk: int) -> None:
    entries.rename_issuer(pk)


@task()
def read_files(document_ids: list[int]) -> None:
    """Read stored files, but those that were deleted meanwhile."""
    with Extractor() as extractor:
        for document in PortalDocument.objects.filter(pk__in=document_ids):
            file_texts.read_document(document, extractor)


def read_files_in_background(document_ids: Iterable[int]) -> None:
    """In small tasks, so that others get their turn."""
    for ids in batched(document_ids, FILES_OF_TASK):
        read_files.enqueue(list(ids))
