"""Other systems over the network, and where the library differs from what they say (R105)."""

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone

from home.links import asking
from legal.exchange import jobs
from legal.exchange.sources import HttpSource, description_of, http
from legal.exchange.statements import differences_of, differing
from legal.models import IssuingBody, LegalDocumentPage, LegalImport, SourceStatement
from sites.tasks import run_now
from sites.tenancy import entered
from tests.legal.exchanging import TEXT_PDF, bring, outcome, row

pytestmark = pytest.mark.django_db
ITEM = {
    "soKyHieu": "352/QĐ-UBND", "coQuan": {"ten": "UBND"}, "ngay": "2024-02-26",
    "hieuLuc": "2024-02-26", "trichYeu": "Ban hành Quy chế", "id": 167890,
    "tinhTrang": "Còn hiệu lực", "tep": ["/tep/352.pdf"],
}  # fmt: skip
FIELDS = {
    "symbol": "soKyHieu", "issuer": "coQuan.ten", "issued_on": "ngay", "effective_on": "hieuLuc",
    "abstract": "trichYeu", "national_id": "id", "status": "tinhTrang",
}  # fmt: skip


class Server(ThreadingHTTPServer):
    """A database of documents on this machine. ``pages``: items by number."""

    daemon_threads = True
    answers: dict
    asked: list


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("X-Khoa")))
        status, body, headers = self.server.answers.get(self.path, (404, b"", {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(asking, "public_address", lambda host, port: "127.0.0.1")
    monkeypatch.setattr(http, "PAUSE", 0)
    server = Server(("127.0.0.1", 0), Handler)
    server.asked, server.answers = [], {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def source_at(server, settings, items=(ITEM,), **fields):
    """Configured, and answering with pages of one item."""
    items = list(items)
    for number in range(1, len(items) + 2):
        body = json.dumps({"data": {"items": items[number - 1 : number]}}).encode()
        server.answers[f"/danh-sach?trang={number}"] = (200, body, {})
    server.answers["/tep/352.pdf"] = (200, TEXT_PDF, {})
    settings.LEGAL_SOURCES = {
        "quoc-gia": {
            "organisation": "xa-03649",
            "list_url": f"http://csdl.example.vn:{server.server_port}/danh-sach",
            "page_parameter": "trang", "items": "data.items", "fields": FIELDS, "files": "tep",
            "headers": {"X-Khoa": "KHOA_THU"},
        } | fields
    }  # fmt: skip
    return HttpSource("quoc-gia", description_of("quoc-gia"))


def test_r105_documents_come_from_another_system_with_their_files(
    network, server, settings, monkeypatch
):
    monkeypatch.setenv("KHOA_THU", "bi-mat")
    source = source_at(server, settings, [ITEM, ITEM | {"soKyHieu": "8/QĐ-UBND", "id": 2}])
    job = bring(network.commune, source=source)
    assert outcome(network.commune, job) == [("new", []), ("new", [])]
    with entered(network.commune):
        page = LegalDocumentPage.objects.get(national_id="167890")
        assert page.live and page.text_tree and page.files.get().is_unaltered()
    assert {key for _path, key in server.asked} == {"bi-mat"}
    server.asked.clear()
    again = bring(network.commune, source=source)
    assert [kind for kind, _notes in outcome(network.commune, again)] == ["unchanged"] * 2
    assert not any("tep" in path for path, _key in server.asked), "no file is fetched again"


def test_a_secret_stays_with_its_host(network, server, settings, monkeypatch):
    monkeypatch.setenv("KHOA_THU", "bi-mat")
    elsewhere = f"http://khac.example.vn:{server.server_port}/tep/352.pdf"
    bring(network.commune, source=source_at(server, settings, [ITEM | {"tep": elsewhere}]))
    assert ("/tep/352.pdf", None) in server.asked


@pytest.mark.parametrize("answer", [
    (500, b"", {}), (200, b"<html>", {}), (200, b"[1, 2]", {}), (200, b'{"data": 1}', {}),
    (200, b"x" * 2000, {}), (302, b"", {"Location": "/danh-sach?trang=1"}),
    (302, b"", {"Location": "file:///etc/passwd"}),
])  # fmt: skip
def test_a_source_that_answers_badly_is_refused(network, server, settings, monkeypatch, answer):
    source = source_at(server, settings)
    monkeypatch.setattr(http, "MAX_LIST", 1000)
    server.answers["/danh-sach?trang=1"] = answer
    job = bring(network.commune, source=source)
    assert job.state == "refused" and job.refusal


def test_a_source_that_breaks_off_keeps_what_came_and_a_lost_file_is_said(
    network, server, settings, monkeypatch
):
    monkeypatch.setattr("legal.exchange.running.STEP", 1)
    source = source_at(server, settings, [ITEM, ITEM | {"soKyHieu": "8/QĐ-UBND", "id": 2}])
    server.answers["/danh-sach?trang=3"] = (500, b"", {})
    server.answers["/tep/352.pdf"] = (404, b"", {})
    job = bring(network.commune, source=source)
    assert job.state == "refused" and job.done == 2
    assert all("352.pdf" in notes[0] for _kind, notes in outcome(network.commune, job))


def test_only_public_addresses_are_asked(network, settings, server, monkeypatch):
    source = source_at(server, settings)
    monkeypatch.undo()
    for url in ("http://127.0.0.1/", "http://localhost:5432/", "http://169.254.169.254/meta"):
        settings.LEGAL_SOURCES = {
            "a": {"organisation": "x", "list_url": url, "fields": {"symbol": "s"}}
        }
        source = HttpSource("a", description_of("a"))
        assert bring(network.commune, source=source).state == "refused"
    assert not server.asked


@pytest.mark.parametrize(
    "wrong", [{"fields": {"symbol": "a", "khong": "b"}}, {"fields": {}}, {"x": 1}]
)
def test_a_source_described_wrongly_is_said_at_once(server, settings, wrong):
    with pytest.raises(ImproperlyConfigured):
        source_at(server, settings, **wrong)


def test_the_command_takes_a_source_by_its_name(network, server, settings):
    source_at(server, settings)
    call_command("import_documents", "quoc-gia", "--organisation", network.commune.code)
    with entered(network.commune):
        assert not LegalDocumentPage.objects.get().live
    server.answers["/danh-sach?trang=1"] = (500, b"", {})
    with pytest.raises(CommandError):
        call_command("import_documents", "quoc-gia", "--organisation", network.commune.code)


def test_r105_what_the_source_says_otherwise_is_listed(network):
    rows = [
        row("1/QĐ-UBND", status="Hết hiệu lực toàn bộ"), row("2/QĐ-UBND", status="Còn hiệu lực"),
        row("3/QĐ-UBND", status="Chưa rõ"), row("4/QĐ-UBND"),
    ]  # fmt: skip
    job = bring(network.commune, rows, {}, without_files=True)
    assert [bool(notes) for _kind, notes in outcome(network.commune, job)] == [0, 0, 1, 0]
    with entered(network.commune):
        statement = differing().get()
        assert statement.page.symbol == "01/QĐ-UBND"
        (difference,) = differences_of(statement)
        assert (difference.here, difference.there) == ("Còn hiệu lực", "Hết hiệu lực toàn bộ")
        other = LegalDocumentPage.objects.get(symbol="02/QĐ-UBND")
        other.effective_on = date(2024, 3, 1)
        other.is_being_filled_in = True
        other.save()
        assert [each.page.symbol for each in differing()] == ["01/QĐ-UBND", "02/QĐ-UBND"]
        assert SourceStatement.objects.count() == 4


def test_r105_a_status_that_moved_since_is_no_difference(network):
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)
    values = row("1/QĐ-UBND", effective_on=tomorrow.isoformat(), status="Chưa có hiệu lực")
    bring(network.commune, [values], {}, without_files=True)
    with entered(network.commune):
        assert not differing().exists()
        LegalDocumentPage.objects.update(status="in-force")
        assert not differing().exists(), "the source spoke of another day"
        SourceStatement.objects.update(said_on=tomorrow)
        assert differing().count() == 1


def test_r105_configured_sources_are_compared_by_themselves(network, server, settings):
    source = source_at(server, settings)
    bring(network.commune, source=source)
    server.answers["/danh-sach?trang=1"] = (
        200, json.dumps({"data": {"items": [
            ITEM | {"tinhTrang": "Hết hiệu lực toàn bộ", "trichYeu": "Khác"}
        ]}}).encode(), {},
    )  # fmt: skip
    jobs.compare_everywhere()
    for organisation in (network.commune, network.department):
        with entered(organisation):
            run_now(organisation.schema_name)
    with entered(network.commune):
        assert differing().get().page.national_id == "167890"
        assert LegalDocumentPage.objects.get().abstract == "Ban hành Quy chế", "a dry run"
    with entered(network.department):
        assert not LegalImport.objects.exists()
        assert IssuingBody.objects.exists()
