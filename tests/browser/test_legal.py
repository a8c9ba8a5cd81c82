"""The Decision through the admin as a clerk would: pasted, divided, published by the board, then
found, read on a phone, asked for its status of a day, exported (R2, R95, R103, R104)."""

import re

import pytest
from lxml import etree

from demonstration.library import TEXT
from tests.browser.screens import Screens
from tests.browser.test_board import board, confirm, step  # noqa: F401 - a fixture
from tests.browser.test_editor import TOHIEU, submit

pytestmark = pytest.mark.browser

DECISION = TEXT.read_text(encoding="utf-8")
LIBRARY = "/van-ban/he-thong-van-ban/"
ABSTRACT = "Ban hành Quy chế tổ chức và quản lý hoạt động của Cổng thông tin điện tử tỉnh"
OLD = {"symbol": "458/QĐ-UBND", "day": "30/03/2023", "abstract": "Ban hành Quy chế (minh họa)"}
NEW = {"symbol": "352/QD-UBND", "day": "26/02/2024", "abstract": ABSTRACT}


def begin(page, live_network, document):
    """A draft with the seven parts; gives its number."""
    page.goto(live_network.url(TOHIEU, "/quan-tri/van-ban/"))
    page.get_by_role("link", name="Thêm văn bản").first.click()
    page.locator("[name=symbol]").fill(document["symbol"])
    page.locator("[name=issued_on]").fill(document["day"])
    page.locator("[name=effective_on]").fill(document["day"])
    page.locator("[name=abstract]").fill(document["abstract"])
    add_file(page, f"Toàn văn {document['symbol']}")
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    return re.search(r"/pages/(\d+)/", page.url)[1]


def add_file(page, title):
    page.locator("#id_files-ADD").click()
    page.locator("#id_files-0-document-chooser [data-chooser-action-choose]").first.click()
    dialog = page.locator(".modal-body")
    dialog.locator("[role=tab]").nth(1).click()
    content = f"{title}: nội dung minh họa.".encode()
    dialog.locator("input[type=file]").set_input_files(
        {"name": "toan-van.txt", "mimeType": "text/plain", "buffer": content}
    )
    dialog.locator("[name$=title]").fill(title)
    dialog.locator("[name$=source]").fill("Nội dung minh họa")
    dialog.locator("section:not([hidden]) [type=submit]").last.click()
    dialog.wait_for(state="detached")


def publish(board, live_network, number, screens):  # noqa: F811
    checker, approver = board("kiểm tra"), board("duyệt")
    step(checker, live_network, number, "approve")
    for box in checker.locator(".modal-body input[type=checkbox]").all():
        box.check()
    screens.look(checker, "van-ban-cam-ket")
    confirm(checker)
    step(approver, live_network, number, "approve")
    confirm(approver)


def test_r103_the_decision_by_a_clerk_and_for_a_citizen(live_network, chromium, board):  # noqa: F811
    screens = Screens("van-ban")
    clerk = board("viết")
    old = begin(clerk, live_network, OLD)
    screens.look(clerk, "soan-van-ban")
    submit(clerk)
    publish(board, live_network, old, screens)

    number = begin(clerk, live_network, NEW)
    assert clerk.locator("[name=symbol]").input_value() == "352/QĐ-UBND"
    divide(clerk, live_network, number, screens)
    relate(clerk, old)
    screens.look(clerk, "luoc-do")
    submit(clerk)
    publish(board, live_network, number, screens)

    phone = chromium.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN").new_page()
    find(phone, live_network, screens)
    read(phone, live_network, screens)
    phone.context.close()


def divide(page, live_network, number, screens):
    """Paste the whole text; the screen says what it found, and it is saved."""
    page.get_by_role("link", name="Dán hoặc tải lên nội dung").click()
    page.locator("[name=text]").fill(DECISION)
    page.locator("form:has([value=divide]) button[type=submit]").click()
    page.get_by_text("28 điều").wait_for()
    screens.look(page, "chia-dieu-khoan", DECISION)
    page.locator("button[value=save]").click()
    page.wait_for_url(re.compile(rf"/pages/{number}/edit/"))


def relate(page, old):
    page.locator("#id_relations-ADD").click()
    page.locator("[name=relations-0-verb]").select_option("replaces")
    page.locator("[name=relations-0-target_symbol]").fill("458 qd ubnd")


def find(page, live_network, screens):
    """Five questions, one document."""
    for query in (
        "q=352/QĐ-UBND", "q=qd 352", "q=quy che cong thong tin dien tu", "ky-hieu=352 qd ubnd",
        "hinh-thuc=quyet-dinh&ban-hanh-tu=01/01/2024&q=nhuận bút",
    ):  # fmt: skip
        page.goto(live_network.url(TOHIEU, f"{LIBRARY}?{query}"))
        first = page.locator("main .card__title a").first
        assert "352/QĐ-UBND" in first.inner_text(), query
    screens.look(page, "tim-tren-dien-thoai", DECISION)
    first.click()


def read(page, live_network, screens):
    page.get_by_text("Còn hiệu lực").first.wait_for()
    address = page.url
    page.get_by_role("link", name=re.compile("^Điều 16")).first.click()
    heading = page.locator("#dieu-16-ten")
    assert heading.is_visible() and "Thông tin chủ yếu" in heading.inner_text()
    page.goto(f"{address}dieu-khoan/dieu-16/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    screens.look(page, "dieu-16", DECISION)
    page.goto(f"{address}?ngay=01/01/2024")
    assert page.locator(".legal-badge").inner_text() == "Chưa có hiệu lực"
    xml = page.evaluate("url => fetch(url).then(r => r.text())", f"{address}van-ban.xml")
    root = etree.fromstring(xml.encode())
    assert etree.QName(root).localname == "akomaNtoso"
    page.goto(address)
    page.locator(".legal-related a", has_text="458/QĐ-UBND").click()
    page.get_by_text("Hết hiệu lực toàn bộ").first.wait_for()
    screens.look(page, "van-ban-bi-thay-the")
    page.goto(f"{page.url}?ngay=01/01/2024")
    assert page.locator(".legal-badge").inner_text() == "Còn hiệu lực"
