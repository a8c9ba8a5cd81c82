"""Files: the organisation's own prefix, checked by content, private until published."""

import io
import socket
import subprocess
import sys
import time
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from editorial.roles import WRITER
from home.models import PortalDocument, PortalImage
from home.uploads import validate_document_content, validate_image_content
from sites.storage_s3 import OrganisationS3Storage
from sites.tenancy import entered
from tests.factories import image_bytes, make_article, make_document, make_image, make_user

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return buffer.getvalue()


# --- what an upload is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("van-ban.pdf", b"<html><script>alert(1)</script></html>"),
        ("van-ban.pdf", b"MZ\x90\x00" + b"\x00" * 200),
        ("bang.xlsx", PDF),
        ("don.docx", b"plain text"),
        ("don.exe", b"MZ\x90\x00"),
        ("trang.html", b"<html></html>"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("so-lieu.csv", b"\x00\x01\x02binary"),
        ("rong.pdf", b""),
        ("khong-duoi", PDF),
    ],
)
def test_a_document_that_is_not_what_its_name_says_is_refused(name, content):
    with pytest.raises(ValidationError):
        validate_document_content(ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("van-ban.pdf", PDF),
        ("van-ban.PDF", PDF),
        ("don.docx", archive("[Content_Types].xml", "word/document.xml")),
        ("tap-tin.zip", archive("a.txt")),
        ("so-lieu.csv", "tên,số\nPhường Tô Hiệu,1\n".encode()),
        ("ghi-chu.txt", "Ghi chú".encode("utf-16")),
    ],
)
def test_honest_documents_are_accepted(name, content):
    validate_document_content(ContentFile(content, name=name))


def test_a_document_of_200_mb_is_refused_before_it_is_read():
    class Huge(ContentFile):
        def read(self, *args):
            raise AssertionError("must not be read")

    huge = Huge(b"", name="to.pdf")
    huge.size = 200 * 1024 * 1024
    with pytest.raises(ValidationError):
        validate_document_content(huge)


