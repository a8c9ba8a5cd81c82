"""nginx in front of a real portal: fast for citizens, right at the next request, never fooled."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.nginx.render import Options, render
from home import display

COMMUNE = "tohieu.thanhpho.sonla.localhost"
DEPARTMENT = "stp.sonla.localhost"
DISTRICT = "thanhpho.sonla.localhost"
PROVINCE = "sonla.localhost"


def kept_pages(site):
    """Files in nginx's page cache."""
    return sum(path.is_file() for path in (site.home / "cache" / "pages").rglob("*"))


def test_the_second_reader_is_answered_by_nginx(site):
    site.purge(COMMUNE)
    first, second = site.ask(COMMUNE), site.ask(COMMUNE)
    assert (first.status, first.cache) == (200, "MISS")
    assert (second.status, second.cache) == (200, "HIT")
    assert second.body == first.body
    assert second.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "X-Portal-Cacheable" not in second.headers


def test_a_published_change_shows_at_the_next_request_and_elsewhere_nothing_moves(site):
    hosts = (COMMUNE, DEPARTMENT, PROVINCE)
    for host in hosts:
        site.ask(host)
        assert site.ask(host).cache == "HIT"
    site.editor("publish", "xa-03649", "Tin qua nginx")
    assert "Tin qua nginx" in site.ask(COMMUNE).text
    assert "Tin qua nginx" in site.ask(PROVINCE).text, "the province lists news of its sites"
    assert site.ask(DEPARTMENT).cache == "HIT"


def test_a_closed_site_is_closed_at_the_next_request(site):
    site.ask(DISTRICT)
    assert site.ask(DISTRICT).cache == "HIT"
    site.editor("close", "huyen-116")
    assert site.ask(DISTRICT).status == 410


def test_a_page_drawn_while_a_change_was_published_is_not_kept_for_later(site):
    """The race that deleting files loses: asked before the purge, stored after it."""
    site.purge(COMMUNE)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(site.ask, COMMUNE, "/lien-he/") for _ in range(8)]
        site.purge(COMMUNE)
        assert {answer.result().status for answer in asked} == {200}
    site.purge(COMMUNE)
    assert site.ask(COMMUNE, "/lien-he/").cache == "MISS"


def sign_in(site, email):
    """Cookies of a signed-in editor of the commune."""
    page = site.ask(COMMUNE, "/quan-tri/login/")
    csrf = page.headers["Set-Cookie"].split(";")[0]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    form = f"csrfmiddlewaretoken={token}&username={email}&password=mat-khau-thu-nghiem-1"
    answer = site.post(COMMUNE, "/quan-tri/login/", form, Cookie=csrf)
    assert answer.status == 302, answer.text
    cookies = [value.split(";")[0] for value in answer.headers.get_all("Set-Cookie")]
    return "; ".join(cookies)


def test_signed_in_readers_and_previews_are_never_kept(site):
    site.editor("account", "xa-03649", "duyet@example.org")
    page_id = site.editor("draft", "xa-03649", "Bản nháp kín")
    cookies = sign_in(site, "duyet@example.org")
    site.ask(COMMUNE)
    signed_in = site.ask(COMMUNE, Cookie=cookies)
    assert (signed_in.status, signed_in.cache) == (200, "BYPASS")
    assert signed_in.headers["Cache-Control"] == "private, no-store"
    preview = site.ask(COMMUNE, f"/quan-tri/pages/{page_id}/view_draft/", Cookie=cookies)
    assert preview.status == 200
    assert "Bản nháp kín" in preview.text
    assert preview.cache is None
    assert "Bản nháp kín" not in site.ask(COMMUNE).text
    assert site.ask(COMMUNE, f"/quan-tri/pages/{page_id}/view_draft/").status == 302


@pytest.mark.parametrize(
    "path",
    [
        "/?x=1", "/?trang=1&trang=2", "/?trang=01", "/?trang=2&x", "/?trang=99999", "/?", "//",
        "/./", "/x/../", "/%2e/", "/?TRANG=2", "/?trang=%32", "/?trang=2;x=3", "/;a", "/tin%2dtuc/",
    ],
)  # fmt: skip
def test_hostile_addresses_do_not_fill_the_cache(site, path):
    before = kept_pages(site)
    for _ in range(2):
        assert site.ask(DEPARTMENT, path).cache != "HIT"
    assert kept_pages(site) == before


