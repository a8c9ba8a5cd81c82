"""Imports as background tasks: an editor looks at the plan, starts it, and sees it advance."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.tasks import task
from django.utils import timezone

from ..models import CategoryListPage, ImportJob
from ..models.import_job import ImportStatus
from .plan import plan_import
from .reading import Table
from .running import write

KEPT_FOR = timedelta(days=30)


def make_job(into: CategoryListPage, user: Any, file_name: str, table: Table) -> ImportJob:
    """Keep a table that was read; older jobs of the organisation are forgotten."""
    ImportJob.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    job: ImportJob = ImportJob.objects.create(
        page=into, user=user, file_name=file_name[-255:], header=table.header, rows=table.rows
    )
    return job


def start(job: ImportJob) -> None:
    """Hand the job to the worker, once; one that was interrupted may be started again."""
    job.status = ImportStatus.RUNNING
    job.save(update_fields=["status"])
    transaction.on_commit(lambda: run_import.enqueue(job.pk))


@task(priority=50)
def run_import(job_id: int) -> None:
    """Write what the job's table changes now; a second run finds only what is left."""
    job = ImportJob.objects.select_related("page", "user").get(pk=job_id)
    plan = plan_import(job.page, job.table)
    job.total = len(plan.changes)
    job.done, job.unchanged, job.errors = 0, plan.unchanged, plan.errors
    job.save(update_fields=["total", "done", "unchanged", "errors"])
    for done in write(plan, job.page, job.user):
        ImportJob.objects.filter(pk=job_id).update(done=done)
    ImportJob.objects.filter(pk=job_id).update(
        status=ImportStatus.DONE,
        created=F("created") + len(plan.created),
        altered=F("altered") + len(plan.altered),
    )
