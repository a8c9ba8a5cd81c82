"""Pictures with author, source, licence, words and declaration; what is there already; what
lacks or is not used (R33, R46, R92, R101, R167)."""

import io
import json
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as PillowImage
from PIL import ImageDraw
from wagtail.models import ReferenceIndex, UploadedFile

from editorial.roles import APPROVER, NETWORK_OPERATOR, WRITER
from home.blocks import ImageBlock
from home.media_library.drafts import used_in_drafts
from home.media_library.pictures import checksum, difference_hash
from home.models import PortalDocument, PortalImage
from sites.tenancy import entered
from tests.factories import image_bytes, make_article, make_document, make_image, make_user

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/images/add/"
MULTIPLE = "/quan-tri/images/multiple/add/"
CHOOSER = "/quan-tri/images/chooser/create/"
REPORT = "/quan-tri/kho-anh/"
GPS = {1: "N", 2: (21.0, 19.0, 36.0), 3: "E", 4: (103.0, 54.0, 0.0)}


def scene(shift=0, size=(800, 500)) -> PillowImage.Image:
    """A drawing with enough in it to tell it from another ``shift``."""
    picture = PillowImage.new("RGB", size, (230, 240, 250))
    draw = ImageDraw.Draw(picture)
    for number in range(9):
        left = (number * 137 + shift * 211) % size[0]
        top = (number * 89 + shift * 53) % size[1]
        shade = (number * 29 + shift * 7) % 200
        draw.rectangle((left, top, left + 150, top + 130), fill=(shade, 80, 200 - shade))
    return picture


def as_bytes(picture, kind="JPEG", **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def upload(content=None, name="anh.jpg"):
    return SimpleUploadedFile(name, content or as_bytes(scene()))


def fields(prefix="", **changes):
    values = {
        "title": "Suối trong bản",
        "author": "Ban Biên tập",
        "source": "Cổng thông tin điện tử tỉnh",
        "licence": "own",
        "licence_note": "",
        "description": "Suối chảy qua bản vào buổi sáng",
        "collection": "1",
        "tags": "",
        "declared": "on",
    } | changes
    return {f"{prefix}{key}": value for key, value in values.items() if value is not None}


def editor(organisation, browse, role=APPROVER, email="bien-tap@example.org"):
    client = browse(organisation)
    with entered(organisation):
        user = make_user(organisation, role, email)
        client.force_login(user)
    client.user = user
    return client


def stored(organisation):
    with entered(organisation):
        return list(PortalImage.objects.order_by("pk"))


def opened(picture: PortalImage) -> PillowImage.Image:
    with picture.file.open() as file:
        image = PillowImage.open(io.BytesIO(file.read()))
        image.load()
        return image


# --- what must be said of a picture ------------------------------------------------------------


def test_r33_r101_a_picture_is_stored_with_credit_licence_and_declaration(network, browse):
    client = editor(network.commune, browse, WRITER)
    response = client.post(ADD, fields() | {"file": upload()})
    assert response.status_code == 302, response.context["form"].errors
    [picture] = stored(network.commune)
    assert picture.credit == "Ban Biên tập / Cổng thông tin điện tử tỉnh"
    assert picture.licence == "own"
    with entered(network.commune):
        assert picture.declared_by == client.user
    assert picture.declared_name == client.user.get_full_name()
    assert timezone.now() - picture.declared_at < timedelta(minutes=1)
    assert stored(network.department) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"author": " "}, "author"),
        ({"source": ""}, "source"),
        ({"licence": ""}, "licence"),
        ({"licence": "stolen"}, "licence"),
        ({"description": ""}, "description"),
        ({"description": "IMG_2034.JPG"}, "description"),
        ({"description": "x" * 256}, "description"),
        ({"declared": None}, "declared"),
    ],
)
@pytest.mark.parametrize("url", [ADD, CHOOSER])
def test_r33_r46_r101_what_is_missing_is_said_and_what_was_typed_stays(
    network, browse, changes, field, url
):
    prefix = "image-chooser-upload-" if url == CHOOSER else ""
    client = editor(network.commune, browse, WRITER)
    data = fields(prefix, **changes) | {f"{prefix}file": upload()}
    response = client.post(url, data)
    page = response.json()["htmlFragment"] if url == CHOOSER else response.content.decode()
    assert stored(network.commune) == []
    assert f'id="panel-child-{field}' in page or "error" in page
    assert 'value="Suối trong bản"' in page
    if url == ADD:
        assert list(response.context["form"].errors) == [field]


