"""Three categories filled in by somebody who has no mouse: keys only, from the score and back."""

import re

import pytest

from tests.browser.test_editor import EMAILS, PASSWORD, TOHIEU, approve_everything
from tests.factories import unlike_bytes

pytestmark = pytest.mark.browser

MANY_TABS = 250
PROJECTS = (
    "Tiêu đề;Loại dự án;Chủ đầu tư;Tổng mức đầu tư (đồng);Từ năm;Trạng thái\n"
    "Đường vào bản (minh họa);Đầu tư công;UBND phường (minh họa);1500000000;2025;Đang thực hiện\n"
    "Nhà văn hóa (minh họa);Đầu tư công;UBND phường (minh họa);900000000;2026;Đang chuẩn bị\n"
)
FIGURES = "Năm\tSố hộ\n2024\t1.234\n2025\t1.300\n"


class Keys:
    """A keyboard: nothing here clicks, and nothing is focused but by its keys."""

    def __init__(self, page):
        self.page = page

    def tab_to(self, selector, text=""):
        """Press Tab until what has the focus fits; fails when it never does."""
        for _press in range(MANY_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(
                "([selector, text]) => document.activeElement.matches(selector)"
                " && document.activeElement.outerHTML.includes(text)",
                [selector, text],
            ):
                return
        raise AssertionError(f"no Tab leads to {selector} {text}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def follow(self, selector, text=""):
        """Go to a link or button, press Enter, and wait for the next page."""
        self.tab_to(selector, text)
        with self.page.expect_navigation():
            self.press("Enter")

    def write(self, name, value):
        self.tab_to(f"[name={name}]")
        self.page.keyboard.insert_text(value)

    def choose_file(self, selector, name, mime_type, content):
        self.tab_to(selector)
        with self.page.expect_file_chooser() as chooser:
            self.press("Space")
        chooser.value.set_files({"name": name, "mimeType": mime_type, "buffer": content})

    def submit(self):
        with self.page.expect_navigation(url=re.compile(r"/quan-tri/pages/\d+/$")):
            self.tab_to("footer button[name=action-submit]")
            self.press("Enter")


def score(page, live_network):
    page.goto(live_network.url(TOHIEU, "/quan-tri/"))
    return int(re.search(r"(\d+) %", page.locator("#completeness, main").first.inner_text())[1])


def sign_in(keys, live_network):
    keys.page.goto(live_network.link("viết", TOHIEU))
    if keys.page.locator("[name=new_password1]").count():
        fields = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    else:
        keys.page.goto(live_network.url(TOHIEU, "/quan-tri/login/"))
        fields = {"password": PASSWORD}
        keys.page.wait_for_function("document.activeElement.name === 'username'")  # by itself
        keys.page.keyboard.insert_text(EMAILS["viết"])
    for field, value in fields.items():
        keys.write(field, value)
    keys.follow("main button[type=submit]")
    keys.page.wait_for_url(re.compile(r"/quan-tri/$"))


def add_leader(keys):
    """From the panel of what is missing, with a photo."""
    keys.follow("main a", "Lãnh đạo")
    keys.write("title", "Chủ tịch phường (minh họa)")
    keys.tab_to("#id_photo-chooser [data-chooser-action-choose]")
    keys.press("Enter")
    keys.page.locator(".modal-body [role=tab]").first.wait_for()
    keys.page.locator(".modal.in:focus").wait_for()  # it takes the focus once it has faded in
    keys.tab_to(".modal-body [role=tab]")
    keys.press("ArrowRight")
    keys.page.locator(".modal-body #tab-upload").wait_for()
    keys.write("image-chooser-upload-title", "Chân dung")
    photo = unlike_bytes((400, 500))
    keys.choose_file(".modal-body input[type=file]", "chan-dung.jpg", "image/jpeg", photo)
    keys.write("image-chooser-upload-description", "Chân dung Chủ tịch phường")
    keys.write("image-chooser-upload-author", "Ban Biên tập (minh họa)")
    keys.write("image-chooser-upload-source", "Ảnh minh họa")
    keys.tab_to("[name=image-chooser-upload-licence]")
    keys.press("ArrowDown")
    keys.tab_to("[name=image-chooser-upload-declared]")
    keys.press("Space")
    keys.tab_to(".modal-body section:not([hidden]) [type=submit]")
    keys.press("Enter")
    keys.page.locator(".modal-body").wait_for(state="detached")
    keys.write("positions", "Chủ tịch")
    keys.write("duties", "Lãnh đạo chung (nội dung minh họa)")
    keys.submit()


def add_projects(keys, live_network):
    """From a file that an office would have, through its preview."""
    keys.page.goto(live_network.url(TOHIEU, "/quan-tri/muc-do-day-du/"))
    keys.follow("a[href*=nhap-du-lieu][title^='Dự án']")
    content = PROJECTS.encode("utf-8-sig")
    keys.choose_file("input[type=file]", "du-an.csv", "text/csv", content)
    keys.follow("main button[type=submit]")
    assert "Đường vào bản (minh họa)" in keys.page.locator("main").inner_text()
    keys.follow("main button[type=submit]")
    keys.page.get_by_role("heading", name="Đã nhập xong").wait_for(timeout=90_000)


def add_statistics(keys, live_network):
    """A table pasted from a spreadsheet, which is drawn as well."""
    keys.page.goto(live_network.url(TOHIEU, "/quan-tri/"))
    keys.follow("main a", "Số liệu thống kê")
    for name, value in (
        ("title", "Số hộ của phường (minh họa)"),
        ("indicators", "Dân cư"),
        ("period", "Năm"),
        ("year", "2025"),
        ("source", "Nội dung minh họa"),
        ("data", FIGURES),
    ):
        keys.write(name, value)
    keys.submit()


def test_three_categories_by_keys_alone_raise_the_score(live_network, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
    keys = Keys(context.new_page())
    sign_in(keys, live_network)
    before = score(keys.page, live_network)
    add_leader(keys)
    add_projects(keys, live_network)
    add_statistics(keys, live_network)
    approve_everything(chromium, live_network)
    assert score(keys.page, live_network) > before
    context.close()

    citizen = chromium.new_context().new_page()
    citizen.goto(live_network.url(TOHIEU, "/gioi-thieu/lanh-dao/chu-tich-phuong-minh-hoa/"))
    assert citizen.locator("main img").first.evaluate("img => img.complete && img.naturalWidth")
    citizen.goto(live_network.url(TOHIEU, "/quy-hoach-ke-hoach/du-an-dau-tu-mua-sam-cong/"))
    assert citizen.get_by_role("link", name="Nhà văn hóa (minh họa)").count()
    folder = "/cong-khai-thong-tin/so-lieu-thong-ke/"
    citizen.goto(live_network.url(TOHIEU, f"{folder}so-ho-cua-phuong-minh-hoa/"))
    assert citizen.locator("main svg[role=img]").count()
    assert citizen.get_by_role("cell", name="1.300").count()
    citizen.context.close()
