"""What a new site of each kind starts with: its pages, as one readable table.

Sections named by the Decision (Arts. 3, 16-20). Titles are data, in the language of
the site. ``model`` is a label, because rooms above hold the page types.
"""

from dataclasses import dataclass

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
    return PageRow(slug, title, "news.NewsIndexPage", children=sections)


def section(slug: str, title: str, corresponds_to: str = "") -> PageRow:
    """One news section."""
    return PageRow(slug, title, "news.NewsSectionPage", corresponds_to=corresponds_to)


CONTACT = PageRow("lien-he", "Liên hệ", "home.ContentPage")
NOTICES = PageRow("thong-bao", "Thông báo", "news.NewsSectionPage")
POLICIES = (
    PageRow("dieu-khoan-su-dung", "Điều khoản sử dụng", "home.ContentPage", in_menu=False),
    PageRow("ho-tro-tiep-can", "Hỗ trợ người khuyết tật", "home.ContentPage", in_menu=False),
)

PROVINCE = SiteRow(
    SiteKind.PROVINCE,
    "vi",
    "Cổng thông tin điện tử tỉnh Sơn La",
    (
        PageRow(
            "gioi-thieu",
            "Giới thiệu",
            children=(
                PageRow("tong-quan", "Tổng quan về Sơn La", "home.ContentPage"),
                PageRow("to-chuc-bo-may", "Tổ chức bộ máy hành chính", "home.ContentPage"),
            ),
        ),
        news(
            section("hoat-dong-lanh-dao-tinh", "Hoạt động lãnh đạo tỉnh"),
            section("chinh-tri", "Chính trị"),
            section("kinh-te", "Kinh tế"),
            section("van-hoa", "Văn hóa"),
            section("xa-hoi", "Xã hội"),
            section("so-nganh-dia-phuong", "Hoạt động sở, ngành, địa phương"),
        ),
        NOTICES,
        CONTACT,
        *POLICIES,
    ),
)

ENGLISH = SiteRow(
    SiteKind.ENGLISH,
    "en",
    "Son La Portal",
    (
        PageRow(
            "about",
            "About Son La",
            children=(PageRow("overview", "Overview", "home.ContentPage"),),
        ),
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


def component(kind: str, *sections: PageRow) -> SiteRow:
    """A component site (Arts. 19 and 20); its name is the organisation's."""
    about = PageRow(
        "gioi-thieu",
        "Giới thiệu",
        children=(
            PageRow("chuc-nang-nhiem-vu", "Chức năng, nhiệm vụ, quyền hạn", "home.ContentPage"),
            PageRow("co-cau-to-chuc", "Cơ cấu tổ chức", "home.ContentPage"),
        ),
    )
    return SiteRow(kind, "vi", "", (about, news(*sections), NOTICES, CONTACT, *POLICIES))


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
