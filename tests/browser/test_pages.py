"""Every public template in Chromium: axe, narrow screens, keyboard, no JavaScript, weight."""

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe

from sonla.paths import ROOT

pytestmark = pytest.mark.browser

TOHIEU = "tohieu.thanhpho"
ARTICLE = "article"
PROJECTS = "/quy-hoach-ke-hoach/du-an-dau-tu-mua-sam-cong/"
DISCLOSURE = "/cong-khai-thong-tin/"
LIBRARY = "/van-ban/he-thong-van-ban/"
LEGAL_FILE = f"{LIBRARY}nhieu-tep/tep/"  # keys: tests.browser.every_legal.FILES, from 1
TREATIES = "/van-ban/dieu-uoc-thoa-thuan-quoc-te/"
REQUEST_FORM = f"{DISCLOSURE}tiep-can-thong-tin/phieu-yeu-cau/"
DISCLOSURE_FORM = f"{DISCLOSURE}danh-muc-thong-tin-cong-khai/ban-in/"
PAGES = {
    "home of the province": ("", "/"),
    "home of a commune": (TOHIEU, "/"),
    "home of a department, with every block": ("stp", "/"),
    "English home": ("en", "/"),
    "digital transformation": ("chuyendoiso", "/"),
    "news index": ("", "/tin-tuc/"),
    "news section": ("", "/tin-tuc/chinh-tri/"),
    "article": ("", ARTICLE),
    "narrowed news": ("", "/tin-tuc/?the-loai=phong-van&tu-ngay=31/02/2026"),
    "series": ("", "/tin-tuc/?loat-bai=tim-hieu-quy-che-352"),
    "article with everything set": ("stp", "/tin-tuc/bai-du-moi-thu/"),
    "calendar of events": ("", "/tin-tuc/lich-su-kien/"),
    "event": (
        "",
        "/tin-tuc/lich-su-kien/gioi-thieu-mang-luoi-cong-thong-tin-dien-tu-su-kien-minh-hoa/",
    ),
    "section": ("", "/gioi-thieu/"),
    "content page": ("", "/gioi-thieu/tong-quan/"),
    "page with every block": ("stp", "/gioi-thieu/moi-khoi/"),
    "list of a category": ("stp", "/quy-hoach-ke-hoach/du-an-dau-tu-mua-sam-cong/"),
    "empty list of a category": (TOHIEU, "/cong-khai-thong-tin/bao-cao-tai-chinh-nam/"),
    "item of a category": (
        "stp",
        "/quy-hoach-ke-hoach/du-an-dau-tu-mua-sam-cong/truong-hoc-vung-cao/",
    ),
    "statistics": ("stp", "/cong-khai-thong-tin/so-lieu-thong-ke/dan-so/"),
    "leader": ("stp", "/gioi-thieu/lanh-dao/nguoi-lanh-dao-thu/"),
    "administrative map": ("", "/gioi-thieu/ban-do-dia-gioi/"),
    "organisation chart": ("stp", "/gioi-thieu/co-cau-to-chuc/"),
    "contact officers": ("stp", "/gioi-thieu/dau-moi-lien-he/"),
    "disclosure list": ("stp", "/cong-khai-thong-tin/danh-muc-thong-tin-cong-khai/"),
    "list narrowed to nothing": ("stp", f"{PROJECTS}?q=zzzz"),
    "project with sources": ("stp", f"{PROJECTS}du-an-dai/"),
    "plan": ("stp", "/quy-hoach-ke-hoach/chien-luoc-quy-hoach-ke-hoach/ke-hoach-dai/"),
    "list shared with the province": ("stp", f"{DISCLOSURE}thu-tuc-hanh-chinh/"),
    "procedure": ("stp", f"{DISCLOSURE}thu-tuc-hanh-chinh/thu-tuc-dai/"),
    "epidemic notice": ("stp", f"{DISCLOSURE}thong-tin-dich-benh/canh-bao/"),
    "long table of figures": ("stp", f"{DISCLOSURE}so-lieu-thong-ke/bang-dai/"),
    "relic with a picture": ("stp", "/gioi-thieu/di-tich-danh-thang/di-tich/"),
    "leader with a photo": ("stp", "/gioi-thieu/lanh-dao/lanh-dao-dai/"),
    "work week": ("stp", "/gioi-thieu/lich-cong-tac/tuan-48/"),
    "unit of an organisation": ("stp", "/gioi-thieu/co-cau-to-chuc/van-phong-so/"),
    "no contact officers yet": (TOHIEU, "/gioi-thieu/dau-moi-lien-he/"),
    "spokespersons": ("stp", "/gioi-thieu/nguoi-phat-ngon/"),
    "access to information": ("stp", f"{DISCLOSURE}tiep-can-thong-tin/"),
    "request for information": ("stp", REQUEST_FORM),
    "disclosure list on paper": ("stp", DISCLOSURE_FORM),
    "list from the sites": ("", "/tu-cac-trang-thanh-phan/"),
    "list from the sites, narrowed to nothing": ("", "/tu-cac-trang-thanh-phan/?q=zzzz"),
    "English organisation chart": ("en", "/organisation/structure/"),
    "English contact officers": ("en", "/organisation/contact-officers/"),
    "English list": ("en", "/external-affairs/administrative-procedures/"),
    "English procedure": ("en", "/external-affairs/administrative-procedures/work-permit/"),
    "library of documents": ("", LIBRARY),
    "library as a table": ("", f"{LIBRARY}?xem=bang"),
    "legal document with its text": ("", f"{LIBRARY}quyet-dinh-352-qd-ubnd-2024/"),
    "one article": ("", f"{LIBRARY}quyet-dinh-352-qd-ubnd-2024/dieu-khoan/dieu-16/"),
    "legal document with many files": ("stp", f"{LIBRARY}nhieu-tep/"),
    "PDF with text": ("stp", f"{LEGAL_FILE}1/"),
    "scan": ("stp", f"{LEGAL_FILE}3/"),
    "spreadsheet": ("stp", f"{LEGAL_FILE}4/"),
    "scanned picture": ("stp", f"{LEGAL_FILE}5/"),
    "Word file": ("stp", f"{LEGAL_FILE}6/"),
    "damaged file": ("stp", f"{LEGAL_FILE}7/"),
    "list of treaties": ("stp", TREATIES),
    "treaty": ("stp", f"{TREATIES}thoa-thuan-dai/"),
    "links directory": (TOHIEU, "/lien-ket-website/"),
    "search": ("", "/tim-kiem/?q=quy+che&pham-vi=mang-luoi"),
    "search without results": ("", "/tim-kiem/?q=zzzz"),
    "wrong search": ("", "/tim-kiem/?q=a&tu-ngay=31/02/2026"),
    "site map": ("", "/so-do-trang/"),
    "not found": ("", "/khong-co/"),
    "unknown site": ("khong-co", "/"),
    "void invitation": (TOHIEU, "/quan-tri/loi-moi/MQ/khong-dung/"),
}
WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}

