"""The screen “Import documents”: bring a file, see what it would change, start, watch."""

import tempfile
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from editorial.security.acts import IMPORT

from ..exchange import jobs
from ..exchange.columns import COLUMNS
from ..exchange.export import size_of_files, write_zip
from ..exchange.records import SourceRefused
from ..exchange.report import report_response
from ..exchange.sources import ArchiveSource
from ..models import ImportState, LegalImport, Outcome
from ..pages import LegalLibraryPage

ENDINGS = (".zip", ".csv", ".xlsx", ".json")
PER_PAGE = 100  # rows of the report
SHOWN_JOBS = 20
STARTABLE = (ImportState.PLANNING, ImportState.READY, ImportState.RUNNING)


class ImportForm(forms.Form):
    """A file with documents; what it is by its content is found when it is compared."""

    file = forms.FileField(
        label=gettext_lazy("File (ZIP, CSV, XLSX or JSON)"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        is_archive = file.name.lower().endswith(".zip")
        limit = settings.LEGAL_IMPORT_MAX_BYTES if is_archive else settings.IMPORT_MAX_BYTES
        if not file.name.lower().endswith(ENDINGS):
            raise ValidationError(_("Only ZIP, CSV, XLSX and JSON files can be read."))
        if file.size > limit:
            said = _("The file is larger than %(limit)s.")
            raise ValidationError(said % {"limit": filesizeformat(limit)})
        if is_archive:
            _look_into(file)
        return file


def _look_into(file: Any) -> None:
    try:
        ArchiveSource(file.name, file).look_into()
    except SourceRefused as refused:
        raise ValidationError(str(refused)) from refused
    finally:
        file.seek(0)


def libraries(request: HttpRequest) -> HttpResponse:
    """Into which library? Where there is one, there is no question."""
    found = writable_libraries(request)
    if not found:
        raise PermissionDenied
    if len(found) == 1:
        return redirect("import_documents", found[0].pk)
    return render(request, "legal/admin/import_libraries.html", {"libraries": found})


def upload(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a file in; it is compared in the background, and shown before anything is written."""
    library = library_to_write(request, page_id)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        job = jobs.make_job(library, file.name, request.user, file)
        jobs.plan(job)
        return redirect("import_documents_job", job.pk)
    context = {
        "library": library,
        "form": form,
        "columns": COLUMNS,
        "jobs": LegalImport.objects.filter(library=library)[:SHOWN_JOBS],
    }
    status = 422 if form.errors else 200
    return render(request, "legal/admin/import_upload.html", context, status=status)


def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """What a file would change, how far it has come, or what it changed."""
    found = _job(request, job_id)
    outcome = request.GET.get("outcome", "")
    rows = found.rows.filter(outcome=outcome) if outcome in Outcome.values else found.rows.all()
    context = {
        "job": found,
        "library": found.library,
        "outcome": outcome,
        "rows": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "counts": [
            (each.value, each.label, number)
            for each, number in zip(Outcome, jobs.counts(found).values(), strict=True)
        ],
        "is_busy": found.state in (ImportState.PLANNING, ImportState.RUNNING),
        "can_start": found.state == ImportState.READY and bool(found.file),
    }
    return render(request, "legal/admin/import_job.html", context)


@require_POST
def start_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Begin an import, or go on with one that was interrupted."""
    found = _job(request, job_id)
    if found.state in STARTABLE and found.file:
        jobs.start(found)
        log(found.library, IMPORT, data={"file": found.source, "rows": found.total})
    return redirect("import_documents_job", found.pk)


def report(request: HttpRequest, job_id: int, kind: str) -> HttpResponse:
    """The report as a file."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    return report_response(_job(request, job_id), kind)


def export(request: HttpRequest, page_id: int) -> HttpResponse | FileResponse:
    """The library's published documents as a ZIP; with files where they are not too much."""
    library = library_to_write(request, page_id)
    with_files = size_of_files(library) <= settings.LEGAL_EXPORT_MAX_BYTES
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    for _number in write_zip(library, file, with_files=with_files):
        pass
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="van-ban.zip")


def writable_libraries(request: HttpRequest) -> list[LegalLibraryPage]:
    """Where this user may add documents."""
    found = LegalLibraryPage.objects.filter(alias_of=None).order_by("path")
    return [page for page in found if page.permissions_for_user(request.user).can_add_subpage()]


def library_to_write(request: HttpRequest, page_id: int) -> LegalLibraryPage:
    """The library, if this user may add documents to it.

    Raises:
        PermissionDenied: another's.
    """
    library: LegalLibraryPage = get_object_or_404(LegalLibraryPage, pk=page_id)
    if not library.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return library


def _job(request: HttpRequest, job_id: int) -> LegalImport:
    found: LegalImport = get_object_or_404(LegalImport.objects.select_related("library"), pk=job_id)
    library_to_write(request, found.library_id)
    return found
