"""What the library does by itself: every day, and when something was stored."""

from django.tasks import task

from home.models import PortalDocument
from sites.periodic import enqueue_everywhere

from . import effects, entries, file_texts


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
def read_file(document_id: int) -> None:
    """Read a stored file, unless it was deleted meanwhile."""
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document:
        file_texts.read_document(document)
