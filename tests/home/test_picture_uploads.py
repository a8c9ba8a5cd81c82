"""A picture as it is stored: upright, sane in size, without what the camera or a stranger hid in
it; what is broken, moves or is no picture is refused (R46, R92)."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.models import UploadedFile

from editorial.roles import WRITER
from home.media_library.pictures import checksum
from home.models import PortalImage
from sites.tenancy import entered
from tests.home.test_media_library import (
    ADD,
    CHOOSER,
    MULTIPLE,
    as_bytes,
    editor,
    fields,
    scene,
    stored,
    upload,
)

pytestmark = pytest.mark.django_db
GPS = {1: "N", 2: (21.0, 19.0, 36.0), 3: "E", 4: (103.0, 54.0, 0.0)}


def opened(picture: PortalImage) -> PillowImage.Image:
    with picture.file.open() as file:
        image = PillowImage.open(io.BytesIO(file.read()))
        image.load()
        return image


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
