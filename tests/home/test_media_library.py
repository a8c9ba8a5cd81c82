"""Pictures with author, source, licence, words and declaration; what is there already; what
lacks or is not used (R33, R46, R92, R101, R167)."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as PillowImage
from PIL import ImageDraw
from wagtail.models import UploadedFile

from editorial.roles import APPROVER, NETWORK_OPERATOR, WRITER
from home.blocks import ImageBlock
from home.media_library.pictures import checksum, difference_hash
from home.models import PortalImage
from sites.tenancy import entered
from tests.factories import image_bytes, make_image, make_user

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/images/add/"
MULTIPLE = "/quan-tri/images/multiple/add/"
CHOOSER = "/quan-tri/images/chooser/create/"
REPORT = "/quan-tri/kho-anh/"


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
