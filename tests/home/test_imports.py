"""Lists from files: read as offices have them, compared, shown, then written (R89)."""

import io
import json
import zipfile

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from editorial.models import User
from editorial.roles import APPROVER, WRITER
from home.imports.jobs import make_job, run_import
from home.imports.plan import plan_import
from home.imports.reading import CELL_SEPARATOR, Table, read
from home.imports.running import write
from home.models import CategoryListPage, ImportJob, ProcedurePage
from home.models.import_job import ImportStatus
from sites.tenancy import entered
from tests.factories import approve, make_user
from tests.home.test_category_pages import path_of
from vietnamese.folding import normalize

pytestmark = pytest.mark.django_db
EMAIL = "duyet@example.org"
HEADER = ["title", "code", "field", "level", "agency", "documents"]
ROW = ["Đăng ký khai sinh", "1.001193.000", "Hộ tịch", "commune", "UBND phường", "Tờ khai | 1 | 0"]
OTHER = ["Đăng ký kết hôn", "1.000894.000", "Hộ tịch", "Cấp xã", "UBND phường", ""]


def text_of(*rows, delimiter=","):
    quoted = [[f'"{cell}"' for cell in row] for row in rows]
    return "\n".join(delimiter.join(row) for row in quoted) + "\n"


def csv_file(*rows, encoding="utf-8"):
    return text_of(HEADER, *rows).encode(encoding)


def into(organisation, code="procedures"):
    return CategoryListPage.objects.get(category=code)


def bring(organisation, data=None, name="tthc.csv", user=None):
    """Read, keep and carry out a file in an organisation's list of procedures."""
    with entered(organisation):
        user = user or approver(organisation)
        job = make_job(into(organisation), user, name, read(name, data or csv_file(ROW, OTHER)))
        run_import.func(job.pk)
        if user.groups.filter(name=APPROVER.name).exists():
            approve(organisation)
        return ImportJob.objects.get(pk=job.pk)


def approver(organisation):
    found = User.objects.filter(email=EMAIL).first()
    return found or make_user(organisation, APPROVER, EMAIL)


def sheet(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


# Reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_files_as_offices_have_them(encoding, delimiter):
    data = text_of(HEADER, ROW, delimiter=delimiter).encode(encoding)
    assert read("tthc.csv", data) == Table(HEADER, [(2, ROW)])


def test_windows_1258_is_read_with_its_marks():
    """The encoding has vowels of its own, and the tones as marks after them."""
    text = "Ti\u00ea\u0301ng Vi\u00ea\u0323t;S\u00f4\u0301\nM\u01b0\u01a1\u0300ng \u00c9;1\n"
    table = read("a.csv", text.encode("cp1258"))
    assert table == Table(["Tiếng Việt", "Số"], [(2, ["Mường É", "1"])])


def test_too_many_rows_are_refused_with_the_limit(settings):
    data = b"a,b\n" + b"1,2\n" * 1_000_000
    with pytest.raises(ValidationError) as refused:
        read("a.csv", data)
    assert str(settings.IMPORT_MAX_ROWS) in str(refused.value.messages)


def test_too_large_files_are_refused(settings):
    settings.IMPORT_MAX_BYTES = 1024**2
    with pytest.raises(ValidationError):
        read("a.csv", b"a,b\n" + b"x" * 1024**2)


def test_of_a_spreadsheet_only_values_are_read():
    link = "='[https://example.org/other.xlsx]Sheet1'!A1"
    table = read(
        "a.xlsx", sheet(["title", "code"], ["Khai sinh", "=1+1"], [link, 3.5], [7.0, None])
    )
    assert table.rows == [(2, ["Khai sinh", ""]), (3, ["", "3,5"]), (4, ["7", ""])]


def test_broken_and_bursting_spreadsheets_are_refused(monkeypatch):
    with pytest.raises(ValidationError):
        read("a.xlsx", b"PK\x03\x04 not a spreadsheet")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    with pytest.raises(ValidationError):
        read("a.xlsx", file.getvalue())
    monkeypatch.setattr("home.imports.reading.MAX_UNFOLDED", 100)
    with pytest.raises(ValidationError):
        read("a.xlsx", sheet(["title"], ["Khai sinh"]))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'["a"]', b"[" * 100_000, b'{"title": 1}', b"null", b"\xff\xfe"]
)
def test_json_that_is_no_list_of_objects_is_refused(data):
    with pytest.raises(ValidationError):
        read("a.json", data)


def test_json_with_nested_rows():
    items = [{"title": "Khai sinh", "documents": [{"name": "Tờ khai", "originals": 1}]}]
    table = read("a.json", json.dumps(items).encode())
    assert table.rows == [(1, ["Khai sinh", f"Tờ khai{CELL_SEPARATOR}1"])]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.exe", "a", "a.xls"])
