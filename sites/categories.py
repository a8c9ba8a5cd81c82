"""The information categories of the Decision, one row each, for a lawyer to check.

Rows R103-R134, R137-R143, R179-R206; the lists of Article 16 (provincial portal), 19 (sites
of departments, districts and communes), 20 (other linked units), 17 (English site) and 13.8
differ, so every row says what each kind of site owes. Blueprints, the completeness score
and the disclosure list are made from this table.

Review periods (months) are the project's proposal, not the Decision's: it only asks for prompt
updating (Arts. 16.13, 20.13). A board changes them for its own site (``CategoryReview``).
"""

from dataclasses import dataclass, field

from .kinds import SiteKind

P, E = SiteKind.PROVINCE, SiteKind.ENGLISH
COMPONENTS = (SiteKind.DEPARTMENT, SiteKind.DISTRICT, SiteKind.COMMUNE)
L = SiteKind.LINKED
YEAR, HALF_YEAR, QUARTER, MONTH = 12, 6, 3, 1

BOARD = "Ban Biên tập"
OFFICE = "Văn phòng"
FINANCE = "Bộ phận tài chính - kế toán"
PLANNING = "Bộ phận kế hoạch - tổng hợp"


@dataclass(frozen=True)
class Category:
    """One kind of information that sites publish.

    ``articles``: article of the Decision by kind of site; ``required``, ``optional``: kinds
    that owe it, kinds that may have it. ``model``: page type whose published pages fill it;
    empty when the frame of every site does. ``review``: months until it must be looked at
    again. ``unit``: who is in charge. ``offered``: False until the portal has the page type.
    """

    code: str
    name: str
    name_en: str
    articles: dict[str, str]
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    model: str = "home.ContentPage"
    review: int = YEAR
    unit: str = BOARD
    offered: bool = True
    kinds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", self.required | self.optional)

    def __str__(self) -> str:
        return self.name


def row(
    code: str,
    name: str,
    name_en: str,
    *,
    p: str = "",
    c: str = "",
    l: str = "",  # noqa: E741 - the lawyers' columns
    e: str = "",
    model: str = "home.ContentPage",
    review: int = YEAR,
    unit: str = BOARD,
    offered: bool = True,
) -> Category:
    """A row of the table. A column holds its article; ``?`` before it: the site may have it;
    empty: it does not concern the site."""
    cells = {P: p, E: e, L: l} | dict.fromkeys(COMPONENTS, c)
    articles = {str(kind): cell.lstrip("?") for kind, cell in cells.items() if cell}
    optional = frozenset(str(kind) for kind, cell in cells.items() if cell.startswith("?"))
    required = frozenset(articles) - optional
    return Category(code, name, name_en, articles, required, optional, model, review, unit, offered)