def test_r46_a_picture_for_decoration_needs_no_words(network, browse):
    client = editor(network.commune, browse)
    data = fields(description="", is_decorative="on")
    assert client.post(ADD, data | {"file": upload()}).status_code == 302
    [picture] = stored(network.commune)
    assert picture.is_decorative
    assert picture.default_alt_text == ""


def test_the_chooser_gives_the_alternative_text_to_the_page(network, browse):
    client = editor(network.commune, browse, WRITER)
    prefix = "image-chooser-upload-"
    answer = client.post(CHOOSER, fields(prefix) | {f"{prefix}file": upload()}).json()
    assert answer["step"] == "chosen"
    assert answer["result"]["default_alt_text"] == "Suối chảy qua bản vào buổi sáng"


def test_old_pictures_stay_valid_and_are_completed_when_edited(network, browse):
    with entered(network.commune):
        old = PortalImage(title="Ảnh cũ", file=ContentFile(image_bytes(), "cu.jpg"))
        old.full_clean(exclude=["width", "height"])
        old.save()
    client = editor(network.commune, browse)
    url = f"/quan-tri/images/{old.pk}/"
    page = client.get(url).content.decode()
    assert "Văn bản thay thế" in page
    assert "Ban Biên tập" in page
    assert client.post(url, fields(author="", declared=None)).status_code == 200
    assert client.post(url, fields(declared=None)).status_code == 302
    [picture] = stored(network.commune)
    assert (picture.source, picture.declared_at) == ("Cổng thông tin điện tử tỉnh", None)
    refused = client.post(url, fields(declared=None) | {"file": upload(name="moi.jpg")})
    assert list(refused.context["form"].errors) == ["declared"]
    assert client.post(url, fields() | {"file": upload(name="moi.jpg")}).status_code == 302
    [picture] = stored(network.commune)
    assert picture.declared_name
    assert "đã cam kết ngày" in client.get(url).content.decode()


def test_r101_several_files_at_once_carry_what_was_typed_for_all(network, browse):
    client = editor(network.commune, browse, WRITER)
    page = client.get(MULTIPLE).content.decode()
    assert "Dùng chung cho các ảnh" in page
    shared = {"author": "Lò Văn A", "source": "Báo", "licence": "consent", "declared": "on"}
    answer = client.post(MULTIPLE, shared | {"title": "Suối", "files[]": upload()}).json()
    assert answer["success"]
    assert 'value="Lò Văn A"' in answer["form"]
    assert 'value="Suối"' in answer["form"]
    assert 'value="consent" selected' in answer["form"]
    assert "checked" in answer["form"]
    assert stored(network.commune) == []
    key = answer["uploaded_file_id"]
    url = f"/quan-tri/images/multiple/create_from_uploaded_image/{key}/"
    again = client.post(url, fields(f"uploaded-image-{key}-", description="")).json()
    assert not again["success"]
    assert "Hãy mô tả nội dung của ảnh" in again["form"]
    assert 'value="Suối trong bản"' in again["form"]
    assert client.post(url, fields(f"uploaded-image-{key}-")).json()["success"]
    [picture] = stored(network.commune)
    assert picture.original_checksum == checksum(as_bytes(scene()))
    assert picture.declared_name
    assert picture.file_size == len(as_bytes(scene())) or picture.file_size
    with entered(network.commune):
        assert not UploadedFile.objects.exists()


def test_another_organisations_upload_cannot_be_taken_over(network, browse):
    client = editor(network.commune, browse, WRITER)
    key = client.post(MULTIPLE, {"files[]": upload()}).json()["uploaded_file_id"]
    other = editor(network.department, browse, APPROVER)
    url = f"/quan-tri/images/multiple/create_from_uploaded_image/{key}/"
    assert other.post(url, fields(f"uploaded-image-{key}-")).status_code == 404
    colleague = editor(network.commune, browse, APPROVER, "dong-nghiep@example.org")
    assert colleague.post(url, fields(f"uploaded-image-{key}-")).status_code in (302, 403)
    assert stored(network.commune) == stored(network.department) == []


@pytest.mark.parametrize("url", [ADD, MULTIPLE, CHOOSER, REPORT, "/quan-tri/kho-tep/"])
def test_who_is_not_an_editor_gets_nowhere(network, browse, url):
    assert browse(network.province).get(url).status_code == 302
    operator = editor(network.province, browse, NETWORK_OPERATOR)
    assert operator.get(url).status_code in (302, 403)


# --- what is stored ----------------------------------------------------------------------------


