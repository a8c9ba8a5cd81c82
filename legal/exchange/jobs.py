"""Imports as jobs: of editors, in the background; of commands; of sources that are asked daily."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Count
from django.tasks import task
from django.utils import timezone

from sites.periodic import each_open_organisation
from sites.tenancy import current_organisation

from ..models import ImportState, LegalImport, Outcome
from ..pages import LegalLibraryPage
from .records import Source, SourceRefused
from .running import Options, Run
from .sources import ArchiveSource, HttpSource, TableSource, description_of

KEPT_FOR = timedelta(days=90)
COMPARED = (ImportState.PLANNING, ImportState.READY, ImportState.REFUSED)


def make_job(
    library: LegalLibraryPage, source: str, user: Any = None, file: File | None = None
) -> LegalImport:
    """Begin an import; old ones of the organisation are forgotten with their files."""
    for old in LegalImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR):
        _forget(old)
    job = LegalImport(library=library, source=source[-255:], user=user)
    if file:
        job.file.save(source[-100:], file, save=False)
    job.save()
    return job


def plan(job: LegalImport) -> None:
    """Compare in the background; the editor sees what would change."""
    transaction.on_commit(lambda: plan_import.enqueue(job.pk))


def start(job: LegalImport) -> None:
    """Hand the job to the worker; one that was interrupted may be started again, and what was
    not compared to its end is compared first."""
    if job.state == ImportState.PLANNING:
        plan(job)
        return
    job.state = ImportState.RUNNING
    job.save(update_fields=["state"])
    transaction.on_commit(lambda: run_import.enqueue(job.pk))


@task(priority=50)
def plan_import(job_id: int) -> None:
    _carry_out(job_id, dry_run=True)


@task(priority=50)
def run_import(job_id: int) -> None:
    _carry_out(job_id, dry_run=False)


def counts(job: LegalImport) -> dict[str, int]:
    """How many records have each outcome."""
    counted = job.rows.order_by().values_list("outcome").annotate(number=Count("pk"))
    return dict.fromkeys(Outcome.values, 0) | dict(counted)


def compare_everywhere() -> None:
    """What configured sources say now, for the report of differences (R105)."""
    codes = {description_of(name).organisation for name in settings.LEGAL_SOURCES}
    for organisation in each_open_organisation():
        if organisation.code in codes:
            compare.enqueue()


@task()
def compare() -> None:
    """Every source of the current organisation, as a dry run."""
    organisation = current_organisation()
    library = LegalLibraryPage.objects.order_by("path").first()
    for name in settings.LEGAL_SOURCES:
        description = description_of(name)
        if library and organisation and description.organisation == organisation.code:
            # Of what it said every day only the last is of use; what was imported stays known.
            LegalImport.objects.filter(source=name, state__in=COMPARED).delete()
            job = make_job(library, name)
            for _step in _kept(HttpSource(name, description), job, Options(dry_run=True)):
                pass


def _carry_out(job_id: int, *, dry_run: bool) -> None:
    job = LegalImport.objects.select_related("library", "user").get(pk=job_id)
    with job.file.open("rb") as file:
        source: Source
        if job.source.lower().endswith(".zip"):
            source = ArchiveSource(job.source, file)
        else:
            source = TableSource(job.source, file.read())
        for _step in _kept(source, job, Options(dry_run=dry_run, user=job.user)):
            pass


def _kept(source: Source, job: LegalImport, options: Options) -> Iterator[LegalImport]:
    """The steps of a run; why a source could not be read stands in the job."""
    try:
        yield from Run(source, job, options).steps()
    except SourceRefused:
        return


def _forget(job: LegalImport) -> None:
    if job.file:
        job.file.delete(save=False)
    job.delete()
