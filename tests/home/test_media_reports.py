"""Reports on pictures and files: what lacks credit or words, what is not used (R33, R46, R92)."""

import io
import json
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone
from wagtail.models import ReferenceIndex

from editorial.roles import WRITER
from home.media_library.drafts import used_in_drafts
from home.models import PortalDocument, PortalImage
from sites.tenancy import entered
from tests.factories import make_article, make_document, make_image
from tests.home.test_media_library import ADD, REPORT, editor, fields, stored, upload

pytestmark = pytest.mark.django_db


def aged(organisation, model=PortalImage):
    with entered(organisation):
        model.objects.update(created_at=timezone.now() - timedelta(days=2))


def titles(response) -> set[str]:
    return {item.title for item in response.context["object_list"]}


def use(organisation, picture, *, publish=True, draft=False):
    """An article that shows the picture; ``draft``: only a version that waits."""
    article = make_article(organisation, publish=publish)
    with entered(organisation):
        value = {"image": picture.pk, "alt_text": "x", "caption": ""}
        article.body = json.dumps([{"type": "image", "value": value}])
        revision = article.save_revision()
        if not draft:
            revision.publish()
            ReferenceIndex.create_or_update_for_object(article)
    return article


def test_r92_unused_pictures_are_listed_but_not_those_of_pages_or_drafts(network, browse):
    used, drafted, _idle = (
        make_image(network.commune, title) for title in ("Dùng", "Trong bản nháp", "Bỏ quên")
    )
    use(network.commune, used)
    use(network.commune, drafted, draft=True)
    client = editor(network.commune, browse)
    url = f"{REPORT}?state=unused"
    assert titles(client.get(url)) == set(), "fresh pictures are perhaps about to be used"
    aged(network.commune)
    assert titles(client.get(url)) == {"Bỏ quên"}
    with entered(network.commune):
        assert used_in_drafts(PortalImage) == {drafted.pk}
    assert titles(client.get(REPORT)) == {"Dùng", "Trong bản nháp", "Bỏ quên"}
    assert titles(editor(network.department, browse).get(url)) == set()


def test_r33_r46_what_lacks_credit_or_words_is_listed(network, browse):
    client = editor(network.commune, browse)
    client.post(ADD, fields(title="Đủ") | {"file": upload()})
    make_image(network.commune, "Thiếu")
    for state in ("uncredited", "unlicensed", "wordless", "undeclared"):
        assert titles(client.get(f"{REPORT}?state={state}")) == {"Thiếu"}
    assert titles(client.get(f"{REPORT}?licence=own")) == {"Đủ"}
    assert client.get(f"{REPORT}?state=khong-co").status_code == 200


def test_the_report_leaves_as_a_table_that_spreadsheets_read(network, browse):
    client = editor(network.commune, browse)
    client.post(ADD, fields() | {"file": upload()})
    response = client.get(f"{REPORT}?export=xlsx")
    content = b"".join(response.streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    header, row = list(sheet.values)
    assert {"Văn bản thay thế", "Quyền sử dụng", "Dung lượng (byte)"} <= set(header)
    assert {"Suối trong bản", "ban biên tập, cộng tác viên tự làm"} <= set(row)


def thousand(organisation, model, name):
    with entered(organisation):
        model.objects.bulk_create(
            model(title=f"Tệp {n}", file=name, file_size=n, **size_of(model)) for n in range(1000)
        )


def size_of(model):
    return {"width": 10, "height": 10} if model is PortalImage else {}


@pytest.mark.parametrize(
    ("model", "url"), [(PortalImage, REPORT), (PortalDocument, "/quan-tri/kho-tep/")]
)
def test_a_thousand_rows_cost_no_more_statements_than_ten(
    network, browse, model, url, django_assert_max_num_queries
):
    thousand(network.commune, model, "original_images/x.jpg")
    aged(network.commune, model)
    client = editor(network.commune, browse)
    client.get(url)
    for path in (url, f"{url}?state=unused", f"{url}?state=uncredited&ordering=usage_count"):
        with django_assert_max_num_queries(25) as statements:
            response = client.get(path)
        assert len(response.context["object_list"]) == 50
        assert response.context["paginator"].count == 1000
    assert response.context["object_list"][0].title
    with django_assert_max_num_queries(25):
        b"".join(client.get(f"{url}?export=xlsx").streaming_content)
    assert len(statements) <= 25


def test_the_largest_stand_first_and_none_without_a_size_before_them(network, browse):
    thousand(network.commune, PortalImage, "original_images/x.jpg")
    with entered(network.commune):
        PortalImage.objects.filter(title="Tệp 3").update(file_size=None)
    first = editor(network.commune, browse).get(REPORT).context["object_list"][0]
    assert first.title == "Tệp 999"


def test_unused_files_are_listed_and_lack_their_credit(network, browse):
    make_document(network.commune, "Tệp bỏ quên")
    client = editor(network.commune, browse)
    aged(network.commune, PortalDocument)
    for state in ("unused", "uncredited", "kindless"):
        assert titles(client.get(f"/quan-tri/kho-tep/?state={state}")) == {"Tệp bỏ quên"}
    assert titles(editor(network.department, browse).get("/quan-tri/kho-tep/")) == set()


def test_who_may_delete_deletes_several_and_others_may_not(network, browse):
    pictures = [make_image(network.commune, f"Ảnh {n}") for n in range(3)]
    keys = "&".join(f"id={picture.pk}" for picture in pictures)
    url = f"/quan-tri/bulk/home/portalimage/delete/?{keys}"
    writer = editor(network.commune, browse, WRITER, "nguoi-viet@example.org")
    writer.post(url)
    assert len(stored(network.commune)) == 3
    other = editor(network.department, browse)
    other.post(url)
    assert len(stored(network.commune)) == 3
    assert editor(network.commune, browse).post(url).status_code == 302
    assert stored(network.commune) == []


def test_the_report_offers_no_deletion_of_the_whole_library(network, browse):
    make_image(network.commune)
    page = editor(network.commune, browse).get(REPORT).content.decode()
    assert "data-bulk-action-footer" in page
    assert "data-bulk-action-num-objects-in-listing" not in page
