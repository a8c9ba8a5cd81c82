"""Run by the browser tests in the live network: a page and a home page with every block.

Prints nothing; the page is ``/gioi-thieu/moi-khoi/`` on the site of the Department of Justice.
"""

import json
from datetime import timedelta
from decimal import Decimal

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page  # noqa: E402

from demonstration.units import PROVINCE_CODE  # noqa: E402
from home.models import (  # noqa: E402
    Banner,
    CategoryListPage,
    ContactListPage,
    ContactPerson,
    ContentPage,
    HomePage,
    LeaderPage,
    OrganisationPage,
    PortalDocument,
    PortalImage,
    ProjectPage,
    StatisticsPage,
)
from news.models import (  # noqa: E402
    ArticleAuthor,
    ArticleLeader,
    ArticlePage,
    Author,
    NewsIndexPage,
    Partner,
    Series,
    Topic,
)
from sites.models import Organisation  # noqa: E402
from sites.tenancy import entered  # noqa: E402
from tests.browser import every_category, every_legal  # noqa: E402
from tests.factories import image_bytes  # noqa: E402

SLUG = "moi-khoi"
TEXT = "<p>Đoạn văn có <b>chữ đậm</b>, <i>chữ nghiêng</i> và <a href='/lien-he/'>liên kết</a>.</p>"
VIDEO = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


def body(image: PortalImage, document: PortalDocument) -> list[dict[str, object]]:
    """One of each block, in the form in which a stream is stored."""
    picture = {"image": image.pk, "alt_text": "Núi trong sương sớm", "caption": "Sương sớm"}
    number = str(Decimal("1234.5"))
    table = {
        "columns": [
            {"type": "text", "heading": "Chỉ tiêu"},
            {"type": "number", "heading": "Giá trị"},
            {"type": "rich_text", "heading": "Ghi chú"},
        ],
        "rows": [{"values": ["Diện tích", number, TEXT]}, {"values": ["Dân số", number, TEXT]}],
        "caption": "",
    }
    headings = "<h2>Mục lớn</h2><h3>Mục nhỏ</h3><ul><li>Một</li><li>Hai</li></ul><hr/>"
    values = [
        ("paragraph", TEXT + headings + TEXT),
        ("image", picture),
        ("gallery", {"title": "Thư viện ảnh", "images": [picture, picture, picture]}),
        ("video", {"title": "Phóng sự", "video": VIDEO, "transcript": TEXT}),
        ("table", {"caption": "Bảng mẫu", "table": table}),
        ("files", {"title": "", "files": [{"document": document.pk, "title": ""}]}),
        ("quotation", {"text": "Nói đi đôi với làm.", "source": "Tục ngữ"}),
        ("accordion", {"items": [{"title": f"Câu hỏi {n}", "text": TEXT} for n in (1, 2)]}),
        *(
            ("callout", {"kind": kind, "title": "Lưu ý", "text": TEXT})
            for kind in ("info", "important", "warning")
        ),
        ("embed", VIDEO),
    ]
    return [{"type": kind, "value": value} for kind, value in values]


def blocks_of_home(image: PortalImage, document: PortalDocument) -> list[dict[str, object]]:
    """The blocks that no home page of the demonstration has."""
    leaders = [
        {"name": "Nguyễn Văn A", "position": "Giám đốc", "photo": image.pk, "page": None},
        {"name": "Lò Thị B", "position": "Phó Giám đốc", "photo": None, "page": None},
    ]
    banner = make_banners(image)
    return [
        {"type": "banners", "value": {"title": "Hưởng ứng", "banners": [banner.pk]}},
        {"type": "leaders", "value": {"title": "Lãnh đạo", "leaders": leaders}},
        {"type": "documents", "value": {"title": "Văn bản", "documents": [document.pk]}},
    ]