def test_answers_for_unknown_hosts_and_pages_are_not_kept(site):
    before = kept_pages(site)
    for host, path in [
        ("khong-co.sonla.localhost", "/"), ("SONLA.LOCALHOST", "/"), ("127.0.0.1", "/"),
        (DEPARTMENT, "/khong-co/"), (DEPARTMENT, "/tim-kiem/?q=a"), ("www." + PROVINCE, "/"),
    ]:  # fmt: skip
        for _ in range(2):
            assert site.ask(host, path).cache != "HIT"
    assert kept_pages(site) == before


@pytest.mark.parametrize("variant", [value for value in display.VARIANTS if value])
def test_each_display_is_kept_by_itself(site, variant):
    plain = site.ask(DEPARTMENT)
    cookie = f"a=1; {display.COOKIE}={variant}; b=2"
    site.ask(DEPARTMENT, Cookie=cookie)
    again = site.ask(DEPARTMENT, Cookie=cookie)
    assert again.cache == "HIT"
    assert again.body != plain.body
    assert site.ask(DEPARTMENT).body == plain.body


@pytest.mark.parametrize(
    "cookie",
    [
        "hien-thi=lon.cao; hien-thi=vua.cao", 'hien-thi="lon.cao"', "hien-thi=lon.cao,x",
        "x hien-thi=lon.cao", "hien-thi =lon.cao", "a b; hien-thi=lon.\\143ao",
    ],
)  # fmt: skip
def test_a_cookie_that_could_be_read_in_two_ways_is_not_kept(site, cookie):
    site.ask(DEPARTMENT)
    assert site.ask(DEPARTMENT, Cookie=cookie).cache == "BYPASS"


def test_an_unknown_display_is_the_default(site):
    plain = site.ask(DEPARTMENT)
    unknown = site.ask(DEPARTMENT, Cookie="hien-thi=khong-co")
    assert (unknown.cache, unknown.body) == ("HIT", plain.body)


def test_a_reader_with_a_fresh_copy_gets_304_from_nginx(site):
    etag = site.ask(DEPARTMENT).headers["ETag"]
    assert etag
    again = site.ask(DEPARTMENT, If_None_Match=etag)
    assert (again.status, again.body, again.cache) == (304, b"", "HIT")
    assert site.ask(DEPARTMENT, If_None_Match='"other"').status == 200


def test_one_copy_serves_readers_with_and_without_gzip(site):
    plain = site.ask(DEPARTMENT)
    packed = site.ask(DEPARTMENT, Accept_Encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.cache == "HIT"
    assert gzip.decompress(packed.body) == plain.body


def test_only_the_purge_address_takes_purges(site):
    assert site.ask(DEPARTMENT, "/*", method="PURGE").status == 405
    assert site.purge(DEPARTMENT, method="GET").status == 405
    site.ask(DEPARTMENT)
    assert site.ask(DEPARTMENT).cache == "HIT"
    assert site.purge(DEPARTMENT).status == 200
    assert site.ask(DEPARTMENT).cache == "MISS"


def test_security_headers_stand_once(site):
    for answer in (site.ask(DEPARTMENT), site.ask(DEPARTMENT)):
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options"):
            assert len(answer.headers.get_all(name, [])) == 1, name
        assert answer.headers["Server"] == "nginx"


def test_static_files_come_compressed_with_a_year(site):
    path = re.search(r'href="(/static/[^"]+\.css)"', site.ask(DEPARTMENT).text)[1]
    answer = site.ask(DEPARTMENT, path, Accept_Encoding="gzip")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert site.ask(DEPARTMENT, "/static/../secrets/secret-key").status in (400, 404)


def test_a_large_upload_is_refused_before_it_reaches_the_portal(site):
    answer = site.ask(
        DEPARTMENT, "/quan-tri/images/add/", method="POST", Content_Length="209715200"
    )
    assert answer.status == 413


def test_searches_are_limited_by_address(site):
    statuses = [site.ask(DEPARTMENT, "/tim-kiem/?q=a").status for _ in range(60)]
    assert 429 in statuses
    assert statuses[0] != 429
    assert site.ask(DEPARTMENT).status == 200


def test_tls_configuration_has_no_plain_server_for_pages(tmp_path):
    path = render(Options(conf_dir=tmp_path, tls_dir=tmp_path / "tls"))
    text = path.read_text()
    assert "@" not in re.sub(r"#.*", "", text)
    assert text.count("locations.conf") == 1
    assert "listen 443 ssl" in text
    assert "listen 127.0.0.1:6081" in text
