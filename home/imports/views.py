"""The editor's way: choose a file, see what it would change, start, watch."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from editorial.security.acts import IMPORT

from ..models import CategoryListPage, ImportJob
from ..models.import_job import ImportStatus
from .columns import columns_of
from .jobs import make_job, start
from .plan import Plan, plan_import
from .reading import Table, read

SHOWN_CHANGES = 50
SHOWN_ERRORS = 200


class FileForm(forms.Form):
    """A file with rows for a list."""

    file = forms.FileField(label=_("File (CSV, XLSX or JSON)"))

    table: Table

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        self.table = read(file.name, file.read())
        return file


def upload(request: HttpRequest, page_id: int) -> HttpResponse:
    """Read a file for the list ``page_id``; what it would change is shown next."""
    into = _list_to_write(request, page_id)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        job = make_job(into, request.user, form.cleaned_data["file"].name, form.table)
        return redirect("import_job", job.pk)
    columns = columns_of(into.detail_model)
    context = {"page": into, "form": form, "columns": columns}
    status = 422 if form.errors else 200
    return render(request, "home/admin/import_upload.html", context, status=status)


def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """What a file would change, how far it has come, or what it changed."""
    found = get_object_or_404(ImportJob.objects.select_related("page"), pk=job_id)
    into = _list_to_write(request, found.page_id)
    context: dict[str, Any] = {"job": found, "page": into, "shown_errors": SHOWN_ERRORS}
    if found.status == ImportStatus.READY:
        context |= _preview(into, found)
    return render(request, "home/admin/import_job.html", context)


def _preview(into: CategoryListPage, found: ImportJob) -> dict[str, Any]:
    try:
        plan = plan_import(into, found.table)
    except ValidationError as error:
        return {"plan": Plan(), "refusal": " ".join(error.messages)}
    return {"plan": plan, "changes": plan.changes[:SHOWN_CHANGES]}


@require_POST
def start_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Begin an import, or go on with one that was interrupted."""
    found = get_object_or_404(ImportJob, pk=job_id)
    into = _list_to_write(request, found.page_id)
    if found.status != ImportStatus.DONE:
        start(found)
        log(into, IMPORT, data={"file": found.file_name, "rows": len(found.rows)})
    return redirect("import_job", found.pk)


def _list_to_write(request: HttpRequest, page_id: int) -> CategoryListPage:
    into: CategoryListPage = get_object_or_404(CategoryListPage, pk=page_id)
    if not into.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return into
