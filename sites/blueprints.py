"""What a new site of each kind starts with: its pages, as one readable table.

Sections named by the Decision (Arts. 3, 16-20). Titles are data, in the language of
the site. ``model`` is a label, because rooms above hold the page types.
"""

from dataclasses import dataclass

from .categories import BY_CODE, Category, categories_of
from .kinds import SiteKind


@dataclass(frozen=True)
class PageRow:
    """One page of a blueprint. ``corresponds_to``: path of the Vietnamese section whose
    translations land in this one (Art. 17.1: only sections correspond, never the home)."""

    slug: str
    title: str
    model: str = "home.SectionPage"
    in_menu: bool = True
    corresponds_to: str = ""
    category: str = ""
    children: tuple["PageRow", ...] = ()


@dataclass(frozen=True)
class SiteRow:
    """One site of an organisation: its kind, its language, its label, its pages."""

    kind: str
    language: str
    name: str
    pages: tuple[PageRow, ...]
    label: str = ""


def news(*sections: PageRow, slug: str = "tin-tuc", title: str = "Tin tức - Sự kiện") -> PageRow:
    """A news index with its sections."""
    return PageRow(slug, title, "news.NewsIndexPage", category="news", children=sections)


def section(slug: str, title: str, corresponds_to: str = "") -> PageRow:
    """One news section."""
    return PageRow(slug, title, "news.NewsSectionPage", corresponds_to=corresponds_to)


# Where the pages of the categories stand, and under which slug; the order is the menu's.
PLACES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "gioi-thieu",
        "Giới thiệu",
        {
            "overview": "tong-quan",
            "nature": "dieu-kien-tu-nhien",
            "history": "lich-su",
            "tradition": "truyen-thong-van-hoa",
            "relics": "di-tich-danh-thang",
            "boundary-map": "ban-do-dia-gioi",
            "apparatus": "to-chuc-bo-may",
            "functions": "chuc-nang-nhiem-vu",
            "structure": "co-cau-to-chuc",
            "agency-history": "qua-trinh-hinh-thanh",
            "leaders": "lanh-dao",
            "contacts": "dau-moi-lien-he",
            "spokespersons": "nguoi-phat-ngon",
            "work-calendar": "lich-cong-tac",
        },
    ),
    (
        "van-ban",
        "Văn bản",
        {
            "legal-documents": "he-thong-van-ban",
            "treaties": "dieu-uoc-thoa-thuan-quoc-te",
        },
    ),
    (
        "quy-hoach-ke-hoach",
        "Quy hoạch - Kế hoạch",
        {
            "plans": "chien-luoc-quy-hoach-ke-hoach",
            "annual-programmes": "chuong-trinh-cong-tac-nam",
            "projects": "du-an-dau-tu-mua-sam-cong",
        },
    ),
    (
        "cong-khai-thong-tin",
        "Công khai thông tin",
        {
            "disclosure-list": "danh-muc-thong-tin-cong-khai",
            "procedures": "thu-tuc-hanh-chinh",
            "guidance": "pho-bien-huong-dan-phap-luat",
            "financial-reports": "bao-cao-tai-chinh-nam",
            "statistics": "so-lieu-thong-ke",
            "science": "chuong-trinh-de-tai-khoa-hoc",
            "epidemics": "thong-tin-dich-benh",
            "other": "cong-khai-khac",
            "access": "tiep-can-thong-tin",
        },
    ),
)
ENGLISH_PLACES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "about",
        "About Son La",
        {
            "overview": "overview",
            "nature": "natural-conditions",
            "economy": "economy-and-society",
            "tradition": "cultural-tradition",
            "people": "people",
        },
    ),
    (
        "organisation",
        "Organisation",
        {
            "functions": "functions",
            "structure": "structure",
            "contacts": "contact-officers",
            "spokespersons": "spokespersons",
        },
    ),
    (
        "external-affairs",
        "External affairs",
        {
            "borders": "borders-and-territory",
            "overseas-vietnamese": "overseas-vietnamese",
            "consular": "consular-affairs",
            "citizen-protection": "protection-of-citizens",
            "procedures": "administrative-procedures",
        },
    ),
)
LINKS = PageRow(
    "lien-ket-website", "Liên kết website", "home.LinksPage", in_menu=False, category="links"
)
# Page types that stand for a category by themselves; every other one is an item of a list.
ALONE = {
    "home.AccessPage",
    "home.ContentPage",
    "home.OrganisationPage",
    "home.ContactListPage",
    "home.LinksPage",
    "home.DisclosurePage",
    "home.MapPage",
}
LIST = "home.CategoryListPage"
# Items whose list is a page type of their own.
LISTS = {"legal.LegalDocumentPage": "legal.LegalLibraryPage"}


def category_sections(kind: str) -> dict[str, PageRow]:
    """The sections that hold the pages of every category concerning this kind, by slug."""
    concerned = {category.code for category in categories_of(kind)}
    english = kind == SiteKind.ENGLISH
    sections = {}
    for slug, title, places in ENGLISH_PLACES if english else PLACES:
        codes = [code for code in places if code in concerned]
        rows = [_category_row(BY_CODE[code], places[code], english=english) for code in codes]
        sections[slug] = PageRow(slug, title, children=tuple(rows))
    return sections


