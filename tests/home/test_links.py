"""Links to other sites: found, asked politely, reported (R57, R107, R126)."""

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from editorial.roles import APPROVER
from home.links import asking, tasks
from home.links.asking import ask
from home.links.collecting import MAX_LINKS, collect_links, links_of
from home.models import CheckedLink, HomePage, LinksPage, OrganisationPage
from home.models.checked_link import LinkState
from sites.models import LinkReport
from sites.tenancy import entered
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

ANSWERS = {
    "/co": 200,
    "/khong-co": 404,
    "/loi": 500,
    "/cam": 403,
    "/chi-get": {"HEAD": 405, "GET": 200},
    "/doi-han": (301, "/co"),
    "/doi-tam": (302, "/co"),
    "/vong": (302, "/vong"),
    "/vao-trong": (302, "http://10.0.0.1/"),
}


class Other(BaseHTTPRequestHandler):
    """Another site: answers by path, and remembers how it was asked."""

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        found = ANSWERS.get(self.path, 404)
        found = found.get(self.command) if isinstance(found, dict) else found
        status, location = found if isinstance(found, tuple) else (found, "")
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - http.server's names

    def log_message(self, *args: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def served() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def other(monkeypatch) -> Iterator[ThreadingHTTPServer]:
    """A site that answers; its loopback address is let through, no pause between questions."""
    monkeypatch.setattr(tasks, "PAUSE", 0)
    monkeypatch.setattr(asking, "_resolve", only_this_machine)
    with served() as server:
        yield server


def only_this_machine(host: str, port: int) -> str:
    if host != "127.0.0.1":
        raise OSError(host)
    return host


def address(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}{path}"


def group(*urls: str):
    links = [{"title": "Liên kết", "url": url, "description": ""} for url in urls]
    return ("group", {"title": "Nhóm", "links": links})


def publish_links(organisation, *urls: str) -> LinksPage:
    """The only links of the organisation: its home page has none."""
    with entered(organisation):
        for home in HomePage.objects.all():
            home.main, home.side = [], []
            home.save()
        page = LinksPage.objects.get(category="links")
        page.groups = [group(*urls)]
        page.save_revision().publish()
        return page


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/co", LinkState.ANSWERS),
        ("/khong-co", LinkState.GONE),
        ("/loi", LinkState.FAILING),
        ("/cam", LinkState.REFUSED),
        ("/chi-get", LinkState.ANSWERS),
        ("/doi-tam", LinkState.ANSWERS),
        ("/vong", LinkState.FAILING),
    ],
)
def test_r126_what_a_citizen_would_meet(other, path, state):
    assert ask(address(other, path)).state == state


def test_r126_a_move_for_good_names_the_new_address(other):
    answer = ask(address(other, "/doi-han"))
    assert (answer.state, answer.moved_to) == (LinkState.MOVED, address(other, "/co"))


def test_the_checker_says_who_it_is_and_reads_no_page_that_answers(other):
    ask(address(other, "/co"))
    [(method, _path, name)] = other.asked
    assert method == "HEAD"
    assert name.startswith("SonLaPortalLinkChecker/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://0x7f000001/",
        "http://2130706433/",
    ],
)
def test_r57_the_machines_own_network_is_never_asked(url):
    assert ask(url).state in (LinkState.FORBIDDEN, LinkState.UNREACHABLE)


def test_r57_a_redirect_into_the_machines_network_is_not_followed(monkeypatch):
    real = asking._resolve
    with served() as server:
        own = server.server_address[0]
        monkeypatch.setattr(asking, "_resolve", lambda h, p: h if h == own else real(h, p))
        assert ask(address(server, "/vao-trong")).state == LinkState.FORBIDDEN


def test_a_server_that_is_not_there_cannot_be_reached(other):
    gone = address(other, "/co")
    other.shutdown()
    other.server_close()
    assert ask(gone).state == LinkState.UNREACHABLE


def test_a_server_that_says_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(asking, "TIMEOUT", 0.2)
    monkeypatch.setattr(asking, "_resolve", only_this_machine)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert ask(f"http://127.0.0.1:{port}/").state == LinkState.TIMEOUT


@pytest.mark.parametrize("url", ["http://", "ftp://a.vn/", "http://a b/", "http://[::1", "x"])
def test_what_is_no_address_is_said_to_be_none(url):
    assert ask(url).state in (LinkState.MALFORMED, LinkState.UNREACHABLE)


@given(st.text(max_size=40))
def test_no_address_breaks_the_checker(text):
    if "." not in text:  # nothing that could be somebody's host
        assert ask(f"http://{text}.invalid:99999/{text}").state


def test_links_are_found_in_fields_blocks_and_text(network):
    with entered(network.commune):
        body = '<p><a href="https://vi-du.gov.vn/a?b=1&amp;c=2">một</a></p>'
        page = make_article(network.commune, "Có liên kết", body)
        assert list(links_of(page)) == ["https://vi-du.gov.vn/a?b=1&c=2"]
        chart = OrganisationPage.objects.first()
        chart.website = "https://co-quan.gov.vn/"
        assert "https://co-quan.gov.vn/" in list(links_of(chart))
        links = LinksPage(groups=[group("https://khac.gov.vn/")])
        assert list(links_of(links)) == ["https://khac.gov.vn/"]


