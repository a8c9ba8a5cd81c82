"""Whole pages kept in the process: right at once, bounded, never another's."""

import gzip
import io

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from wagtail.models import Page, PageViewRestriction

from editorial.roles import WRITER
from home.models import SiteSettings
from sites import stamps
from sites.tenancy import entered
from sonla.page_cache import FromPageStore, PageStore, StoredPage, is_known_query, store
from tests.factories import make_article, make_image, make_user

pytestmark = pytest.mark.django_db


class Answer:
    """What a WSGI server would send."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, dict(headers), body

    @property
    def text(self):
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@pytest.fixture
def ask(network):
    """``ask(host, path, **headers)`` through the WSGI application that is served."""
    # The handler closes the connection around each request: not inside a test's transaction.
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    django = WSGIHandler()
    passed = []

    def counted(environ, start_response):
        passed.append(environ["PATH_INFO"])
        return django(environ, start_response)

    application = FromPageStore(counted)

    def request(host, path="/", query="", method="GET", **headers):
        result = {}

        def start_response(status, answer_headers, exc_info=None):
            result["status"], result["headers"] = int(status[:3]), answer_headers

        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "x", "SERVER_PORT": "80", "HTTP_HOST": host,
            "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False,
            "wsgi.run_once": False, "SCRIPT_NAME": "",
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}  # fmt: skip
        body = b"".join(application(environ, start_response))
        return Answer(result["status"], result["headers"], body)

    request.passed = passed
    yield request
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


HOST = "tohieu.thanhpho.sonla.localhost"
OTHER = "stp.sonla.localhost"


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Do something as one committed transaction."""

    def run(work, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return work(*args, **kwargs)

    return run


def test_second_reader_is_answered_without_django(ask):
    first, second = ask(HOST), ask(HOST)
    assert (first.status, second.status) == (200, 200)
    assert first.text == second.text
    assert len(ask.passed) == 1
    kept = {name: value for name, value in first.headers.items() if name != "Content-Length"}
    assert "default-src 'self'" in kept["Content-Security-Policy"]
    assert kept.items() <= second.headers.items(), "a kept page lost a header"


def test_a_published_change_is_everywhere_at_the_next_request(ask, network, publish):
    section = "/tin-tuc/tin-hoat-dong/"
    for path in ("/", section):
        assert "Tin vừa đăng" not in ask(HOST, path).text
    other = ask(OTHER).headers["ETag"]
    publish(make_article, network.commune, "Tin vừa đăng")
    for path in ("/", section, "/tin-tuc/rss.xml"):
        assert "Tin vừa đăng" in ask(HOST, path).text, path
    before = len(ask.passed)
    assert ask(OTHER).headers["ETag"] == other
    assert len(ask.passed) == before, "another organisation's page was thrown out"


def test_the_province_shows_news_of_the_sites_at_the_next_request(ask, network, publish):
    assert "Tin của phường" not in ask("sonla.localhost").text
    publish(make_article, network.commune, "Tin của phường")
    assert "Tin của phường" in ask("sonla.localhost").text


def test_unpublishing_and_settings_show_at_once(ask, network, publish):
    article = publish(make_article, network.commune, "Sẽ gỡ")
    assert "Sẽ gỡ" in ask(HOST).text
    with entered(network.commune):
        publish(article.unpublish)
    assert "Sẽ gỡ" not in ask(HOST).text
    with entered(network.commune):
        settings = SiteSettings.objects.get()
        settings.address = "Số 1 đường Minh Họa"
        publish(settings.save)
    assert "Số 1 đường Minh Họa" in ask(HOST).text


def test_a_change_made_in_another_process_is_seen(ask, network):
    ask(HOST)
    ask(HOST)
    assert len(ask.passed) == 1
    stamps.move(network.commune.schema_name)
    ask(HOST)
    assert len(ask.passed) == 2


def test_what_changes_while_a_page_is_drawn_makes_it_stale(network, browse, monkeypatch):
    from home.pages import home_page as module

    original = module.HomePage.get_context

    def changing(self, *args, **kwargs):
        stamps.move(network.commune.schema_name)
        return original(self, *args, **kwargs)

    monkeypatch.setattr(module.HomePage, "get_context", changing)
    browse(network.commune).get("/")
    assert all(not page.is_fresh() for page in store._pages.values())


def test_etag_and_304(ask):
    etag = ask(HOST).headers["ETag"]
    for value in (etag, f'"x", {etag}', "*"):
        answer = ask(HOST, if_none_match=value)
        assert (answer.status, answer.body) == (304, b"")
    assert ask(HOST, if_none_match='"khac"').status == 200


def test_head_has_no_body_and_gzip_only_for_those_who_take_it(ask):
    ask(HOST)
    assert ask(HOST, method="HEAD").body == b""
    assert ask(HOST, accept_encoding="gzip, br").headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in ask(HOST, accept_encoding="gzip;q=0").headers
    assert "Content-Encoding" not in ask(HOST).headers


@pytest.mark.parametrize(
    "query", ["x=1", "trang=2&x=1", "trang=", "trang=01", "trang=-1", "trang=9" * 9, "a" * 5000]
)
def test_hostile_query_strings_keep_nothing(ask, query):
    assert not is_known_query(query)
    ask(HOST, query=query)
    assert len(store) == 0


def test_a_page_beyond_the_last_is_not_kept_under_many_numbers(ask):
    for number in range(2, 30):
        ask(HOST, "/tin-tuc/", query=f"trang={number}")
    assert len(store) <= 1


def test_signed_in_preview_private_and_error_pages_are_never_kept(ask, network, browse):
    ask(HOST, "/khong-co/")
    ask(HOST, "/quan-tri/login/")
    ask(HOST, "/tim-kiem/")
    with entered(network.commune):
        page = Page.objects.get(slug="gioi-thieu")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    ask(HOST, "/gioi-thieu/")
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, WRITER))
    assert "no-store" in client.get("/")["Cache-Control"]
    assert len(store) == 0