def _category_row(category: Category, slug: str, *, english: bool) -> PageRow:
    model = category.model if category.model in ALONE else LISTS.get(category.model, LIST)
    title = category.name_en if english else category.name
    return PageRow(slug, title, model, category=category.code)


CONTACT = PageRow("lien-he", "Liên hệ", "home.ContentPage")
NOTICES = PageRow("thong-bao", "Thông báo", "news.NewsSectionPage")
POLICIES = (
    PageRow("dieu-khoan-su-dung", "Điều khoản sử dụng", "home.ContentPage", in_menu=False),
    PageRow("ho-tro-tiep-can", "Hỗ trợ người khuyết tật", "home.ContentPage", in_menu=False),
)

_PROVINCE = category_sections(SiteKind.PROVINCE)
PROVINCE = SiteRow(
    SiteKind.PROVINCE,
    "vi",
    "Cổng thông tin điện tử tỉnh Sơn La",
    (
        _PROVINCE["gioi-thieu"],
        news(
            section("hoat-dong-lanh-dao-tinh", "Hoạt động lãnh đạo tỉnh"),
            section("chinh-tri", "Chính trị"),
            section("kinh-te", "Kinh tế"),
            section("van-hoa", "Văn hóa"),
            section("xa-hoi", "Xã hội"),
            section("so-nganh-dia-phuong", "Hoạt động sở, ngành, địa phương"),
        ),
        NOTICES,
        _PROVINCE["van-ban"],
        _PROVINCE["quy-hoach-ke-hoach"],
        _PROVINCE["cong-khai-thong-tin"],
        PageRow("tu-cac-trang-thanh-phan", "Từ các đơn vị", "home.NetworkListPage"),
        CONTACT,
        LINKS,
        *POLICIES,
    ),
)

_ENGLISH = category_sections(SiteKind.ENGLISH)
ENGLISH = SiteRow(
    SiteKind.ENGLISH,
    "en",
    "Son La Portal",
    (
        _ENGLISH["about"],
        news(
            section("politics", "Political news", "tin-tuc/chinh-tri"),
            section("economy", "Economic news", "tin-tuc/kinh-te"),
            section("culture", "Cultural news", "tin-tuc/van-hoa"),
            section("society", "Social news", "tin-tuc/xa-hoi"),
            section("investment-environment", "Investment environment"),
            section("international-cooperation", "International cooperation"),
            slug="news",
            title="News",
        ),
        _ENGLISH["organisation"],
        _ENGLISH["external-affairs"],
        PageRow("contact", "Contact", "home.ContentPage"),
        PageRow("terms-of-use", "Terms of use", "home.ContentPage", in_menu=False),
    ),
    label="en",
)

DIGITAL = SiteRow(
    SiteKind.DIGITAL,
    "vi",
    "Chuyển đổi số tỉnh Sơn La",
    (
        news(
            section("tong-hop", "Tin tức tổng hợp"),
            section("chinh-quyen-so", "Chính quyền số"),
            section("kinh-te-so", "Kinh tế số"),
            section("xa-hoi-so", "Xã hội số"),
            section("thanh-pho-thong-minh", "Thành phố thông minh"),
            title="Tin tức",
        ),
        PageRow("huong-dan", "Hướng dẫn chuyển đổi số"),
        CONTACT,
        *POLICIES,
    ),
    label="chuyendoiso",
)


def component(kind: str, *news_sections: PageRow) -> SiteRow:
    """A component site (Arts. 19 and 20); its name is the organisation's."""
    sections = category_sections(kind)
    return SiteRow(
        kind,
        "vi",
        "",
        (
            sections["gioi-thieu"],
            news(*news_sections),
            NOTICES,
            sections["van-ban"],
            sections["quy-hoach-ke-hoach"],
            sections["cong-khai-thong-tin"],
            CONTACT,
            LINKS,
            *POLICIES,
        ),
    )


ACTIVITY = section("tin-hoat-dong", "Tin hoạt động")
LOCAL = (
    ACTIVITY,
    section("kinh-te-xa-hoi", "Kinh tế - Xã hội"),
    section("cai-cach-hanh-chinh", "Cải cách hành chính"),
)

BLUEPRINTS: dict[str, tuple[SiteRow, ...]] = {
    SiteKind.PROVINCE: (PROVINCE, ENGLISH, DIGITAL),
    SiteKind.DEPARTMENT: (component(SiteKind.DEPARTMENT, ACTIVITY, LOCAL[2]),),
    SiteKind.DISTRICT: (component(SiteKind.DISTRICT, *LOCAL),),
    SiteKind.COMMUNE: (component(SiteKind.COMMUNE, *LOCAL),),
    SiteKind.LINKED: (component(SiteKind.LINKED, ACTIVITY),),
}
