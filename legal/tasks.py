"""What the library does by itself every day."""

from django.tasks import task

from sites.periodic import enqueue_everywhere

from . import effects, entries


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
