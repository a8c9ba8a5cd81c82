"""Pages of every information category with what is hardest to lay out: names of 200 letters and
more, many rows, optional fields left empty. Part of the browser tests' network; all is invented.
"""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from home.models import (
    AccessPage,
    CategoryListPage,
    ContactListPage,
    ContactPerson,
    DisclosureEntry,
    DisclosurePage,
    EpidemicPage,
    FinancialReportPage,
    GuidancePage,
    LeaderPage,
    OrganisationPage,
    PlanPage,
    PortalDocument,
    PortalImage,
    ProcedureChannel,
    ProcedureDocument,
    ProcedurePage,
    ProjectCapital,
    ProjectPage,
    RelicPage,
    SciencePage,
    StatisticsPage,
    WorkEntry,
    WorkWeekPage,
)
from sites.banners import Reach
from sites.models import Organisation
from sites.tenancy import entered
from tests.factories import image_bytes

PROCEDURE = (
    "Thủ tục cấp giấy phép hoạt động ngành, nghề kinh doanh có điều kiện về an ninh, trật tự đối "
    "với cơ sở thuộc phạm vi quản lý của cơ quan quản lý hành chính cấp tỉnh trên địa bàn các "
    "huyện vùng cao, biên giới có điều kiện kinh tế - xã hội đặc biệt khó khăn của tỉnh "
    "(thử nghiệm)"
)
PROJECT = (
    "Dự án đầu tư xây dựng tuyến đường giao thông liên xã nối trung tâm các xã vùng cao, biên giới "
    "với quốc lộ, kết hợp kè chống sạt lở bờ suối và hệ thống thoát nước dọc tuyến, giai đoạn 2 "
    "(thử nghiệm)"
)
BODY = "Phòng Nghiệp vụ và Tổ chức thi hành pháp luật, theo dõi thi hành án dân sự, hành chính"
ADDRESS = "Số 1, đường thử nghiệm, tổ 1, phường Tô Hiệu, thành phố Sơn La, tỉnh Sơn La"
PARAGRAPH = (
    "Cơ quan tiếp nhận hồ sơ kiểm tra tính hợp lệ, vào sổ, ghi phiếu hẹn và chuyển bộ phận chuyên "
    "môn; trường hợp hồ sơ chưa đầy đủ thì hướng dẫn bổ sung một lần bằng văn bản."
)
EMAIL = "dau-moi-lien-he-cua-van-phong-thu-nghiem@sonla.gov.vn"
TIMES = ("8 giờ 00", "14 giờ 00", "Cả ngày")
LINES = "\n".join(f"Bước {number}: {PARAGRAPH}" for number in range(1, 5))


def make(department: Organisation, province: Organisation) -> None:
    """Make the pages on the sites of a department and of the province."""
    with entered(department):
        _of_department()
    with entered(province):
        _of_english_site()


def _of_department() -> None:
    lists = {each.category: each for each in CategoryListPage.objects.all()}
    image, document = _files()
    _projects(lists["projects"])
    _procedures(lists["procedures"], document)
    _reports(lists)
    _relics(lists["relics"], image)
    _leaders(lists["leaders"], image)
    _week(lists["work-calendar"])
    _units(OrganisationPage.objects.get(category="structure"))
    _people(ContactListPage.objects.get(category="contacts"), 12)
    _people(ContactListPage.objects.get(category="spokespersons"), 2)
    _access(document)
    _disclosure()


def _of_english_site() -> None:
    english = Page.objects.get(depth=2, slug="english")
    procedures = CategoryListPage.objects.descendant_of(english).get(category="procedures")
    put(procedures, ProcedurePage(title="Work permit (test)", slug="work-permit", **_PROCEDURE))
    structure = OrganisationPage.objects.descendant_of(english).get(category="structure")
    put(structure, OrganisationPage(title="Office of the People’s Committee (test)"))
    contacts = ContactListPage.objects.descendant_of(english).get(category="contacts")
    _people(contacts, 2)


def put(parent: Page, page: Page) -> Any:
    """Publish a page below another, as editors do."""
    page.locale_id = parent.locale_id
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _files() -> tuple[PortalImage, PortalDocument]:
    image = PortalImage(title="Chân dung", author="Ban Biên tập", source="Ảnh thử nghiệm")
    image.file = ContentFile(image_bytes((600, 800)), "chan-dung.jpg")
    image.save()
    document = PortalDocument(title=f"Mẫu đơn: {PROCEDURE}"[:250])
    document.file = ContentFile(b"a,b\n1,2\n", "mau-don.csv")
    document.save()
    return image, document


