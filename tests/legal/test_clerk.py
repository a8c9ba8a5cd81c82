"""What a clerk does in the administration: divide a text, correct it, find documents."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from editorial.roles import APPROVER, COLLABORATOR
from legal.admin.listing import changed_this_month, lacking, late
from legal.models import IssuingBody, LegalDocumentPage, LegalFile
from legal.structure.tree import articles
from sites.tenancy import entered
from tests.factories import approve, make_user
from tests.home.word_files import paragraph, run, word_file
from tests.legal.documents import PATH, again, make_legal

pytestmark = pytest.mark.django_db
DECISION = (Path(__file__).parent / "data" / "quyet-dinh-352.txt").read_text(encoding="utf-8")


@pytest.fixture
def clerk(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    return client


def address(page):
    return reverse("structure_text", args=[page.pk])


def draft_of(organisation, page):
    with entered(organisation):
        return LegalDocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_decision_is_pasted_divided_corrected_and_published(network, browse, clerk):
    page = make_legal(network.commune)
    assert address(page) in clerk.get(f"/quan-tri/pages/{page.pk}/edit/").content.decode()
    assert clerk.get(address(page)).status_code == 200
    divided = clerk.post(address(page), {"action": "divide", "text": DECISION})
    outline = divided.context["outline"]
    assert {str(label): number for label, number in outline.counts}["điều"] == 28
    assert "## Điều 16." in outline.lines and outline.doubts
    corrected = outline.lines.replace("## Điều 16. |", "## Điều 16. | (đã sửa)")
    looked = clerk.post(address(page), {"action": "look", "lines": corrected})
    assert "(đã sửa)" in looked.content.decode()
    assert draft_of(network.commune, page).text_tree is None, "only looked at"
    saved = clerk.post(address(page), {"action": "save", "lines": corrected})
    assert saved.status_code == 302
    draft = draft_of(network.commune, page)
    assert len(articles(draft.text)) == 28
    assert again(network.commune, page).text_tree is None, "readers see nothing yet"
    assert "dieu-16" not in browse(network.commune).get(f"{PATH}{page.slug}/").content.decode()
    with entered(network.commune):
        draft.get_latest_revision().publish()
    html = browse(network.commune).get(f"{PATH}{page.slug}/").content.decode()
    assert 'id="dieu-16"' in html and "(đã sửa)" in html


def test_a_word_file_is_divided_too(network, clerk):
    page = make_legal(network.commune)
    data = word_file(paragraph(run("Điều 1. Phạm vi")) + paragraph(run("1. Khoản một.")))
    file = SimpleUploadedFile("van-ban.docx", data)
    outline = clerk.post(address(page), {"action": "divide", "file": file}).context["outline"]
    assert "## Điều 1. | Phạm vi" in outline.lines


@pytest.mark.parametrize("data", [b"%PDF-1.4 hong", b"PK\x03\x04 hong", b""])
def test_what_cannot_be_read_is_said_beside_it(network, clerk, data):
    page = make_legal(network.commune)
    file = SimpleUploadedFile("van-ban.pdf", data)
    response = clerk.post(address(page), {"action": "divide", "file": file})
    assert response.status_code == 422
    assert response.context["outline"] is None


@pytest.mark.parametrize(
    "lines", ["", "<script>alert(1)</script>", "\x00\ud7ff🙂", "# \n## \n[Kèm theo]"]
)
def test_any_lines_are_a_text(network, clerk, lines):
    page = make_legal(network.commune)
    looked = clerk.post(address(page), {"action": "look", "lines": lines})
    assert looked.status_code == 200 and "<script>alert" not in looked.content.decode()
    assert clerk.post(address(page), {"action": "save", "lines": lines}).status_code == 302


def test_nobody_else_divides_a_text(network, browse):
    page = make_legal(network.commune)
    assert browse(network.commune).get(address(page)).status_code == 302
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, COLLABORATOR, "ctv@example.org"))
    assert client.get(address(page)).status_code in (302, 403)
    other = browse(network.department)
    with entered(network.department):
        other.force_login(make_user(network.department, APPROVER))
    assert other.get(address(page)).status_code == 404


def test_the_list_has_the_filters_of_a_clerk(network, clerk):
    make_legal(network.commune)
    day = date(2025, 5, 6)
    make_legal(network.commune, "142/KH-UBND", issued_on=day, effective_on=day)
    url = "/quan-tri/van-ban/"
    assert clerk.get(url).status_code == 200
    found = clerk.get(f"{url}?symbol=352+qd+ubnd").content.decode()
    assert "352/QĐ-UBND" in found and "142/KH-UBND" not in found
    for query in (
        "form=ke-hoach", "status=in-force", "lacks=source", "lacks=files", "punctuality=late",
        "change=month", "issued_on_from=2025-01-01", "symbol=%00", "issuer=abc", "lacks=zzz",
    ):  # fmt: skip
        assert clerk.get(f"{url}?{query}").status_code == 200
    assert "142/KH-UBND" in clerk.get(f"{url}?form=ke-hoach").content.decode()


def test_r71_r105_what_lacks_something_or_came_late_is_listed(network):
    today = timezone.localdate()
    prompt = make_legal(
        network.commune, "1/QĐ-UBND", issued_on=today, effective_on=today, national_id="123",
        text_tree={"version": 1},
    )  # fmt: skip
    old = make_legal(network.commune)
    waiting = make_legal(network.commune, "2/QĐ-UBND", publish=False)
    with entered(network.commune):
        pages = LegalDocumentPage.objects.all()
        assert set(late(pages)) == {old, waiting}
        assert set(lacking(pages, "source")) == {old, waiting}
        assert set(lacking(pages, "text")) == {old, waiting}
        assert not lacking(pages, "files").exists()
        assert set(changed_this_month(pages)) == {prompt}
        LegalDocumentPage.objects.filter(pk=prompt.pk).update(abstract="", issuer=None)
        LegalFile.objects.filter(page=prompt).delete()
        for part in ("files", "abstract", "issuer"):
            assert set(lacking(pages, part)) == {prompt}
        far = today + timedelta(days=70)
        assert not changed_this_month(pages, far).exists()


def test_the_register_of_bodies_is_kept_by_the_board(network, clerk):
    url = "/quan-tri/snippets/legal/issuingbody/"
    assert clerk.get(url).status_code == 200
    assert "Hội đồng nhân dân" in clerk.get(f"{url}?q=Hội đồng").content.decode()
    with entered(network.commune):
        body = IssuingBody.objects.first()
    assert clerk.get(f"{url}edit/{body.pk}/").status_code == 200


def test_whoever_divided_the_text_does_not_approve_it(network, clerk):
    page = make_legal(network.commune, publish=False)
    clerk.post(address(page), {"action": "save", "lines": "## Điều 1. | Phạm vi\n1. Một."})
    with entered(network.commune):
        draft = LegalDocumentPage.objects.get(pk=page.pk)
        revision = draft.latest_revision
        assert revision.user is not None and not draft.live
    assert approve(network.commune) is not None
    assert not again(network.commune, page).live, "it was never sent to be approved"


def test_an_empty_list_says_what_to_do(network, clerk):
    assert "chưa có văn bản nào" in clerk.get("/quan-tri/van-ban/").content.decode()
    make_legal(network.commune)
    assert "chưa có văn bản nào" not in clerk.get("/quan-tri/van-ban/").content.decode()
    filtered = clerk.get("/quan-tri/van-ban/", {"symbol": "999/QĐ-TTg"}).content.decode()
    assert "Không có văn bản nào phù hợp" in filtered
