"""R43 in Chromium: text of Word and of old encodings pasted into the editor and its screen."""

import os
import re

import pytest

from tests.browser.test_editor import TOHIEU, open_section, sign_in
from tests.factories import image_bytes
from tests.home.word_files import paragraph, picture, run, table, word_file

pytestmark = pytest.mark.browser

OLD = "Phßng Gi¸o dôc tæ chøc héi nghÞ tæng kÕt n¨m häc"
NEW = "Phòng Giáo dục tổ chức hội nghị tổng kết năm học"
SHOTS = os.environ.get("PORTAL_SCREENSHOTS")

PASTE = """([target, html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    target.focus();
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    const event = new ClipboardEvent('paste', options);
    if (target.dispatchEvent(event)) document.execCommand('insertText', false, text);
}"""


def paste(page, locator, text, html=""):
    page.evaluate(PASTE, [locator.element_handle(), html, text])


def shoot(page, name):
    if SHOTS:
        for width in (1280, 400):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png")
        page.set_viewport_size({"width": 1280, "height": 1000})


def test_r43_pasting_in_the_editor_and_on_the_screen(live_network, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, live_network)
    section = open_section(page, live_network)
    page.goto(live_network.url(TOHIEU, f"/quan-tri/pages/add/news/articlepage/{section}/"))

    title = page.locator("[name=title]")
    paste(page, title, OLD)
    dialog = page.locator("dialog.paste-dialog")
    assert NEW in dialog.inner_text() and OLD in dialog.inner_text()
    shoot(page, "dan-ma-cu")
    dialog.get_by_role("button", name="Chuyển mã").click()
    page.wait_for_function("t => document.querySelector('[name=title]').value === t", arg=NEW)
    assert page.locator(".paste-said").inner_text().count("TCVN3") == 1
    for name in ("author", "source"):
        page.locator(f"[name={name}]").fill("Ban Biên tập (minh họa)")

    page.locator("[data-streamfield-stream-container] button").first.click()
    page.locator("[role=option]").first.click()
    text = page.locator("[data-streamfield-stream-container] [role=textbox]").first
    text.click()
    html = "<p class=MsoNormal style='color:red'>Ðiều&nbsp; <b>một</b></p><ul><li>hai</ul>"
    paste(page, text, "Điều một hai", html)
    page.wait_for_function(
        "() => document.querySelector('[name=body-0-value]').value.includes('hai')"
    )
    value = page.locator("[name=body-0-value]").input_value()
    assert "Điều một" in value and "unordered-list-item" in value and "BOLD" in value
    shoot(page, "dan-vao-bai")

    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    number = re.search(r"/pages/(\d+)/edit/", page.url)[1]
    page.goto(live_network.url(TOHIEU, f"/quan-tri/dan-tu-word/trang/{number}/"))
    shoot(page, "dan-tu-word")
    paste(page, page.locator("#paste-area"), "chữ", "<p>chữ</p>")
    assert page.locator("[name=html]").input_value() == "<p>chữ</p>"
    body = (
        paragraph(run(OLD, font=".VnTime"))
        + paragraph(run("B¶ng 1. Sè liÖu"))
        + table(["Tªn x·", "Sè"], ["M­êng La", "12"])
        + picture("photo")
    )
    content = word_file(body, {"photo.jpeg": image_bytes()})
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    upload = {"name": "bao-cao.docx", "mimeType": kind, "buffer": content}
    page.locator("[name=file]").set_input_files(upload)
    page.get_by_role("button", name="Xem kết quả").click()
    page.wait_for_url(re.compile(r"/dan-tu-word/\d+/$"))
    assert NEW in page.locator(".paste-result").inner_text()
    assert page.locator(".paste-result img").evaluate("img => img.naturalWidth > 0")
    shoot(page, "xem-ket-qua")
    page.locator("[name=alt-0]").fill("Hội nghị")
    page.locator("[name=source]").fill("Ảnh minh họa")
    page.locator("[name=licence]").select_option("own")
    page.locator("[name=declared]").check()
    page.get_by_role("button", name="Thêm vào trang").click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    assert page.locator("[name='body-2-value-caption']").input_value() == "Bảng 1. Số liệu"
    assert page.locator("[name='body-3-value-alt_text']").input_value() == "Hội nghị"
    shoot(page, "sau-khi-them")
    context.close()
