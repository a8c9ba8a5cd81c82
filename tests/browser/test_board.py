"""The whole way of a text through a board, in Chromium and in Vietnamese alone (R31, R209):
pasted from an old Word file, returned, mended, checked, approved, read, taken down."""

import re

import pytest

from tests.browser.screens import Screens
from tests.browser.test_editor import TOHIEU, choose_picture, open_section, sign_in, submit
from tests.factories import unlike_bytes
from tests.home.word_files import paragraph, picture, run, word_file

pytestmark = pytest.mark.browser

TITLE = "Tô Hiệu ra quân làm sạch bản làng (minh họa)"
OLD = "§¶ng bé vµ nh©n d©n ph­êng T« HiÖu"  # TCVN3
NEW = "Đảng bộ và nhân dân phường Tô Hiệu"
REASON = "Bài thiếu số người tham gia, đề nghị bổ sung."
ADDED = "Hơn hai trăm người tham gia."
WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def board(live_network, chromium):
    """``board(role)``: the page of a member who is signed in."""
    pages = {}

    def member(role):
        if role not in pages:
            context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
            pages[role] = context.new_page()
            sign_in(pages[role], live_network, role)
        return pages[role]

    yield member
    for page in pages.values():
        page.context.close()


def write(page, live_network, screens):
    """A draft, then text and a photo from a Word file of before Unicode."""
    section = open_section(page, live_network)
    screens.look(page, "chuyen-muc")
    page.goto(live_network.url(TOHIEU, f"/quan-tri/pages/add/news/articlepage/{section}/"))
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=author]").fill("Ban Biên tập (minh họa)")
    page.locator("[name=source]").fill("Nội dung minh họa")
    choose_picture(page)
    screens.look(page, "soan-bai")
    page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    number = re.search(r"/pages/(\d+)/", page.url)[1]
    page.goto(live_network.url(TOHIEU, f"/quan-tri/dan-tu-word/trang/{number}/"))
    screens.look(page, "dan-tu-word")
    body = paragraph(run(OLD, font=".VnTime")) + picture("photo")
    content = word_file(body, {"photo.jpeg": unlike_bytes((800, 500))})
    file = {"name": "van-ban.docx", "mimeType": WORD_FILE, "buffer": content}
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Xem kết quả").click()
    page.wait_for_url(re.compile(r"/dan-tu-word/\d+/$"))
    assert NEW in page.locator(".paste-result").inner_text()
    page.locator("[name=alt-0]").fill("Người dân quét đường")
    page.locator("[name=source]").fill("Ảnh minh họa")
    page.locator("[name=licence]").select_option("own")
    page.locator("[name=declared]").check()
    page.get_by_role("button", name="Thêm vào trang").click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    screens.look(page, "sau-khi-dan")
    submit(page)
    screens.look(page, "da-gui-duyet")
    return number


def step(page, live_network, number, action):
    """Open a text and the window of one of the step's actions."""
    page.goto(live_network.url(TOHIEU, f"/quan-tri/pages/{number}/edit/"))
    button = page.locator(f"footer [data-workflow-action-name={action}]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    button.click()
    page.locator(".modal-body form").wait_for()


def confirm(page):
    page.locator(".modal-body [type=submit]").click()
    page.wait_for_url(re.compile(r"/quan-tri/pages/\d+/$|/quan-tri/$"))


def test_r209_a_text_goes_its_whole_way_in_vietnamese(live_network, chromium, board):
    screens = Screens()
    writer = board("viết")
    screens.look(writer, "viec-cua-toi")
    number = write(writer, live_network, screens)

    editor = board("Biên tập viên")
    editor.goto(live_network.url(TOHIEU, "/quan-tri/"))
    assert editor.get_by_text(TITLE).count()
    screens.look(editor, "viec-cua-bien-tap-vien")
    step(editor, live_network, number, "reject")
    editor.locator(".modal-body [name=reason]").fill(REASON)
    screens.look(editor, "tra-lai")
    confirm(editor)

    writer.goto(live_network.url(TOHIEU, "/quan-tri/"))
    assert writer.get_by_text(REASON).count()
    screens.look(writer, "bi-tra-lai")
    writer.goto(live_network.url(TOHIEU, f"/quan-tri/pages/{number}/edit/"))
    writer.locator("[name=summary]").fill(ADDED)
    submit(writer)

    checker = board("kiểm tra")
    step(checker, live_network, number, "approve")
    for box in checker.locator(".modal-body input[type=checkbox]").all():
        box.check()
    screens.look(checker, "cam-ket-kiem-tra")
    confirm(checker)

    approver = board("duyệt")
    step(approver, live_network, number, "approve")
    screens.look(approver, "duyet")
    confirm(approver)

    citizen = chromium.new_context(locale="vi-VN").new_page()
    citizen.goto(live_network.url(TOHIEU))
    citizen.get_by_role("link", name=TITLE).first.click()
    citizen.get_by_role("heading", name=TITLE).wait_for()
    assert citizen.get_by_text(NEW).is_visible() and citizen.get_by_text(ADDED).is_visible()
    assert citizen.get_by_alt_text("Người dân quét đường").count()
    screens.look(citizen, "cong-dan-doc")

    approver.goto(citizen.url)
    approver.locator("#wagtail-userbar-trigger").click()
    approver.get_by_role("menuitem", name="Gỡ khẩn cấp").click()
    approver.locator("[name=reason]").fill("Số liệu chưa được kiểm tra lại.")
    screens.look(approver, "go-khan-cap")
    approver.locator("main button[type=submit]").click()
    approver.wait_for_url(re.compile(r"/phieu-theo-doi/\d+/$"))
    screens.look(approver, "phieu-theo-doi")
    answer = citizen.reload()
    assert answer.status == 410
    screens.look(citizen, "da-go")
    citizen.context.close()