def make_banners(image: PortalImage) -> Banner:
    """One in each place; gives the one for the block."""
    wide = PortalImage(title="Băng rôn", author="Ban Biên tập", source="Ảnh thử nghiệm")
    wide.file = ContentFile(image_bytes((1280, 240)), "bang-ron.jpg")
    wide.save()
    until = timezone.localdate() + timedelta(days=30)
    for place, picture in (("strip", wide), ("side", image), ("block", image)):
        banner = Banner.objects.create(
            title=place,
            image=picture,
            alt_text=f"Hưởng ứng ngày chuyển đổi số ({place})",
            purpose="campaign",
            link="/tin-tuc/",
            place=place,
            ends_on=until,
        )
    return banner


def main() -> None:
    """Make the page, unless it is there."""
    organisation = Organisation.objects.get(code="so-stp")
    with entered(organisation):
        if Page.objects.filter(slug=SLUG).exists():
            return
        image = PortalImage(title="Núi", author="Ban Biên tập", source="Ảnh thử nghiệm")
        image.file = ContentFile(image_bytes((1200, 750)), "nui.jpg")
        image.save()
        document = PortalDocument(title="Tệp mẫu", file=ContentFile(b"a,b\n1,2\n", "mau.csv"))
        document.save()
        parent = Page.objects.get(slug="gioi-thieu", depth=3)
        page = ContentPage(title="Mọi khối", slug=SLUG, summary="Một trang có mọi khối.")
        page.body = json.dumps(body(image, document))
        parent.add_child(instance=page)
        home = HomePage.objects.get(pk=parent.get_parent().pk)
        extra = blocks_of_home(image, document)
        home.main = json.dumps([*home.main.raw_data, *extra])
        home.save()
        categories()
        article(image)
    every_category.make(organisation, Organisation.objects.get(code=PROVINCE_CODE))
    every_legal.make(organisation)


def article(image: PortalImage) -> None:
    """An article of which everything is known, with a part before and one after it."""
    news = NewsIndexPage.objects.get()
    series = Series.objects.create(title="Loạt bài (thử)", description="Ba kỳ.")
    for number, title in enumerate(("Kỳ trước", "Bài đủ mọi thứ", "Kỳ sau"), start=1):
        page = ArticlePage(
            title=title, summary="Thử.", source="Báo thử", series=series, series_part=number,
            genre="phong-van", source_kind="hop-tac", lead_image=image, lead_image_alt="Núi",
            partner=Partner.objects.get_or_create(name="Báo thử")[0],
            body=json.dumps([{"type": "paragraph", "value": TEXT}]),
        )  # fmt: skip
        for role in ("tac-gia", "anh"):
            author = Author.objects.get_or_create(pen_name=f"Bút danh {role}")[0]
            page.authors.add(ArticleAuthor(author=author, role=role, share=50))
        page.topics = [Topic.objects.get_or_create(title="Chủ đề (thử)")[0]]
        page.leaders.add(ArticleLeader(leader=LeaderPage.objects.get()))
        news.add_child(instance=page)


def categories() -> None:
    """One page of each look that the information categories have."""
    lists = {each.category: each for each in CategoryListPage.objects.all()}
    project = ProjectPage(
        title="Trường học vùng cao", group="investment", project_owner="Ban Quản lý (thử)",
        capital=9_000_000_000, disbursed=1_000_000_000, year_from=2025, status="under-way",
    )  # fmt: skip
    lists["projects"].add_child(instance=project)
    figures = StatisticsPage(
        title="Dân số", indicators="Dân số", period="Năm", year=2025, source="Thử",
        data="Xã\tNgười\nMường É\t8.123\nÍt Ong\t12.400",
    )  # fmt: skip
    lists["statistics"].add_child(instance=figures)
    leader = LeaderPage(title="Người lãnh đạo (thử)", positions="Giám đốc", duties="Phụ trách")
    lists["leaders"].add_child(instance=leader)
    OrganisationPage.objects.get(category="structure").add_child(
        instance=OrganisationPage(title="Văn phòng Sở")
    )
    contacts = ContactListPage.objects.get(category="contacts")
    contacts.contacts.add(
        ContactPerson(
            name="Đầu mối (thử)", position="Chuyên viên", unit="Văn phòng", phone="3751595",
            email="thu@sonla.gov.vn",
        )
    )  # fmt: skip
    contacts.save()


if __name__ == "__main__":
    main()