def png_bomb(width: int, height: int) -> bytes:
    """A small PNG whose header promises gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    data = zlib.compress(b"\x00" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        PDF,
        b"",
        b"GIF89a",
        png_bomb(60_000, 60_000),
        png_bomb(9_000, 9_000),
    ],
)
def test_hostile_pictures_are_refused(content):
    with pytest.raises(ValidationError):
        validate_image_content(ContentFile(content, name="anh.png"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_honest_pictures_are_accepted(kind):
    validate_image_content(ContentFile(image_bytes(kind=kind), name="anh"))


@pytest.mark.parametrize(
    ("url", "field", "name", "content"),
    [
        ("/quan-tri/images/add/", "file", "a.png", png_bomb(60_000, 60_000)),
        ("/quan-tri/images/add/", "file", "a.svg", b"<svg><script/></svg>"),
        ("/quan-tri/documents/multiple/add/", "files[]", "a.pdf", b"<html></html>"),
        ("/quan-tri/images/multiple/add/", "files[]", "a.jpg", b"MZ"),
    ],
)
def test_the_admins_upload_forms_refuse_in_words_and_store_nothing(
    network, browse, url, field, name, content
):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, WRITER))
    response = client.post(url, {"title": "Tệp", field: SimpleUploadedFile(name, content)})
    assert response.status_code in (200, 400)
    with entered(network.commune):
        assert not PortalImage.objects.exists()
        assert not PortalDocument.objects.exists()


# --- where it lies ---------------------------------------------------------------------------


def test_files_lie_under_the_organisations_own_prefix(network):
    for organisation in (network.commune, network.department):
        image = make_image(organisation)
        with entered(organisation):
            path = Path(image.file.path)
        assert path.parts[-4:-1] == ("tenants", organisation.schema_name, "original_images")


def test_no_file_can_be_touched_outside_an_organisation(network):
    with pytest.raises(ImproperlyConfigured):
        default_storage.open("x")


def test_media_of_one_site_is_not_served_by_another(network, browse):
    image = make_image(network.commune)
    url = f"/media/{image.file.name}"
    ours = browse(network.commune).get(url)
    assert ours.status_code == 200
    assert ours["Content-Type"] == "image/jpeg"
    assert ours["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in ours["Content-Security-Policy"]
    assert b"".join(ours.streaming_content)
    assert browse(network.department).get(url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "images/../../../secrets/secret-key",
        "images/%2e%2e/%2e%2e/x.jpg",
        "original_images/..%2f..%2fo_vpub/x.jpg",
        "/etc/passwd",
        "documents/mau-don.pdf",
        "images/",
        "images/a.svg",
        "images/" + "a" * 3000 + ".jpg",
        "images/\x00.jpg",
    ],
)
def test_hostile_media_paths(network, browse, path):
    assert browse(network.commune).get(f"/media/{path}").status_code == 404


# --- private until published -------------------------------------------------------------------


def file_block(document):
    return [("files", {"title": "Tệp", "files": [{"document": document, "title": ""}]})]


def test_a_document_is_private_until_its_page_is_public(network, browse):
    document = make_document(network.commune, content=PDF)
    url = f"/tai-lieu/{document.pk}/{document.filename}"
    citizen = browse(network.commune)
    assert citizen.get(url).status_code == 404
    article = make_article(network.commune, publish=False)
    with entered(network.commune):
        article.body = file_block(document)
        article.save_revision()
    assert citizen.get(url).status_code == 404
    with entered(network.commune):
        article.get_latest_revision().publish()
    response = citizen.get(url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PDF
    assert "attachment" in response["Content-Disposition"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert browse(network.department).get(url).status_code == 404
    with entered(network.commune):
        type(article).objects.get(pk=article.pk).unpublish()
    assert citizen.get(url).status_code == 404


def test_editors_see_their_own_organisations_files_only(network, browse):
    document = make_document(network.commune, content=PDF)
    url = f"/tai-lieu/{document.pk}/{document.filename}"
    for organisation, status in ((network.commune, 200), (network.department, 404)):
        client = browse(organisation)
        with entered(organisation):
            client.force_login(make_user(organisation, WRITER))
        response = client.get(url)
        assert response.status_code == status
        assert status == 404 or b"".join(response.streaming_content) == PDF


# --- S3, against a server that checks signatures ------------------------------------------------


@pytest.fixture(scope="module")
def s3_server(tmp_path_factory):
    """``rclone serve s3`` on a free port."""
    folder = tmp_path_factory.mktemp("s3")
    (folder / "portal").mkdir()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).parent / "rclone"
    command = [
        program,
        "serve",
        "s3",
        folder,
        "--addr",
        f"127.0.0.1:{port}",
        "--auth-key",
        "khoa,bimat123",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}", folder / "portal"
    process.terminate()
    process.wait()


def s3(url: str, secret: str = "bimat123") -> OrganisationS3Storage:
    return OrganisationS3Storage(
        bucket_name="portal",
        endpoint_url=url,
        access_key="khoa",
        secret_key=secret,
        region_name="us-east-1",
        signature_version="s3v4",
        addressing_style="path",
        default_acl=None,
        file_overwrite=False,
    )


def test_s3_keeps_each_organisation_under_its_own_prefix(network, s3_server):
    url, folder = s3_server
    storage = s3(url)
    for organisation in (network.commune, network.department):
        with entered(organisation):
            name = storage.save("images/anh.jpg", ContentFile(organisation.code.encode()))
            assert name == "images/anh.jpg"
            assert storage.open(name).read() == organisation.code.encode()
            assert storage.url(name) == "/media/images/anh.jpg"
            assert (folder / "tenants" / organisation.schema_name / name).exists()
    with entered(network.commune):
        storage.delete("images/anh.jpg")
        assert not storage.exists("images/anh.jpg")
        with pytest.raises(FileNotFoundError):
            storage.open("images/anh.jpg")
    with entered(network.department):
        assert storage.exists("images/anh.jpg")
    with pytest.raises(ImproperlyConfigured):
        storage.exists("images/anh.jpg")


def test_s3_with_a_wrong_secret_is_refused_by_the_server(network, s3_server):
    from botocore.exceptions import ClientError

    with entered(network.commune), pytest.raises(ClientError):
        s3(s3_server[0], secret="sai").save("images/x.jpg", ContentFile(b"x"))
