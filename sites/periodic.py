"""Jobs that come round by themselves, whichever of several workers sees them due first."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import Organisation, OrganisationStatus, PeriodicRun
from .tenancy import entered


def run_due_jobs() -> list[str]:
    """Run what is due of ``settings.PERIODIC_JOBS`` (name: path of a function, interval);
    gives the names. A job that is new waits for one interval."""
    return [name for name, (path, _every) in settings.PERIODIC_JOBS.items() if _run(name, path)]


def _run(name: str, path: str) -> bool:
    if not _claim(name):
        return False
    job: Callable[[], None] = import_string(path)
    job()
    return True


def _claim(name: str) -> bool:
    """Move the job's time on; False when it is not due, or another worker was first."""
    now = timezone.now()
    _path, every = settings.PERIODIC_JOBS[name]
    PeriodicRun.objects.get_or_create(job=name, defaults={"began_at": now})
    due = PeriodicRun.objects.filter(job=name, began_at__lte=now - every)
    return bool(due.update(began_at=now))


def each_open_organisation() -> Iterator[Organisation]:
    """Enter the schema of every open organisation in turn: to enqueue a task there."""
    for organisation in Organisation.objects.filter(status=OrganisationStatus.ACTIVE):
        with entered(organisation):
            yield organisation


def enqueue_everywhere(task: Any) -> None:
    """Hand a task without arguments to the worker, once for every open organisation."""
    for _organisation in each_open_organisation():
        task.enqueue()