def test_only_published_pages_count_and_old_links_are_forgotten(network):
    page = publish_links(network.commune, "https://mot.gov.vn/", "https://hai.gov.vn/")
    make_article(network.commune, "Nháp", '<a href="https://ba.gov.vn/">x</a>', publish=False)
    with entered(network.commune):
        collect_links()
        assert set(CheckedLink.objects.values_list("url", flat=True)) == {
            "https://mot.gov.vn/",
            "https://hai.gov.vn/",
        }
        assert list(CheckedLink.objects.first().pages.all()) == [page.page_ptr]
    publish_links(network.commune, "https://hai.gov.vn/")
    with entered(network.commune):
        collect_links()
        assert CheckedLink.objects.get().url == "https://hai.gov.vn/"


def test_the_number_of_links_is_bounded(network, monkeypatch):
    monkeypatch.setattr("home.links.collecting.MAX_LINKS", 3)
    publish_links(network.commune, *(f"https://{number}.gov.vn/" for number in range(9)))
    with entered(network.commune):
        assert collect_links() == 3 < MAX_LINKS


def test_r126_the_report_is_the_organisations_own(network, browse, other):
    bad, good = address(other, "/khong-co"), address(other, "/co")
    page = publish_links(network.commune, bad, good)
    with entered(network.commune):
        tasks.begin.func()
        tasks.go_on.func()
        link = CheckedLink.objects.broken().get()
        assert (link.url, link.status_code) == (bad, 404)
    assert LinkReport.objects.get().organisation == network.commune
    assert (LinkReport.objects.get().links, LinkReport.objects.get().broken) == (2, 1)

    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    report = client.get("/quan-tri/lien-ket/").content.decode()
    assert bad in report and "không có trang này" in report
    assert f"/quan-tri/pages/{page.pk}/edit/" in report
    only = client.get("/quan-tri/lien-ket/?state=broken").content.decode()
    assert bad in only and good not in only
    assert "1 liên kết không trả lời" in client.get("/quan-tri/").content.decode()
    assert client.get("/quan-tri/lien-ket/?export=xlsx").status_code == 200

    neighbour = browse(network.department)
    with entered(network.department):
        neighbour.force_login(make_user(network.department, APPROVER))
        assert not CheckedLink.objects.exists()
    assert bad not in neighbour.get("/quan-tri/lien-ket/").content.decode()


def test_a_link_that_answers_again_is_mended(network, other, monkeypatch):
    publish_links(network.commune, address(other, "/loi"))
    with entered(network.commune):
        collect_links()
        list(tasks.ask_due_links())
        since = CheckedLink.objects.get().broken_since
        assert since
        CheckedLink.objects.update(asked_at=None)
        list(tasks.ask_due_links())
        assert CheckedLink.objects.get().broken_since == since
        monkeypatch.setitem(ANSWERS, "/loi", 200)
        CheckedLink.objects.update(asked_at=None)
        list(tasks.ask_due_links())
        assert CheckedLink.objects.get().broken_since is None


def test_a_link_is_asked_once_a_round(network, other):
    publish_links(network.commune, address(other, "/co"))
    with entered(network.commune):
        collect_links()
        assert len(list(tasks.ask_due_links())) == 1
        assert list(tasks.ask_due_links()) == []


def test_one_host_is_asked_slowly(network, other, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr(tasks, "PAUSE", 5)
    monkeypatch.setattr(tasks.time, "sleep", slept.append)
    publish_links(network.commune, address(other, "/co"), address(other, "/cam"))
    with entered(network.commune):
        collect_links()
        list(tasks.ask_due_links())
    assert len(slept) == 1 and 4 < slept[0] <= 5


def test_asking_again_is_an_editors_right_and_a_post(network, browse, other):
    publish_links(network.commune, address(other, "/loi"))
    with entered(network.commune):
        collect_links()
        list(tasks.ask_due_links())
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    assert client.get("/quan-tri/lien-ket/hoi-lai/").status_code == 405
    assert client.post("/quan-tri/lien-ket/hoi-lai/").status_code == 302
    with entered(network.commune):
        assert CheckedLink.objects.get().asked_at is None
    assert browse(network.commune).post("/quan-tri/lien-ket/hoi-lai/").status_code in (302, 403)


def test_the_command_names_what_does_not_answer(network, other):
    publish_links(network.commune, address(other, "/khong-co"), address(other, "/co"))
    out = io.StringIO()
    call_command("check_links", "xa-03649", stdout=out)
    assert f"{address(other, '/khong-co')}: gone" in out.getvalue()
    assert "2 links, 1 do not answer." in out.getvalue()
    with pytest.raises(CommandError):
        call_command("check_links", "khong-co")