def test_a_session_cookie_passes_the_store_by(ask):
    ask(HOST)
    ask(HOST, cookie="sessionid=abc")
    assert len(ask.passed) == 2


def test_display_variants_are_kept_apart_and_unknown_ones_are_the_default(ask):
    plain = ask(HOST)
    large = ask(HOST, cookie="hien-thi=lon.cao")
    assert plain.text != large.text
    assert ask(HOST, cookie="hien-thi=hacker").text == plain.text
    assert ask(HOST, cookie="hien-thi=lon.cao; khac=1").text == large.text
    assert len(store) == 2


def test_a_post_is_never_answered_from_the_store(ask):
    ask(HOST)
    ask(HOST, method="POST")
    assert len(ask.passed) == 2


def test_the_store_is_bounded_in_bytes():
    small = PageStore(max_bytes=1000)
    for number in range(50):
        page = StoredPage((), "e", b"x" * 100, b"", (), float("inf"))
        small.put(("h", f"/{number}", "", ""), page)
    assert len(small) == 10
    assert small.get(("h", "/49", "", "")) is not None
    assert small.get(("h", "/0", "", "")) is None


def test_statements_of_an_uncached_home_page_and_article(
    network, browse, django_assert_max_num_queries
):
    for number in range(12):
        make_article(network.province, f"Tin số {number}")
    picture = make_image(network.province)
    article = make_article(
        network.province,
        "Bài có thẻ",
        audiences=["nhan-dan"],
        lead_image=picture,
        lead_image_alt="x",
    )
    client = browse(network.province)
    client.get("/")
    with entered(network.province):
        path = article.get_url()
    for url, limit in (("/", 12), (path.replace("http://sonla.localhost", ""), 10)):
        client.get(url)
        store.clear()
        with django_assert_max_num_queries(limit):
            assert client.get(url).status_code == 200


def test_equal_paths_of_two_organisations_are_two_pages(ask, network):
    assert "Phường Tô Hiệu" in ask(HOST).text
    assert "Sở Tư pháp" in ask(OTHER).text
    assert "Phường Tô Hiệu" not in ask(OTHER).text
    assert len(store) == 2
