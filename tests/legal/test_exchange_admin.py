"""Importing in the administration: bring, look, start, approve; only where one may write."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from editorial.roles import APPROVER, COLLABORATOR, TECHNICIAN, WRITER
from legal.exchange import jobs
from legal.models import LegalDocumentPage, LegalImport, LegalRelation
from sites.tenancy import entered
from tests.editorial.people import signed_in
from tests.factories import approve, make_user
from tests.legal.documents import library_of, make_legal
from tests.legal.exchanging import (
    FILES,
    ROW,
    TEXT_PDF,
    bring,
    csv_of,
    editors_job,
    outcome,
    row,
    zip_of,
)

pytestmark = pytest.mark.django_db
LIST, ASKED, DIFFERENCES = (
    "/quan-tri/van-ban/", "/quan-tri/nhap-van-ban/", "/quan-tri/khac-co-so-du-lieu-quoc-gia/",
)  # fmt: skip


@pytest.fixture
def writer(network, browse):
    return signed_in(network.commune, browse, WRITER)


def upload(client, organisation, data, name="van-ban.zip"):
    address = reverse("import_documents", args=[library_of(organisation).pk])
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def run(organisation, task):
    """What the worker does with the only import there is."""
    with entered(organisation):
        task.func(LegalImport.objects.get().pk)


def test_r105_an_editor_brings_documents_and_the_board_approves_them(network, writer):
    assert ASKED in writer.get(LIST).content.decode()
    assert writer.get(ASKED).status_code == 302, "there is one library"
    form = reverse("import_documents", args=[library_of(network.commune).pk])
    assert "Số, ký hiệu" in writer.get(form).content.decode()
    data = zip_of([ROW, row("5/QĐ-XYZ", issuer="Sở Lạ")], FILES)
    job = upload(writer, network.commune, data)["Location"]
    assert "import-progress" in writer.get(job).content.decode()
    run(network.commune, jobs.plan_import)
    shown = writer.get(job).content.decode()
    assert "352/QĐ-UBND" in shown and "Sở Lạ" in shown and "bat-dau" in shown
    with entered(network.commune):
        assert not LegalDocumentPage.objects.exists()
    assert writer.post(f"{job}bat-dau/").status_code == 302
    run(network.commune, jobs.run_import)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert not page.live and page.current_workflow_task and page.owner == writer.user
    approve(network.commune)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert page.live and page.text_tree and page.files.get().is_unaltered()
    assert "Sở Lạ" in writer.get(job + "?outcome=refused").content.decode()
    assert "352/QĐ-UBND" not in writer.get(job + "?outcome=refused&p=99").content.decode()


def test_what_waits_for_the_board_is_not_brought_twice(network):
    with entered(network.commune):
        user = make_user(network.commune, WRITER)
    for expected in ("new", "unchanged"):
        job = editors_job(network.commune, user, zip_of([ROW], FILES))
        with entered(network.commune):
            jobs.run_import.func(job.pk)
        assert outcome(network.commune, job) == [(expected, [])]
    changed = zip_of([ROW | {"signer": "Lò Văn An"}], FILES)
    for expected in ("refused", "changed"):  # who checks it now has it; then it is published
        job = editors_job(network.commune, user, changed)
        with entered(network.commune):
            jobs.run_import.func(job.pk)
        assert [kind for kind, _notes in outcome(network.commune, job)] == [expected]
        approve(network.commune)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert page.signer == "Lò Văn An" and page.files.count() == 1


def test_what_an_editor_brings_meets_what_is_there(network):
    old = make_legal(network.commune, "1/QĐ-UBND")
    citing = make_legal(
        network.commune, "2/QĐ-UBND", relations=[{"verb": "cites", "target_symbol": "9/QĐ-UBND"}]
    )
    with entered(network.commune):
        user = make_user(network.commune, WRITER)
    brought = ROW | {"symbol": "9/QĐ-UBND", "relations": "thay thế: 1/QĐ-UBND"}
    job = editors_job(network.commune, user, zip_of([brought], FILES))
    with entered(network.commune):
        jobs.run_import.func(job.pk)
        page = LegalDocumentPage.objects.get(symbol="09/QĐ-UBND")
        assert citing.relations.get().target_page is None, "readers learn nothing of a draft"
        assert LegalDocumentPage.objects.get(pk=old.pk).status == "in-force", "not yet approved"
    approve(network.commune)
    with entered(network.commune):
        assert LegalDocumentPage.objects.get(pk=old.pk).status == "wholly-expired"
        assert LegalRelation.objects.get(page=citing).target_page == page


def test_the_report_is_kept_as_a_file(network, writer):
    job = bring(network.commune, [ROW, row("5/QĐ-UBND", issuer="=1+1")])
    address = reverse("import_documents_report", args=[job.pk, "csv"])
    text = writer.get(address).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert [line[1] for line in lines[1:]] == ["352/QĐ-UBND", "5/QĐ-UBND"]
    sheet = load_workbook(io.BytesIO(writer.get(address.replace("csv", "xlsx")).content)).active
    assert sheet.cell(3, 2).value == "5/QĐ-UBND"
    assert writer.get(address.replace("csv", "exe")).status_code == 404


@pytest.mark.parametrize(("name", "data"), [
    ("a.zip", b"PK\x03\x04 hong"), ("a.zip", zip_of([ROW], {"352.pdf": b"0" * 30_000_000})),
    ("a.exe", b"MZ"), ("a.csv", b""), ("a", b"x"),
])  # fmt: skip
def test_what_is_no_import_is_said_beside_it(network, writer, name, data):
    response = upload(writer, network.commune, data, name)
    assert response.status_code == 422 and response.context["form"].errors


def test_a_collaborator_changes_nobody_elses_document(network):
    make_legal(network.commune)
    with entered(network.commune):
        user = make_user(network.commune, COLLABORATOR)
    data = zip_of([ROW | {"signer": "Lò Văn An", "files": ""}])
    job = editors_job(network.commune, user, data)
    ((kind, notes),) = outcome(network.commune, job)
    assert kind == "refused" and "352/QĐ-UBND" in notes[0]


@pytest.mark.parametrize("data", [b"\x00\x01", b"a;b\n1;2\n", "Số ký hiệu\n".encode()])
def test_a_table_that_cannot_be_read_is_refused_with_the_reason(network, writer, data):
    job = editors_job(network.commune, writer.user, data, "a.csv")
    assert job.state == "refused"
    shown = writer.get(reverse("import_documents_job", args=[job.pk]))
    assert shown.status_code == 200 and job.refusal.split(":")[0] in shown.content.decode()


def test_spreadsheets_and_windows_tables_are_brought_too(network, writer):
    data = csv_of([row("6/QĐ-UBND")], delimiter=";", encoding="utf-16")
    job = editors_job(network.commune, writer.user, data, "a.csv")
    assert [kind for kind, _notes in outcome(network.commune, job)] == ["new"]


def test_the_library_is_downloaded_as_it_is_brought(network, writer, settings):
    make_legal(network.commune)
    bring(network.commune, [ROW | {"symbol": "9/QĐ-UBND", "files": "9.pdf"}], {"9.pdf": TEXT_PDF})
    address = reverse("export_documents", args=[library_of(network.commune).pk])

    def names():
        content = b"".join(writer.get(address).streaming_content)
        return zipfile.ZipFile(io.BytesIO(content)).namelist()

    assert any(name.endswith("9.pdf") for name in names()) and "metadata.csv" in names()
    settings.LEGAL_EXPORT_MAX_BYTES = 1
    assert not any(name.endswith(".pdf") for name in names())


def test_another_organisation_neither_sees_nor_starts_an_import(network, browse):
    job = bring(network.commune, [row("7/QĐ-UBND", status="Hết hiệu lực toàn bộ")], {})
    other = signed_in(network.department, browse, APPROVER)
    for name in ("import_documents_job", "start_import_documents"):
        method = other.post if name.startswith("start") else other.get
        assert method(reverse(name, args=[job.pk])).status_code == 404
    assert other.get(reverse("import_documents_report", args=[job.pk, "csv"])).status_code == 404
    library = reverse("import_documents", args=[library_of(network.commune).pk])
    assert other.get(library).status_code in (302, 403, 404)
    assert "07/QĐ-UBND" not in other.get(DIFFERENCES).content.decode()
    with entered(network.department):
        assert not LegalImport.objects.exists() and not LegalDocumentPage.objects.exists()


def test_only_who_may_write_in_the_library_reaches_the_screens(network, browse):
    job = bring(network.commune)
    client = signed_in(network.commune, browse, TECHNICIAN)
    addresses = [
        ASKED, DIFFERENCES, reverse("import_documents", args=[library_of(network.commune).pk]),
        reverse("import_documents_job", args=[job.pk]),
        reverse("export_documents", args=[library_of(network.commune).pk]),
    ]  # fmt: skip
    for address in addresses:
        assert client.get(address).status_code in (302, 403), address
        assert browse(network.commune).get(address).status_code == 302
    assert ASKED not in client.get(LIST).content.decode()


def test_r105_the_differences_are_listed_with_both_values(network, writer):
    assert writer.get(DIFFERENCES).status_code == 200
    address = "https://vbpl.vn/167890"
    values = row("7/QĐ-UBND", status="Hết hiệu lực toàn bộ", national_url=address)
    bring(network.commune, [values], {}, without_files=True)
    html = writer.get(DIFFERENCES).content.decode()
    assert "07/QĐ-UBND" in html and "Hết hiệu lực toàn bộ" in html and "Còn hiệu lực" in html
    assert address in html and writer.get(LIST).content.decode().count(DIFFERENCES)