def test_what_is_no_text_is_refused(name):
    for data in (b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02", sheet(["title"], ["x"])):
        with pytest.raises(ValidationError):
            read(name, data)


CELL = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs", "P"]), max_size=20)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5),
    st.sampled_from(["utf-8-sig", "utf-16"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_is_written_is_what_is_read(rows, encoding, delimiter):
    clean = [[" ".join(cell.replace('"', "").split()).strip("'") for cell in row] for row in rows]
    wanted = [row for row in clean if any(row)]
    data = text_of(["title", "code"], *clean, delimiter=delimiter).encode(encoding)
    if not wanted:
        return
    found = [cells for _line, cells in read("a.csv", data).rows]
    normal = [[" ".join(normalize(c).split()) for c in row] for row in wanted]
    assert [[" ".join(cell.split()) for cell in row] for row in found] == normal


# Planning ------------------------------------------------------------------------------------


def planned(organisation, *rows, header=HEADER):
    with entered(organisation):
        return plan_import(into(organisation), Table(header, list(enumerate(rows, start=2))))


def test_a_plan_writes_nothing_and_names_each_change(network):
    plan = planned(network.commune, ROW, OTHER)
    assert [change.page.title for change in plan.created] == [ROW[0], OTHER[0]]
    with entered(network.commune):
        assert not ProcedurePage.objects.exists()


def test_errors_are_named_by_line_and_leave_the_others(network):
    plan = planned(
        network.commune,
        ROW,
        [*OTHER[:3], "sao Hỏa", *OTHER[4:]],
        [*ROW[:1], "sai mã", *ROW[2:]],
        ROW,
        ["x" * 2_001, "1.000001.000", *ROW[2:]],
        ["", "1.000002.000", *ROW[2:]],
    )
    assert sorted({line for line, _reason in plan.errors}) == [3, 4, 5, 6, 7]
    assert len(plan.created) == 1


def test_names_longer_than_a_title_are_kept_whole(network, browse):
    name = "Cấp giấy phép " + "rất dài " * 60 + "tại địa phương"
    table = Table(HEADER, [(2, [name, *ROW[1:]])])
    with entered(network.commune):
        list(write(plan_import(into(network.commune), table), into(network.commune), None))
        page = ProcedurePage.objects.get()
        assert len(page.title) <= 255 and page.full_title == name
        again = plan_import(into(network.commune), table)
        assert (again.unchanged, again.changes) == (1, [])
        url = page.get_url()
    assert (
        f'<h1 class="page-title">{name}</h1>' in browse(network.commune).get(url).content.decode()
    )


def test_a_file_without_its_key_is_refused_whole(network):
    with pytest.raises(ValidationError):
        planned(network.commune, ["Khai sinh"], header=["title"])


def test_unknown_columns_are_named_and_left_out(network):
    plan = planned(network.commune, [*ROW, "bí mật"], header=[*HEADER, "Ghi chú"])
    assert plan.ignored == ["Ghi chú"]
    assert len(plan.created) == 1


def test_unpublished_changes_are_not_overwritten(network):
    bring(network.commune)
    with entered(network.commune):
        page = ProcedurePage.objects.get(code=ROW[1])
        page.fee = "Đang soạn"
        page.save_revision()
    plan = planned(network.commune, [*ROW[:2], "Lĩnh vực khác", *ROW[3:]])
    assert plan.changes == []
    assert [line for line, _reason in plan.errors] == [2]


# Writing -------------------------------------------------------------------------------------


def test_r89_a_file_becomes_pages_with_their_rows_and_a_second_run_changes_nothing(network, browse):
    job = bring(network.commune)
    assert (job.status, job.created, job.altered, job.errors) == (ImportStatus.DONE, 2, 0, [])
    with entered(network.commune):
        page = ProcedurePage.objects.get(code=ROW[1])
        assert page.live and page.documents.get().name == "Tờ khai"
    again = bring(network.commune)
    assert (again.created, again.altered, again.unchanged, again.total) == (0, 0, 2, 0)
    assert (
        "Đăng ký khai sinh"
        in browse(network.commune).get(path_of(network.commune, "procedures")).content.decode()
    )


def test_a_changed_file_changes_only_its_pages(network):
    bring(network.commune)
    changed = csv_file([*ROW[:2], "Hộ tịch - quốc tịch", *ROW[3:5], "Tờ khai | 2 | 1"], OTHER)
    job = bring(network.commune, changed)
    assert (job.created, job.altered, job.unchanged) == (0, 1, 1)
    with entered(network.commune):
        page = ProcedurePage.objects.get(code=ROW[1])
        assert (page.field, page.documents.get().originals) == ("Hộ tịch - quốc tịch", 2)


def test_rows_of_a_page_keep_the_order_of_the_file(network):
    names = [f"Giấy tờ số {number}" for number in range(9, 0, -1)]
    documents = "\n".join(f"{name} | 1 | 0" for name in names)
    bring(network.commune, csv_file([*ROW[:5], documents]))
    with entered(network.commune):
        rows = ProcedurePage.objects.get(code=ROW[1]).documents.order_by("sort_order")
        assert [(row.sort_order, row.name) for row in rows] == list(enumerate(names))


def test_a_page_published_by_the_command_line_has_its_version(network):
    with entered(network.commune):
        into_list = into(network.commune)
        plan = plan_import(into_list, read("tthc.csv", csv_file(ROW, OTHER)))
        list(write(plan, into_list, None))
        page = ProcedurePage.objects.get(code=ROW[1])
        assert page.live_revision == page.latest_revision == page.get_latest_revision()
        assert page.first_published_at and not page.has_unpublished_changes
        assert page.live_revision.as_object().documents.get() == page.documents.get()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_data_to_download_can_be_brought_back(network, browse, ending):
    bring(network.commune)
    url = f"{path_of(network.commune, 'procedures')}du-lieu.{ending}"
    data = browse(network.commune).get(url).content
    job = bring(network.commune, data, f"du-lieu.{ending}")
    assert (job.created, job.altered, job.unchanged, job.errors) == (0, 0, 2, [])


def test_nothing_of_one_organisation_reaches_another(network):
    bring(network.commune)
    with entered(network.department):
        assert not ProcedurePage.objects.exists()
        assert not ImportJob.objects.exists()
    job = bring(network.department)
    assert job.created == 2, "the other's pages are not its own"


def test_an_interrupted_import_goes_on(network):
    with entered(network.commune):
        user = approver(network.commune)
        job = make_job(into(network.commune), user, "a.csv", read("a.csv", csv_file(ROW, OTHER)))
        first = read("a.csv", csv_file(ROW))
        run_import.func(make_job(into(network.commune), user, "a.csv", first).pk)
        run_import.func(job.pk)
        done = ImportJob.objects.get(pk=job.pk)
    assert (done.created, done.unchanged, done.status) == (1, 1, ImportStatus.DONE)


def test_r209_what_an_editor_imports_waits_for_the_board(network):
    with entered(network.commune):
        writer = make_user(network.commune, WRITER)
    assert bring(network.commune, user=writer).created == 2
    with entered(network.commune):
        assert not ProcedurePage.objects.live().exists()
        pages = ProcedurePage.objects.filter(owner=writer)
        assert [page.workflow_in_progress for page in pages] == [True, True]
    again = bring(network.commune, user=writer)
    assert (again.total, again.unchanged) == (0, 2)


# The editor's screens ------------------------------------------------------------------------


def signed_in(organisation, browse, role=APPROVER):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(make_user(organisation, role))
    return client


def upload(client, page_id, data, name="tthc.csv"):
    file = SimpleUploadedFile(name, data)
    return client.post(f"/quan-tri/nhap-du-lieu/{page_id}/", {"file": file})


@pytest.fixture
def list_id(network):
    with entered(network.commune):
        return into(network.commune).pk


def test_a_file_is_shown_before_it_is_written(network, browse, list_id):
    client = signed_in(network.commune, browse)
    response = upload(client, list_id, csv_file(ROW, OTHER, [*ROW[:1], "sai mã", *ROW[2:]]))
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert ("Đăng ký kết hôn" in page and "sai mã" in page) or "4" in page
    with entered(network.commune):
        assert not ProcedurePage.objects.exists()
        job = ImportJob.objects.get()
    client.post(f"/quan-tri/nhap-du-lieu/tep/{job.pk}/bat-dau/")
    with entered(network.commune):
        assert ImportJob.objects.get().status != ImportStatus.READY


def test_a_wrong_file_is_refused_with_a_reason(network, browse, list_id):
    client = signed_in(network.commune, browse)
    response = upload(client, list_id, b"\x89PNG\r\n\x1a\n\x00", "anh.png")
    assert response.status_code == 422
    assert "CSV, JSON" in response.content.decode()


def test_only_those_who_may_write_in_the_list(network, browse, list_id):
    assert upload(browse(network.commune), list_id, csv_file(ROW)).status_code == 302
    with entered(network.commune):
        assert not ImportJob.objects.exists()
    outsider = signed_in(network.department, browse)
    with entered(network.department):
        foreign = into(network.department).pk
    assert upload(outsider, foreign, csv_file(ROW)).status_code == 302
    with entered(network.department):
        job = ImportJob.objects.get()
    mine = signed_in(network.commune, browse)
    assert mine.get(f"/quan-tri/nhap-du-lieu/tep/{job.pk}/").status_code == 404


# The command ---------------------------------------------------------------------------------


def test_the_command_shows_writes_and_says_so(network, tmp_path):
    file = tmp_path / "tthc.csv"
    file.write_bytes(csv_file(ROW, OTHER))

    def run(*more):
        out = io.StringIO()
        call_command(
            "import_items", "--organisation", network.commune.code, "--category", "procedures",
            "--file", str(file), *more, stdout=out, stderr=io.StringIO(),
        )  # fmt: skip
        return out.getvalue()

    assert "2 would be added" in run("--preview")
    with entered(network.commune):
        assert not ProcedurePage.objects.exists()
    assert "2 were added" in run()
    assert "0 were added, 0 were changed, 2 are the same" in run()
    with pytest.raises(CommandError):
        call_command(
            "import_items", "--organisation", "khong-co", "--category", "x", "--file", str(file)
        )


def test_the_limit_is_a_setting():
    assert django_settings.IMPORT_MAX_ROWS >= 2_000
