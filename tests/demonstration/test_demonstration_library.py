"""The Decision in the province's library: complete, structured, found, replacing 458 (R2, R103)."""

import hashlib
from datetime import date

import pytest

from demonstration.library import TEXT, fill_library
from legal.models import LegalDocumentPage
from legal.structure.tree import articles
from sites.tenancy import entered
from tests.factories import home_page
from tests.legal.documents import PATH

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(network, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with entered(network.province):
        assert fill_library(home_page(network.province)) == 2
        assert fill_library(home_page(network.province)) == 0, "once"
        return LegalDocumentPage.objects.get(symbol="352/QĐ-UBND")


def test_r2_it_is_complete(network, decision):
    with entered(network.province):
        assert decision.missing_parts == []
        assert decision.title.startswith("Quyết định số 352/QĐ-UBND Ban hành Quy chế")
        assert (decision.status, decision.is_normative) == ("in-force", False)
        assert decision.status_on(date(2024, 1, 1)) == "not-yet"
        assert decision.files.get().sha256 == hashlib.sha256(TEXT.read_bytes()).hexdigest()
        assert "Lưu: VT, TTTT" in decision.recipients
        assert decision.legal_bases.count("Căn cứ") >= 14
        own = [node for node in articles(decision.text) if node.anchor.startswith("quyet-dinh-")]
        assert (len(own), len(articles(decision.text))) == (3, 28)


@pytest.mark.parametrize(
    "query",
    [
        "q=352", "q=quy+che+cong+thong+tin+dien+tu", "ky-hieu=352/QĐ-UBND", "q=Hoàng+Quốc+Khánh",
        "q=nhuan+but&hinh-thuc=quyet-dinh", "ban-hanh-tu=26/02/2024&ban-hanh-den=26/02/2024",
    ],
)  # fmt: skip
def test_it_is_found(network, browse, decision, query):
    found = browse(network.province).get(f"{PATH}?{query}").context["documents"]
    assert found[0].entry.page_id == decision.pk


def test_it_is_read_and_leads_to_what_it_replaces(network, browse, decision):
    client, path = browse(network.province), f"{PATH}{decision.slug}/"
    html = client.get(path).content.decode()
    assert "458/QĐ-UBND" in html and "Văn bản được thay thế" in html
    replaced = f"{PATH}quyet-dinh-458-qd-ubnd-2023/"
    assert f'{replaced}">458/QĐ-UBND</a>' in html
    page = client.get(replaced).content.decode()
    assert "Hết hiệu lực toàn bộ" in page and f'{path}">352/QĐ-UBND</a>' in page
    assert "Còn hiệu lực" in client.get(f"{replaced}?ngay=01/01/2024").content.decode()
    assert "42/2022/NĐ-CP" in html and "Văn bản áp dụng" not in html
    assert "Điều 16." in client.get(f"{path}dieu-khoan/dieu-16/").content.decode()
    assert client.get(f"{path}van-ban.xml").status_code == 200
