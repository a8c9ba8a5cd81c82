"""What the pages of a new site hold before its board has written anything."""

from typing import Any

from django.conf import settings
from wagtail.models import Page

from sites.blueprints import PageRow, SiteRow
from sites.kinds import SiteKind

Block = tuple[str, Any]

BODIES: dict[str, str] = {
    "dieu-khoan-su-dung": (
        "<p>Khi khai thác, sử dụng lại tin, bài, ảnh của trang này phải bảo đảm chính xác, toàn "
        "vẹn, ghi rõ tác giả và nguồn thông tin (Điều 4 và Điều 15 Quy chế ban hành kèm theo "
        "Quyết định số 352/QĐ-UBND ngày 26/02/2024 của Ủy ban nhân dân tỉnh Sơn La).</p>"
        "<p>Trang không đăng quảng cáo có thu (Điều 22 Quy chế).</p>"
    ),
    "terms-of-use": (
        "<p>Those who use articles and pictures of this site again must keep them accurate and "
        "whole, and state their author and source (Articles 4 and 15 of the Regulation issued "
        "with Decision No. 352/QD-UBND of 26/02/2024 of the People's Committee of Son La "
        "Province).</p>"
    ),
    "ho-tro-tiep-can": (
        "<p>Trang được xây dựng để mọi người đều đọc được: dùng hoàn toàn bằng bàn phím, bằng "
        "trình đọc màn hình, không cần JavaScript.</p><ul>"
        "<li>Cỡ chữ và độ tương phản: chọn ở thanh trên cùng của mỗi trang; lựa chọn được nhớ "
        "trên máy của bạn, không dùng để theo dõi.</li>"
        "<li>Phím Tab đầu tiên đưa bạn đến liên kết “Bỏ qua, đến nội dung chính”.</li>"
        "<li>Mỗi trang đều có bản in gọn.</li></ul>"
    ),
}
EMPTY = {
    "vi": "<p>Nội dung đang được Ban Biên tập cập nhật.</p>",
    "en": "<p>The editorial board is preparing this page.</p>",
}


def starting_body(row: PageRow, language: str) -> list[Block]:
    """Blocks of a new content page; nothing for lists."""
    if row.model != "home.ContentPage" or row.category:
        return []
    return [("paragraph", BODIES.get(row.slug, EMPTY[language]))]


def home_streams(row: SiteRow, home: Page) -> tuple[list[Block], list[Block]]:
    """Main and side column of a new home page."""
    english = row.language == "en"
    sections = _news_sections(home)
    main: list[Block] = [
        ("featured_news", {"title": "Featured" if english else "Tin nổi bật", "count": 5})
    ]
    main += [
        ("news_by_section", {"title": "", "section": section, "count": 4}) for section in sections
    ]
    if row.kind == SiteKind.PROVINCE:
        main.append(
            ("network_news", {"title": "Tin từ các sở, ngành, địa phương", "kind": "", "count": 6})
        )
    return main, _side(row, home)


def _side(row: SiteRow, home: Page) -> list[Block]:
    side: list[Block] = []
    notices = home.get_children().filter(slug="thong-bao").first()
    if notices:
        block = {"title": "Thông báo", "section": notices, "count": 5}
        side.append(("announcements", block))
    side.append(("services", _services(row.language)))
    if row.kind == SiteKind.PROVINCE:
        for title, kind in (
            ("Các sở, ban, ngành", SiteKind.DEPARTMENT),
            ("Các huyện, thành phố", SiteKind.DISTRICT),
            ("Các xã, phường, thị trấn", SiteKind.COMMUNE),
        ):
            side.append(("network_sites", {"title": title, "kind": kind.value}))
    side.append(("links_directory", _links(row.language)))
    return side


def _news_sections(home: Page) -> list[Page]:
    index = home.get_children().filter(slug__in=["tin-tuc", "news"]).first()
    return list(index.get_children()) if index else []


def _services(language: str) -> dict[str, Any]:
    """Art. 16.3; the national portal is the single one-stop since mid-2025."""
    english = language == "en"
    return {
        "title": "Online public services" if english else "Dịch vụ công trực tuyến",
        "links": [
            {
                "title": "National Public Service Portal"
                if english
                else "Cổng Dịch vụ công quốc gia",
                "url": "https://dichvucong.gov.vn",
                "description": "",
            },
            {
                "title": "Son La public services" if english else "Dịch vụ công tỉnh Sơn La",
                "url": settings.SERVICE_PORTAL_URL,
                "description": "",
            },
        ],
    }


def _links(language: str) -> dict[str, Any]:
    english = language == "en"
    return {
        "title": "Links" if english else "Liên kết website",
        "groups": [
            {
                "title": "Government" if english else "Chính phủ",
                "links": [
                    {
                        "title": "Government Portal"
                        if english
                        else "Cổng Thông tin điện tử Chính phủ",
                        "url": "https://chinhphu.vn",
                        "description": "",
                    },
                    {
                        "title": "National database of legal documents"
                        if english
                        else "Cơ sở dữ liệu quốc gia về pháp luật",
                        "url": "https://vbpl.vn",
                        "description": "",
                    },
                ],
            }
        ],
    }