def with_camera_data(kind: str) -> bytes:
    exif = PillowImage.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "MAYANH-BIMAT"
    exif.get_ifd(0x8825).update(GPS)
    return as_bytes(scene(size=(600, 400)), kind, exif=exif)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_place_stays_in_a_picture_and_it_stands_upright(network, kind):
    content = with_camera_data(kind)
    assert b"MAYANH-BIMAT" in content
    with entered(network.commune):
        picture = PortalImage.objects.create(title="x", file=ContentFile(content, f"x.{kind}"))
        image = opened(picture)
        assert b"MAYANH-BIMAT" not in picture.file.open().read()
    assert not image.getexif()
    assert image.format == kind
    if kind != "AVIF":  # whose orientation is a property of the picture itself
        assert image.size == (picture.width, picture.height) == (400, 600)
    assert picture.original_checksum == checksum(content)


@pytest.mark.parametrize(
    "hidden", [b"<?php system($_GET[0]); ?>", b"<script>alert(1)</script>", b"\x00GPS 21.3"]
)
def test_what_is_hidden_behind_the_pixels_is_not_stored(network, hidden):
    with entered(network.commune):
        for kind in ("JPEG", "PNG", "GIF"):
            file = ContentFile(as_bytes(scene(), kind) + hidden, "x.jpg")
            picture = PortalImage.objects.create(title="x", file=file)
            assert hidden not in picture.file.open().read()


def test_a_comment_in_a_jpeg_and_xmp_are_left_out(network):
    content = as_bytes(scene(), comment=b"BIMAT-1", xmp=b"<x>BIMAT-2</x>")
    with entered(network.commune):
        picture = PortalImage.objects.create(title="x", file=ContentFile(content, "x.jpg"))
        assert b"BIMAT" not in picture.file.open().read()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("1", "PNG"),
        ("P", "GIF"),
        ("RGBA", "WEBP"),
    ],
)
def test_large_pictures_are_scaled_down_in_every_mode(network, settings, mode, kind):
    settings.PICTURE_MAX_SIDE = 300
    base = scene()
    picture = PillowImage.new("I;16", (800, 500), 40000) if mode == "I;16" else base.convert(mode)
    with entered(network.commune):
        file = ContentFile(as_bytes(picture, kind), "x.png")
        image = PortalImage.objects.create(title="x", file=file)
        assert (image.width, image.height) == (300, 188)
        found = opened(image)
        assert found.size == (300, 188)
        assert image.file_size == len(image.file.open().read())
    if mode == "I;16":
        assert found.convert("L").getpixel((10, 10)) == pytest.approx(156, abs=2)


def test_a_small_picture_keeps_its_size_and_looks_the_same(network):
    with entered(network.commune):
        file = ContentFile(as_bytes(scene(), quality=80), "x.jpg")
        picture = PortalImage.objects.create(title="x", file=file)
        found = opened(picture)
    assert found.size == (800, 500)
    assert abs(picture.file_size - file.size) < file.size * 0.1
    for point in ((20, 20), (400, 250), (795, 495)):
        before, after = scene().getpixel(point), found.getpixel(point)
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 12


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_are_refused_with_a_reason(network, browse, kind):
    frames = [scene(number, (120, 80)) for number in range(3)]
    content = as_bytes(frames[0], kind, save_all=True, append_images=frames[1:])
    client = editor(network.commune, browse)
    name = f"dong.{kind.lower()}"
    response = client.post(ADD, fields() | {"file": upload(content, name)})
    assert "Không nhận ảnh động" in response.content.decode()
    answer = client.post(MULTIPLE, {"files[]": upload(content, name)}).json()
    assert "Không nhận ảnh động" in answer["error_message"]
    assert stored(network.commune) == []


def test_a_phones_picture_with_a_second_one_inside_is_accepted(network):
    inner = scene(1, (400, 250))
    content = as_bytes(scene(), "MPO", save_all=True, append_images=[inner])
    with entered(network.commune):
        picture = PortalImage.objects.create(title="x", file=ContentFile(content, "x.jpg"))
        assert opened(picture).format == "JPEG"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", as_bytes(scene())[:3000]),
        ("a.png", as_bytes(scene(), "PNG")[:900]),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("a.jpg", b"GIF89a" + b"\x00" * 50),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("a.jpg", b""),
    ],
)
@pytest.mark.parametrize("url", [ADD, MULTIPLE, CHOOSER])
def test_hostile_and_broken_files_are_refused_on_every_screen(network, browse, url, name, content):
    client = editor(network.commune, browse, WRITER)
    key = {ADD: "file", MULTIPLE: "files[]", CHOOSER: "image-chooser-upload-file"}[url]
    prefix = "image-chooser-upload-" if url == CHOOSER else ""
    response = client.post(url, fields(prefix) | {key: SimpleUploadedFile(name, content)})
    assert response.status_code == 200
    assert stored(network.commune) == []
    with entered(network.commune):
        assert not UploadedFile.objects.exists()