def _projects(parent: Page) -> None:
    page = ProjectPage(
        slug="du-an-dai", group="loan", project_owner="Ban Quản lý dự án (thử)", year_from=2021,
        capital=1_234_567_890_123, year_to=2026, disbursed=1_000_000_000, status="under-way",
        progress="Đạt 65,5% khối lượng", result=PARAGRAPH,
    )  # fmt: skip
    page.full_title = PROJECT
    page.capital_sources = [
        ProjectCapital(source="central", amount=1_000_000_000_000, note=PARAGRAPH[:150]),
        ProjectCapital(source="foreign", amount=234_567_890_123),
    ]
    put(parent, page)
    for number in range(24):
        states = ("preparing", "under-way", "finished", "stopped")
        small = ProjectPage(
            title=f"Dự án thử số {number}", group="investment", project_owner="Chủ đầu tư (thử)",
            capital=number * 10_000_000, year_from=2015 + number % 9, status=states[number % 4],
        )  # fmt: skip
        put(parent, small)


_PROCEDURE = {
    "code": "1.004873.000.00.00.H52", "field": "Tư pháp", "level": "province",
    "agency": "Sở Tư pháp",
}  # fmt: skip


def _procedures(parent: Page, document: PortalDocument) -> None:
    page = ProcedurePage(
        slug="thu-tuc-dai", summary=PARAGRAPH, reception=ADDRESS, audience="Công dân, tổ chức",
        steps=LINES, time_limit="15 ngày làm việc", fee="Không", charge="50.000 đồng/lần",
        copies="01 bộ", result="Giấy phép", requirements=LINES, legal_basis=LINES,
        decision="1234/QĐ-UBND ngày 05/6/2025", **_PROCEDURE,
    )  # fmt: skip
    page.full_title = PROCEDURE
    page.channels = [
        ProcedureChannel(
            way="in-person", time_limit="15 ngày", fee="50.000 đồng", description=LINES
        ),
        ProcedureChannel(way="online", time_limit="10 ngày làm việc"),
        ProcedureChannel(way="post"),
    ]
    page.documents = [
        ProcedureDocument(name=PROCEDURE, originals=1, copies=2, form_file=document),
        ProcedureDocument(
            name="Tờ khai", originals=1, interactive_form="https://dichvucong.gov.vn/bieu-mau/thu"
        ),
    ]
    put(parent, page)
    put(parent, ProcedurePage(title="Thủ tục ngắn", slug="thu-tuc-ngan", **_PROCEDURE))


def _reports(lists: dict[str, CategoryListPage]) -> None:
    today = timezone.localdate()
    table = [f"Xã có tên dài dùng để thử nghiệm, số {n}\t{n * 12345}\t{n},5" for n in range(1, 46)]
    pages = {
        "plans": PlanPage(
            title=PROJECT, slug="ke-hoach-dai", kind="master-plan", field="Giao thông vận tải",
            year_from=2021, year_to=2030, area=ADDRESS, approval="352/QĐ-UBND",
            approved_on=date(2024, 3, 5), published_on=date(2024, 3, 20), result=PARAGRAPH,
        ),
        "guidance": GuidancePage(
            title=PROJECT, slug="huong-dan-dai", topic="Trợ giúp pháp lý", audience="citizens",
            documents="Luật số 104/2016/QH13\nNghị định số 13/2018/NĐ-CP ngày 23/01/2018",
        ),
        "financial-reports": FinancialReportPage(
            title="Báo cáo tài chính năm (thử)", slug="bao-cao", year=2025, unit="Văn phòng Sở"
        ),
        "science": SciencePage(
            title=PROJECT, slug="de-tai", lead="Tiến sĩ (thử)", host="Sở Tư pháp", year_from=2024,
            budget=1_500_000_000, result=PARAGRAPH,
        ),
        "epidemics": EpidemicPage(
            title="Cảnh báo dịch tả lợn châu Phi trên địa bàn nhiều xã vùng cao (thử nghiệm)",
            slug="canh-bao", disease="Dịch tả lợn châu Phi", area=ADDRESS, level="warning",
            from_day=today, until_day=today + timedelta(days=30), banner=Reach.SITE,
        ),
        "statistics": StatisticsPage(
            title=f"Dân số và diện tích: {PROJECT}"[:255], slug="bang-dai", indicators="Dân số",
            period="Năm", year=2025, source="Niên giám (thử)",
            data="\n".join(["Đơn vị hành chính\tDân số trung bình (người)\tTỷ lệ (%)", *table]),
        ),
    }  # fmt: skip
    for category, page in pages.items():
        put(lists[category], page)