A4 = (595.0, 842.0)  # points
MEDIA_BOX = rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]"
CUT_CELLS = """main => [...main.querySelectorAll("th, td")]
    .filter(cell => cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => cell.textContent.trim())"""

# Links inside running text are as high as the text (WCAG 2.5.8 leaves them out).
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary")]
    .filter(each => !each.closest(".prose, .card__title, .meta, dd") && !each.matches(".skip-link"))
    .map(each => [each.textContent.trim(), each.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
    .map(([text]) => text)"""


@pytest.fixture(scope="session", autouse=True)
def every_block(live_network):
    command = [sys.executable, "-m", "tests.browser.every_block"]
    subprocess.run(command, check=True, cwd=ROOT, env=live_network.environment)


def address(live_network, page, label, path):
    if path == ARTICLE:
        page.goto(live_network.url("", "/tin-tuc/"))
        return page.locator(".card__title a").first.evaluate("link => link.href")
    return live_network.url(label, path)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("display", ["", "?co-chu=rat-lon&tuong-phan=cao&ve=/"])
@pytest.mark.parametrize("name", PAGES)
def test_r46_r47_axe_finds_nothing_and_nothing_overflows(
    live_network, reader, name, display, width
):
    label, path = PAGES[name]
    page = reader.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    if display:
        page.goto(live_network.url(label, f"/hien-thi/{display}"))
    page.goto(address(live_network, page, label, path))
    found = Axe().run(page, options=WCAG).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_invitation_page_is_accessible(live_network, reader):
    page = reader.new_page()
    page.goto(live_network.link("Người duyệt", TOHIEU))
    assert Axe().run(page, options=WCAG).response["violations"] == []
    assert page.get_by_label("Mật khẩu mới").first.is_visible()


def test_keyboard_reaches_the_skip_link_first_then_the_menu(live_network, reader):
    page = reader.new_page()
    page.goto(live_network.url(""))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    item = page.locator(".menu__item", has_text="Tin tức").first
    item.locator("> a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    below = item.locator(".menu__below a").first
    assert below.is_visible()
    assert below.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert not below.is_visible()


def test_one_part_of_the_menu_is_open_at_a_time_without_javascript(live_network, chromium):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(live_network.url(""))
    parts = page.locator(".menu__more")
    for part in (parts.nth(0), parts.nth(1)):
        part.locator("summary").click()
    assert parts.nth(1).locator(".menu__below").is_visible()
    assert not parts.nth(0).locator(".menu__below").is_visible()
    context.close()


def test_r9_text_size_and_contrast_work_without_javascript_and_are_remembered(
    live_network, chromium
):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_network.url("", "/gioi-thieu/"))
    page.get_by_role("link", name="Cỡ chữ rất lớn").click()
    assert page.url == live_network.url("", "/gioi-thieu/")
    assert page.get_by_role("link", name="đang chọn").text_content().startswith("A++")
    page.get_by_text("Độ tương phản cao").click()
    page.goto(live_network.url(""))
    assert page.locator("html").get_attribute("class") == "text-rat-lon contrast-cao"
    cookies = context.cookies()
    assert [(cookie["name"], cookie["value"]) for cookie in cookies] == [
        ("hien-thi", "rat-lon.cao")
    ]
    assert cookies[0]["domain"] == "sonla.localhost"
    context.close()


def test_on_a_phone_the_menu_opens_without_javascript(live_network, chromium):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(live_network.url(""))
    page.get_by_text("Menu", exact=True).click()
    page.locator(".menu__list a").get_by_text("Liên hệ", exact=True).click()
    assert page.url == live_network.url("", "/lien-he/")
    context.close()


def test_first_view_of_the_home_page_is_light(live_network, reader):
    page = reader.new_page()
    session = reader.new_cdp_session(page)
    session.send("Network.enable")
    sizes, kinds = {}, {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(live_network.url(""), wait_until="networkidle")
    counted = [request for request, kind in kinds.items() if kind != "Image"]
    assert len(counted) <= 8
    assert sum(sizes.get(request, 0) for request in counted) <= 100 * 1024


def test_nothing_pressable_is_smaller_than_24_px(live_network, reader):
    page = reader.new_page()
    page.set_viewport_size({"width": 320, "height": 900})
    for name in ("home of the province", "news index", "article"):
        label, path = PAGES[name]
        page.goto(address(live_network, page, label, path))
        page.locator(".menu__toggle").click()
        small = page.evaluate(SMALL_TARGETS)
        assert small == []


def test_print_shows_the_article_alone(live_network, reader):
    page = reader.new_page()
    page.goto(address(live_network, page, "", ARTICLE))
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for left_out in (".menu", ".search", ".share", ".top-bar", ".footer nav"):
        assert not page.locator(left_out).is_visible()


def printed(live_network, page, path):
    """Sizes (points) of the sheets that a page of the department takes on paper."""
    page.goto(live_network.url("stp", path))
    sheets = page.pdf(prefer_css_page_size=True, format="A4")
    return [(float(x), float(y)) for x, y in re.findall(MEDIA_BOX, sheets)]


def test_r124_the_request_form_is_one_upright_sheet(live_network, reader):
    sheets = printed(live_network, reader.new_page(), REQUEST_FORM)
    assert len(sheets) == 1
    assert sheets[0] == pytest.approx(A4, abs=1)


def test_r123_the_disclosure_list_is_printed_across_with_every_column(live_network, reader):
    page = reader.new_page()
    sheets = printed(live_network, page, DISCLOSURE_FORM)
    assert {sheet == pytest.approx(A4[::-1], abs=1) for sheet in sheets} == {True}
    page.set_viewport_size({"width": 1009, "height": 680})  # 297 mm less the margins, in px
    page.emulate_media(media="print")
    assert page.locator("th[scope=col]").count() == 7
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("main").evaluate(CUT_CELLS) == []
    for left_out in (".masthead", ".alerts", ".footer", ".print-button"):
        assert not page.locator(left_out).is_visible()


def test_on_a_phone_every_cell_stands_after_its_heading(live_network, reader):
    page = reader.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    for name in ("spokespersons", "contact officers", "procedure", "disclosure list"):
        page.goto(live_network.url(*PAGES[name]))
        tables = page.locator(".table--stacked")
        assert tables.count()
        for table in tables.all():
            assert table.evaluate("each => each.scrollWidth <= each.clientWidth")
            bare = "td:not([data-label]):not(:first-child)"
            assert table.locator(bare).count() == 0


def test_no_page_asks_anything_of_another_party(live_network, reader):
    page = reader.new_page()
    hosts = set()
    # The browser's own reader of PDF asks parts of itself from itself (chrome-extension:).
    page.on(
        "request",
        lambda request: request.url.startswith("http") and hosts.add(request.url.split("/")[2]),
    )
    for label, path in PAGES.values():
        page.goto(address(live_network, page, label, path), wait_until="networkidle")
        page.mouse.wheel(0, 9000)
    assert all(host.endswith(f"sonla.localhost:{live_network.port}") for host in hosts)


def test_console_is_silent(live_network, reader):
    page = reader.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in ("home of the province", "article", "search"):
        label, path = PAGES[name]
        page.goto(address(live_network, page, label, path))
    assert said == []
