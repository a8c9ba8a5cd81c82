"""A clerk of a commune, in Chromium: the invitation, an article with a picture, published."""

import re

import pytest

from tests.factories import unlike_bytes

pytestmark = pytest.mark.browser

TOHIEU = "tohieu.thanhpho"
PASSWORD = "Ban-trang-no-tren-nui-2026"
TITLE = "Phường Tô Hiệu trồng thêm hoa ban"
EMAILS = {
    "viết": "nguoi-viet@example.org",
    "duyệt": "nguoi-duyet@example.org",
    "kiểm tra": "kiem-tra@example.org",
    "Biên tập viên": "bien-tap@example.org",
}
PATH = "/tin-tuc/tin-hoat-dong/phuong-to-hieu-trong-them-hoa-ban/"


def sign_in(page, live_network, role="viết"):
    """Choose a password behind the one-time link; later, sign in with it."""
    page.goto(live_network.link(role, TOHIEU))
    if page.locator("[name=new_password1]").count():
        for field in ("new_password1", "new_password2"):
            page.locator(f"[name={field}]").fill(PASSWORD)
        page.locator("main button[type=submit]").click()
    else:
        page.goto(live_network.url(TOHIEU, "/quan-tri/login/"))
        page.locator("[name=username]").fill(EMAILS[role])
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main button[type=submit]").click()
    page.wait_for_url(re.compile(r"/quan-tri/$"))


def open_section(page, live_network):
    """Down the page explorer, click by click; gives the number of the section."""
    page.goto(live_network.url(TOHIEU, "/quan-tri/pages/"))
    for title in ("Phường Tô Hiệu", "Tin tức - Sự kiện", "Tin hoạt động"):
        before = page.url
        row = page.locator("main tr", has_text=title).first
        row.locator("a[href^='/quan-tri/pages/']:not([href*=edit])").last.click()
        page.wait_for_url(lambda url, before=before: url != before)
    return re.search(r"/pages/(\d+)/", page.url)[1]


def choose_picture(page):
    """Upload a picture in the chooser of the lead picture, and take it."""
    page.locator("#id_lead_image-chooser [data-chooser-action-choose]").first.click()
    dialog = page.locator(".modal-body")
    dialog.locator("[role=tab]").nth(1).click()
    upload = {"name": "hoa-ban.jpg", "mimeType": "image/jpeg", "buffer": unlike_bytes()}
    dialog.locator("input[type=file]").set_input_files(upload)
    dialog.locator("[name$=title]").fill("Hoa ban")
    dialog.locator("[name$=author]").fill("Ban Biên tập (minh họa)")
    dialog.locator("[name$=source]").fill("Ảnh minh họa")
    dialog.locator("[name$=licence]").select_option("own")
    dialog.locator("[name$=description]").fill("Sườn đồi hoa ban")
    dialog.locator("[name$=declared]").check()
    dialog.locator("section:not([hidden]) [type=submit]").last.click()
    dialog.wait_for(state="detached")
    page.locator("[name=lead_image_alt]").fill("Sườn đồi hoa ban")


def write_text(page, text):
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.locator("[role=option]").first.click()
    page.locator("[data-streamfield-stream-container] [role=textbox]").first.click()
    page.keyboard.type(text)
    # The editor hands its text to the form a moment later.
    page.wait_for_function(
        "text => document.querySelector('[name=body-0-value]').value.includes(text)", arg=text
    )


def submit(page):
    """Send the text to the board."""
    button = page.locator("footer button[name=action-submit]")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()
    page.wait_for_url(re.compile(r"/quan-tri/pages/\d+/$"))


def approve_everything(chromium, live_network):
    """An approver takes every step with all that waits, from the desk."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, live_network, "duyệt")
    while page.locator("[name=key]").count():
        for box in page.locator("[name=key]").all():
            box.check()
        page.get_by_role("button", name="Xử lý các bài đã chọn").click()
        page.locator("[name=confirmed]").wait_for(state="attached")
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        page.get_by_role("button", name="Xác nhận").click()
        page.get_by_text("Đã xử lý:").wait_for(timeout=60_000)
        assert not page.get_by_role("heading", name="Bỏ qua").count()
        page.goto(live_network.url(TOHIEU, "/quan-tri/"))
    context.close()


def test_an_article_with_a_picture_is_read_at_once_everywhere(live_network, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, live_network)
    section = open_section(page, live_network)
    page.goto(live_network.url(TOHIEU, f"/quan-tri/pages/add/news/articlepage/{section}/"))
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=author]").fill("Ban Biên tập (minh họa)")
    page.locator("[name=source]").fill("Nội dung minh họa")
    choose_picture(page)
    write_text(page, "Hai trăm gốc hoa ban được trồng ven suối.")
    submit(page)
    context.close()
    approve_everything(chromium, live_network)

    citizen = chromium.new_context().new_page()
    for label, path in (
        (TOHIEU, "/"),
        ("", "/"),
        ("", "/tim-kiem/?q=trong+them+hoa+ban&pham-vi=mang-luoi"),
    ):
        citizen.goto(live_network.url(label, path))
        assert citizen.get_by_role("link", name=TITLE).count(), (label, path)
    citizen.goto(live_network.url(TOHIEU))
    assert TITLE in citizen.evaluate("fetch('/tin-tuc/rss.xml').then(feed => feed.text())")
    citizen.goto(live_network.url("stp"))
    assert not citizen.get_by_text(TITLE).count()
    citizen.goto(live_network.url(TOHIEU))
    citizen.get_by_role("link", name=TITLE).first.click()
    citizen.wait_for_url(re.compile(r"/tin-hoat-dong/"))
    assert citizen.url == live_network.url(TOHIEU, PATH)
    assert citizen.get_by_alt_text("Sườn đồi hoa ban").evaluate("img => img.naturalWidth > 0")
    assert citizen.get_by_text("Hai trăm gốc hoa ban").is_visible()
    citizen.context.close()