def test_a_file_with_a_false_name_is_not_kept_by_the_screen_for_several(network, browse):
    client = editor(network.commune, browse, WRITER)
    file = SimpleUploadedFile("van-ban.pdf", b"<html><script>alert(1)</script></html>")
    answer = client.post("/quan-tri/documents/multiple/add/", {"files[]": file}).json()
    assert not answer["success"]
    with entered(network.commune):
        assert not UploadedFile.objects.exists()


# --- what is there already ---------------------------------------------------------------------


def test_a_picture_made_smaller_or_saved_again_is_nearly_the_same():
    base = difference_hash(scene())
    for other in (
        scene().resize((400, 250)),
        PillowImage.open(io.BytesIO(as_bytes(scene(), quality=40))),
        scene().convert("L"),
    ):
        assert ((difference_hash(other) ^ base) & (2**64 - 1)).bit_count() <= 4
    assert ((difference_hash(scene(3)) ^ base) & (2**64 - 1)).bit_count() > 8
    assert difference_hash(PillowImage.new("RGB", (500, 400), "green")) is None


def smaller() -> bytes:
    return as_bytes(scene().resize((500, 312)), "PNG")


@pytest.mark.parametrize(("content", "name"), [(None, "anh.jpg"), (smaller(), "nho.png")])
def test_every_screen_says_that_the_picture_is_there(network, browse, content, name):
    client = editor(network.commune, browse)
    client.post(ADD, fields(title="Ảnh đầu tiên") | {"file": upload()})
    answer = client.post(MULTIPLE, {"files[]": upload(content, name)}).json()
    assert answer["duplicate"]
    assert "Ảnh này đã có: “Ảnh đầu tiên”" in answer["confirm_duplicate_upload"]
    prefix = "image-chooser-upload-"
    data = fields(prefix) | {f"{prefix}file": upload(content, name)}
    answer = client.post(CHOOSER, data).json()
    assert answer["step"] == "duplicate_found"
    assert "Ảnh đầu tiên" in answer["htmlFragment"]


def test_the_one_screen_warns_after_storing(network, browse):
    client = editor(network.commune, browse)
    client.post(ADD, fields(title="Ảnh đầu tiên") | {"file": upload()})
    response = client.post(ADD, fields() | {"file": upload(smaller(), "a.png")}, follow=True)
    assert "Ảnh này đã có: “Ảnh đầu tiên”" in response.content.decode()


def test_a_warned_upload_can_be_dropped_for_the_old_picture(network, browse):
    client = editor(network.commune, browse, WRITER)
    client.post(ADD, fields() | {"file": upload()})
    answer = client.post(MULTIPLE, {"files[]": upload()}).json()
    url = f"/quan-tri/images/multiple/delete_upload/{answer['uploaded_file_id']}/"
    assert url in answer["confirm_duplicate_upload"]
    assert client.post(url).json()["success"]
    assert len(stored(network.commune)) == 1


def test_a_double_in_another_organisation_is_never_mentioned(network, browse):
    editor(network.commune, browse).post(ADD, fields() | {"file": upload()})
    client = editor(network.department, browse)
    answer = client.post(MULTIPLE, {"files[]": upload()}).json()
    assert not answer["duplicate"]
    assert "confirm_duplicate_upload" not in answer
    response = client.post(ADD, fields() | {"file": upload()}, follow=True)
    assert "đã có" not in response.content.decode()


def test_plain_pictures_are_not_taken_for_doubles(network, browse):
    client = editor(network.commune, browse)
    client.post(ADD, fields() | {"file": upload(image_bytes())})
    answer = client.post(MULTIPLE, {"files[]": upload(image_bytes((300, 200), "PNG"), "a.png")})
    assert not answer.json()["duplicate"]


# --- the block ---------------------------------------------------------------------------------


def block_value(picture, **changes):
    return ImageBlock().to_python(
        {"image": picture.pk, "alt_text": "", "caption": "", "decorative": False} | changes
    )


def test_r46_the_block_takes_the_librarys_words_or_asks_for_some(network):
    picture = make_image(network.commune)
    with entered(network.commune):
        with pytest.raises(ValidationError):
            ImageBlock().clean(block_value(picture))
        assert ImageBlock().clean(block_value(picture, alt_text="Suối"))["alt_text"] == "Suối"
        decorative = ImageBlock().clean(block_value(picture, alt_text="x", decorative=True))
        assert decorative["alt_text"] == ""
        picture.description = "Suối trong bản"
        picture.save()
        assert ImageBlock().clean(block_value(picture))["alt_text"] == "Suối trong bản"


# --- reports -----------------------------------------------------------------------------------


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