def _relics(parent: Page, image: PortalImage) -> None:
    relic = RelicPage(
        title="Di tích thử nghiệm", slug="di-tich", place=ADDRESS, rank="national", picture=image,
        decision="1/QĐ-BVHTTDL", latitude="21.32730", longitude="103.92123",
        picture_alt="Cổng vào khu di tích nhìn từ chân đồi",
    )  # fmt: skip
    put(parent, relic)
    put(parent, RelicPage(title="Danh thắng", slug="danh-thang", place="Mộc Châu", rank="unranked"))


def _leaders(parent: Page, image: PortalImage) -> None:
    leader = LeaderPage(
        title="Người lãnh đạo có tên dài dùng để thử nghiệm", slug="lanh-dao-dai", photo=image,
        positions="Ủy viên Ban Chấp hành Đảng bộ tỉnh, Bí thư Đảng ủy, Giám đốc Sở", duties=LINES,
        term_from=date(2021, 6, 25), phone="0212 3751 595", email=EMAIL,
    )  # fmt: skip
    put(parent, leader)


def _week(parent: Page) -> None:
    monday = date(2026, 11, 23)
    page = WorkWeekPage(title="Lịch công tác tuần 48 (thử)", slug="tuan-48", monday=monday)
    page.entries = [
        WorkEntry(
            day=monday + timedelta(days=number // 3), time=TIMES[number % 3],
            leader="Giám đốc Sở, Phó Giám đốc phụ trách", work=PARAGRAPH,
            place="" if number % 2 else ADDRESS,
        )
        for number in range(15)
    ]  # fmt: skip
    put(parent, page)


def _units(root: Page) -> None:
    office = put(root, OrganisationPage(title=f"Văn phòng: {BODY}", address=ADDRESS, email=EMAIL))
    for number in range(3):
        below = put(office, OrganisationPage(title=f"{BODY} số {number}"))
        put(below, OrganisationPage(title=f"Tổ giúp việc của {BODY} số {number}"))


def _people(page: ContactListPage, count: int) -> None:
    for number in range(count):
        person = ContactPerson(
            name=f"Người liên hệ có tên dài số {number}", position="Phó Chánh Văn phòng", unit=BODY,
            phone="0212 3751 595, 0212 3751 596", email=EMAIL,
        )  # fmt: skip
        if page.is_of_spokespersons and not number:
            person.valid_from, person.decision = date(2024, 3, 5), "352/QĐ-UBND"
            person.decision_date = date(2024, 3, 1)
        page.contacts.add(person)
    page.save_revision().publish()


def _access(document: PortalDocument) -> None:
    page = AccessPage.objects.get()
    page.contact_unit, page.contact_person = BODY, "Người liên hệ (thử)"
    page.address, page.phone, page.email = ADDRESS, "0212 3751 595", EMAIL
    page.office_hours = "Thứ Hai đến thứ Sáu, 7 giờ 30 - 11 giờ 30 và 13 giờ 30 - 17 giờ 00"
    page.how_to_ask, page.how_answered, page.time_limits, page.costs = LINES, LINES, LINES, LINES
    page.regulation = document
    page.save_revision().publish()


def _disclosure() -> None:
    page = DisclosurePage.objects.get()
    page.entries.add(
        DisclosureEntry(
            name=PROJECT, address=f"https://stp.sonla.gov.vn/{'thong-tin-cong-khai/' * 5}",
            form="Đăng trên trang thông tin điện tử và niêm yết tại trụ sở cơ quan", unit=BODY,
            timing="Chậm nhất 05 ngày làm việc kể từ ngày ban hành", duration="05 năm",
        )
    )  # fmt: skip
    page.save_revision().publish()