# fmt: off
CATEGORIES: tuple[Category, ...] = (
    row("legal-documents", "Văn bản quy phạm pháp luật, văn bản quản lý hành chính",
        "Legal and administrative documents",
        p="16.1", c="19.1", l="20.1", model="legal.LegalDocumentPage", review=MONTH),
    row("treaties", "Điều ước quốc tế, thỏa thuận quốc tế", "Treaties and international agreements",
        p="16.2", c="19.2", l="20.2", model="legal.TreatyPage"),
    row("services-link", "Dịch vụ công trực tuyến", "Online public services",
        p="16.3", c="19.3", l="?20.3", model=""),
    row("guidance", "Phổ biến, hướng dẫn pháp luật", "Guidance on law and policy",
        p="16.4", c="19.4", l="20.4", model="home.GuidancePage", review=QUARTER),
    row("plans", "Chiến lược, quy hoạch, kế hoạch", "Strategies, master plans and plans",
        p="16.5", c="19.5", l="20.5", model="home.PlanPage", review=HALF_YEAR, unit=PLANNING),
    row("annual-programmes", "Chương trình, kế hoạch công tác hằng năm", "Annual work programmes",
        p="?16.5", c="?19.5", l="20.5", model="home.PlanPage", review=YEAR, unit=PLANNING),
    row("projects", "Dự án, đầu tư, mua sắm công", "Public investment, procurement, loans",
        p="16.5", c="19.5", l="20.5", model="home.ProjectPage", review=QUARTER, unit=PLANNING),
    row("overview", "Tổng quan", "Overview", p="?16.6", e="17.1.a"),
    row("functions", "Chức năng, nhiệm vụ, quyền hạn", "Functions, duties and powers",
        p="16.6", c="19.6", l="20.6", e="17.1.b", unit=OFFICE),
    row("structure", "Cơ cấu tổ chức", "Organisation", p="16.6", c="19.6", l="20.6", e="17.1.b",
        model="home.OrganisationPage", review=HALF_YEAR, unit=OFFICE),
    row("contacts", "Cán bộ, công chức đầu mối liên hệ", "Contact officers",
        p="16.6", c="19.6", l="20.6", e="17.1.b", model="home.ContactListPage", review=QUARTER,
        unit=OFFICE),
    row("apparatus", "Tổ chức bộ máy hành chính", "Administrative apparatus",
        p="16.6", unit=OFFICE),
    row("boundary-map", "Bản đồ địa giới hành chính", "Administrative boundary map",
        p="16.6", model="home.MapPage"),
    row("nature", "Điều kiện tự nhiên", "Natural conditions", p="16.6", c="?19.13", e="17.1.a"),
    row("history", "Lịch sử", "History", p="16.6", c="?19.13"),
    row("tradition", "Truyền thống văn hóa", "Cultural tradition",
        p="16.6", c="?19.13", e="17.1.a"),
    row("economy", "Kinh tế - xã hội", "Economy and society", e="17.1.a"),
    row("people", "Con người", "People", e="17.1.a"),
    row("relics", "Di tích, danh thắng", "Relics and scenic spots",
        p="16.6", c="?19.13", model="home.RelicPage"),
    row("agency-history", "Quá trình hình thành và phát triển", "Formation and development",
        c="19.6", l="?20.13", unit=OFFICE),
    row("leaders", "Lãnh đạo", "Leaders",
        p="16.6", c="19.6", l="?20.13", model="home.LeaderPage", review=QUARTER, unit=OFFICE),
    row("spokespersons", "Người phát ngôn", "Spokespersons",
        p="?16.13", c="?19.13", l="?20.13", e="17.1.e", model="home.ContactListPage",
        review=QUARTER, unit=OFFICE),
    row("news", "Tin tức - Sự kiện", "News and events",
        p="16.7", c="19.7", l="20.7", e="17.1.c, 17.1.đ", model="news.ArticlePage", review=MONTH),
    row("borders", "Biên giới, lãnh thổ", "Borders and territory", e="17.1.d"),
    row("overseas-vietnamese", "Người Việt Nam ở nước ngoài", "Overseas Vietnamese", e="17.1.d"),
    row("consular", "Công tác lãnh sự", "Consular affairs", e="17.1.d"),
    row("citizen-protection", "Bảo hộ công dân", "Protection of citizens", e="17.1.d"),
    row("financial-reports", "Báo cáo tài chính năm", "Annual financial reports",
        p="16.8", c="19.8", l="20.8", model="home.FinancialReportPage", unit=FINANCE),
    row("statistics", "Số liệu thống kê", "Statistics",
        p="16.8", c="19.8", l="20.8", model="home.StatisticsPage", review=QUARTER, unit=PLANNING),
    row("science", "Chương trình, đề tài khoa học", "Science programmes and topics",
        p="16.8", c="19.8", l="20.8", model="home.SciencePage", unit=PLANNING),
    row("epidemics", "Thông tin dịch bệnh", "Epidemic information",
        p="16.8", c="19.8", l="20.8", model="home.EpidemicPage", review=MONTH),
    row("disclosure-list", "Danh mục thông tin phải được công khai",
        "List of information to be made public",
        p="16.9", c="19.9", l="20.9", model="home.DisclosurePage", unit=OFFICE),
    row("other", "Thông tin công khai khác", "Other public information",
        p="16.10", c="19.10", l="20.10"),
    row("procedures", "Thủ tục hành chính", "Administrative procedures",
        p="?13.8", c="13.8", e="17.1.e", model="home.ProcedurePage", review=QUARTER,
        unit="Bộ phận một cửa"),
    row("search", "Công cụ tìm kiếm", "Search", p="16.11", c="19.11", l="20.11", model=""),
    row("links", "Liên kết website", "Links",
        p="16.11", c="19.11", l="20.11", model="home.LinksPage", review=QUARTER),
    row("access", "Tiếp cận thông tin", "Access to information",
        p="?16.10", c="?19.10", l="?20.10", model="home.AccessPage", unit=OFFICE),
    row("work-calendar", "Lịch công tác", "Work calendar of leaders",
        p="?16.13", c="?19.13", l="?20.13", model="home.WorkWeekPage", review=MONTH, unit=OFFICE),
    row("interaction", "Hỏi đáp, góp ý, đánh giá", "Questions, consultation, rating",
        p="?16.12", c="?19.12", l="?20.12", model="", offered=False),
)
# fmt: on

BY_CODE = {category.code: category for category in CATEGORIES}


def categories_of(kind: str) -> list[Category]:
    """Offered categories that concern a kind of site, in the Decision's order."""
    return [each for each in CATEGORIES if each.offered and kind in each.kinds]


def counted(kind: str) -> list[Category]:
    """Categories that a kind of site owes and that pages fill: what its score is made of."""
    return [each for each in categories_of(kind) if kind in each.required and each.model]
