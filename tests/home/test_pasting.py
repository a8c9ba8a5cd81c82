"""R43: what is pasted or uploaded is cleaned, converted when confirmed, and never lost."""

import json
import time
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from editorial.roles import APPROVER, WRITER
from home.models import ContentPage, PastedPicture, PastedText, PortalImage
from home.pasting import bounded, worker
from home.pasting.document import AS_IT_IS, from_text, mended
from home.pasting.parsing import parse
from home.pasting.rendering import MAX_COLUMNS, rich_text, stream
from home.pasting.texts import change_texts
from news.models import ArticlePage
from sites.tenancy import entered
from tests.factories import image_bytes, make_article, make_user
from tests.home.word_files import paragraph, picture, run, table, word_file

EMAIL = "viet@example.org"
TCVN3 = "B¸o c¸o tµi chÝnh quý II n¨m 2026"
UNICODE = "Báo cáo tài chính quý II năm 2026"
WORD_HTML = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {font-size:14pt}</style><!--[if gte mso 9]><xml><o:x>junk</o:x></xml><![endif]-->
</head><body><p class=MsoNormal style='margin:0;font-family:"Times New Roman"'><b>Điều
1.</b>&nbsp; Phạm vi<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7pt'>&nbsp;&nbsp; </span></span><![endif]>một</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>-</span
>hai</p></body></html>"""
ATTACK = (
    "<p onclick=alert(1)>an toàn<script>alert(2)</script></p><a href='java\nscript:alert(3)'>x</a>"
    "<img src=x onerror=alert(4)><img src='data:image/svg+xml,<svg onload=alert(5)>'>"
    "<svg><script>alert(6)</script></svg><math><mtext><table><mglyph><style><img src=y "
    "onerror=alert(7)></style></mglyph></table></mtext></math><iframe src=//evil></iframe>"
    "<a href='data:text/html,alert(8)'>y</a><form action=//evil><input name=q></form>"
)

FACTS = {"author": "Ban Biên tập", "source": "UBND phường", "licence": "own", "declared": "on"}


def cleaned(html, choice=None):
    blocks, counts = parse(html)
    return mended(blocks, choice), counts


# HTML ----------------------------------------------------------------------------------------


def test_r43_of_word_only_text_lists_and_emphasis_stay():
    result, counts = cleaned(WORD_HTML)
    assert rich_text(result.blocks) == (
        "<p><b>Điều 1.</b> Phạm vi</p><ol><li>một<ul><li>hai</li></ul></li></ol>"
    )
    assert counts["styles"] and result.changes["spaces"]


def test_nothing_that_runs_or_loads_comes_through():
    result, counts = cleaned(ATTACK)
    html = rich_text(result.blocks)
    assert "an toàn" in html and "alert" not in html
    for word in ("<img", "<script", "href", "onerror", "<svg", "<iframe", "<form", "style"):
        assert word not in html
    assert counts["pictures"] >= 2


@given(st.text(st.sampled_from("<>/=\"'&; abpt1imgscrxonlk:\u0301\u00ad"), max_size=200))
def test_any_mark_up_gives_only_our_elements(text):
    html = rich_text(mended(parse(text)[0]).blocks)
    again = rich_text(mended(parse(html)[0], AS_IT_IS).blocks)
    assert "<script" not in html and "<img" not in html
    assert parse(again)[0] == parse(html)[0] or "  " in html


def test_bold_of_google_documents_and_the_bold_that_is_not():
    html = '<b style="font-weight:normal"><p>a <span style="font-weight:700">b</span></p></b>'
    assert rich_text(cleaned(html)[0].blocks) == "<p>a <b>b</b></p>"


def test_letters_and_spaces_are_mended_and_counted():
    nfd = unicodedata.normalize("NFD", "tiếng")
    result, _counts = cleaned(f"<p>Ðiều&nbsp; 2. {nfd} <b> vi</b>\u0002ệt “a”&shy;</p>")
    assert rich_text(result.blocks) == "<p>Điều 2. tiếng <b>vi</b>ệt “a”</p>"
    assert set(result.changes) == {"look-alikes", "spaces", "composed", "hidden"}
    assert result.before and result.after


def test_a_mark_cut_off_from_its_letter_by_a_change_of_format():
    assert rich_text(cleaned("<p><b>vie</b>\u0323\u0302t</p>")[0].blocks) == "<p><b>việ</b>t</p>"
    html = "<p><font face='VNI-Times'>Coäng ho<b>øa</b> xaõ hoäi</font></p>"
    assert rich_text(cleaned(html)[0].blocks) == "<p>Cộng hò<b>a</b> xã hội</p>"


def test_legacy_text_is_converted_by_font_and_by_content():
    html = (
        f"<p><span style='font-family:\".VnTimeH\"'>B¸o c¸o</span></p><p>{TCVN3}</p>"
        "<p style='font-family:Arial'>Chữ Unicode giữa trang «ở» ©</p>"
    )
    result, _counts = cleaned(html)
    assert result.encoding == "tcvn3"
    assert rich_text(result.blocks) == (
        f"<p>BÁO CÁO</p><p>{UNICODE}</p><p>Chữ Unicode giữa trang «ở» ©</p>"
    )
    assert (result.before, result.after) == (TCVN3, UNICODE)


def test_an_editor_may_refuse_or_name_another_encoding():
    refused, _counts = cleaned(f"<p>{TCVN3}</p>", AS_IT_IS)
    assert rich_text(refused.blocks) == f"<p>{TCVN3}</p>"
    assert refused.changes["doubtful"] == 1
    named, _counts = cleaned("<p>Coäng hoøa xaõ hoäi</p>", "vni")
    assert rich_text(named.blocks) == "<p>Cộng hòa xã hội</p>"


def test_unicode_text_is_not_changed():
    result, _counts = cleaned(f"<p>{UNICODE}</p><p>Été à l'hôtel</p><p>5 µm ± 2 °C ®</p>")
    assert result.encoding is None and not result.changes


# Tables --------------------------------------------------------------------------------------


def test_tables_become_table_blocks_with_headings_and_caption():
    html = (
        "<p>Trước</p><p>Bảng 1. Dân số</p><table><tr><td>Xã<td colspan=2>Số</tr>"
        "<tr><td rowspan=2><b>A</b><td>1<td>2</tr><tr><td>3<td>4</tr></table><p>Sau</p>"
    )
    before, found, after = stream(cleaned(html)[0].blocks, {}, {})
    assert (before["value"], after["value"]) == ("<p>Trước</p>", "<p>Sau</p>")
    assert found["value"]["caption"] == "Bảng 1. Dân số"
    content = found["value"]["table"]
    assert [(c["heading"], c["type"]) for c in content["columns"]] == [
        ("Xã", "rich_text"),
        ("Số", "text"),
        ("", "text"),
    ]
    assert [row["values"] for row in content["rows"]] == [
        ["<p><b>A</b></p>", "1", "2"],
        ["", "3", "4"],
    ]


def test_tables_in_tables_and_tables_for_layout_lose_no_text():
    nested = "<table><tr><td>a<td>b</tr><tr><td><table><tr><td>c<td>d</table><td>e</table>"
    result, counts = cleaned(nested)
    assert counts["nested"] == 1
    row = stream(result.blocks, {}, {})[0]["value"]["table"]["rows"][0]["values"]
    assert row == ["<p>c</p><p>d</p>", "e"]
    layout = cleaned("<table><tr><td><p>UBND TỈNH</p><td><p>CỘNG HÒA</p></table>")[0].blocks
    assert stream(layout, {}, {})[0]["value"] == "<p>UBND TỈNH</p><p>CỘNG HÒA</p>"


def test_spans_of_a_million_columns_are_cut():
    html = "<table><tr><td colspan=999999999 rowspan=999999>a<td>b</tr><tr><td>c</table>"
    content = stream(cleaned(html)[0].blocks, {}, {})[0]["value"]["table"]
    assert len(content["columns"]) == MAX_COLUMNS


# Word files ----------------------------------------------------------------------------------


def read_docx(data):
    answer = bounded.read("docx", data)
    return answer, mended(answer["blocks"])


def test_a_word_file_with_fonts_tables_and_pictures():
    body = (
        paragraph(run("B¸o c¸o", font=".VnTimeH", bold=True))
        + paragraph(run(TCVN3, font=".VnTime"))
        + table(["Tªn", "Sè"], ["Hµ Néi", "1"])
        + picture("photo", "Cảnh núi")
    )
    answer, result = read_docx(word_file(body, {"photo.jpeg": image_bytes((20, 10))}))
    parts = stream(result.blocks, {0: "Núi"}, {0: 7})
    assert parts[0]["value"] == f"<p><b>BÁO CÁO</b></p><p>{UNICODE}</p>"
    assert parts[1]["value"]["table"]["columns"][0]["heading"] == "Tên"
    assert parts[2] == {"type": "image", "value": {"image": 7, "alt_text": "Núi"}}
    assert answer["blocks"][-1]["alt"] == "Cảnh núi"
    assert [p["type"] for p in answer["pictures"]] == ["image/jpeg"]


def test_macros_and_what_lies_outside_are_left_out_and_said():
    settings = "word/_rels/settings.xml.rels"
    link = '<Relationship Type="attachedTemplate" Target="http://evil.example/t.dotm"/>'
    data = word_file(
        paragraph(run("an toàn")) + picture("outside"),
        extra={"word/vbaProject.bin": b"macro", settings: link},
        outside=[("outside", "image", "http://evil.example/x.png", True)],
    )
    answer, result = read_docx(data)
    assert rich_text(result.blocks) == "<p>an toàn</p>"
    assert answer["counts"] == {"macros": 1, "template": 1, "pictures": 1}


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word_file(paragraph(run("x")))[:-60], "damaged"),
        (word_file(paragraph(run("x")))[:200], "damaged"),
        (b"PK\x03\x04 no", "damaged"),
        (b"", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old-word"),
        (lambda: word_file("", extra={"word/bomb.bin": bytes(210 * 1024**2)}), "too-large"),
        (word_file("<w:p>", extra={}), "damaged"),
        (word_file("", extra={"word/styles.xml": ENTITIES}), "damaged"),
    ],
    ids=["cut", "cut early", "no zip", "empty", "doc", "bomb", "broken xml", "entities"],
)
def test_broken_bursting_and_old_files_are_refused_with_the_reason(data, code):
    with pytest.raises(ValidationError) as refused:
        bounded.read("docx", data() if callable(data) else data)
    assert refused.value.messages == [str(bounded.REFUSALS[code])]


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 2)
    begun = time.monotonic()
    with pytest.raises(ValidationError) as refused:
        bounded.read("html", b"<div>" * 1_000_000)
    assert time.monotonic() - begun < 5
    assert refused.value.messages == [str(bounded.REFUSALS["too-complex"])]


def test_5_mb_with_scripts_are_cleaned_in_seconds():
    html = (ATTACK + WORD_HTML) * (bounded.MAX_BYTES // len((ATTACK + WORD_HTML).encode()))
    begun = time.monotonic()
    answer = bounded.read("html", html.encode())
    assert "alert" not in rich_text(mended(answer["blocks"]).blocks)
    assert time.monotonic() - begun < 20


def test_more_than_5_mb_are_refused():
    with pytest.raises(ValidationError):
        bounded.read("html", b"a" * (bounded.MAX_BYTES + 1))


def test_the_worker_knows_nothing_of_the_portal(monkeypatch):
    seen = {}

    def note(command, **options):
        seen.update(options)
        raise bounded.subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(bounded.subprocess, "run", note)
    with pytest.raises(ValidationError):
        bounded.read("html", b"<p>")
    assert set(seen["env"]) == {"PATH", "PYTHONDONTWRITEBYTECODE"}


def test_too_many_pictures_are_left_out(monkeypatch):
    monkeypatch.setattr(worker, "MAX_PICTURE_BYTES", 10)
    data = word_file(picture("photo"), {"photo.jpeg": image_bytes((20, 10))})
    answer = worker.read_docx(data)
    assert answer["pictures"] == []


# On saving -----------------------------------------------------------------------------------

pytestmark = pytest.mark.django_db
NFD = unicodedata.normalize("NFD", "Khởi  công")


def test_r43_every_text_of_a_page_is_in_one_form_when_saved(network):
    table_value = {"columns": [{"type": "text", "heading": NFD}], "rows": [{"values": [NFD]}]}
    page = make_article(
        network.commune,
        title=f"Ðại\u00a0hội {NFD}",
        summary="Tóm\u0002 tắt  hai",
        author=NFD,
        publish=False,
    )
    with entered(network.commune):
        page.body = [
            ("paragraph", f"<p>{NFD}\u00a0<b>a &amp; b</b></p>"),
            ("quotation", {"text": NFD, "source": "Ðài"}),
        ]
        raw = page.body.get_prep_value()
        page.body = page._meta.get_field("body").stream_block.to_python(
            [*raw, {"type": "table", "value": {"caption": NFD, "table": table_value}}]
        )
        page.save_revision().publish()
        page = ArticlePage.objects.get(pk=page.pk)
        assert page.title == "Đại hội Khởi công" and page.slug == "dai-hoi-khoi-cong"
        assert (page.summary, page.author) == ("Tóm tắt hai", "Khởi công")
        text, quotation, found = page.body
        assert text.value.source == "<p>Khởi công <b>a &amp; b</b></p>"
        assert quotation.value["source"] == "Đài"
        assert found.value["table"].columns[0]["heading"] == "Khởi công"
        assert found.value["table"].row_data[0]["values"] == ["Khởi công"]


def test_saving_does_not_touch_what_is_in_order_nor_what_is_not_text(network):
    body = "<p>Năm 2026: <a href=\"https://a.vn/?x=1&amp;y='2'\">“liên kết”</a> it's</p>"
    page = make_article(network.commune, body=body)
    with entered(network.commune):
        page = ArticlePage.objects.get(pk=page.pk)
        assert page.body[0].value.source == body
        assert not change_texts(page, lambda text: text)


def test_legacy_letters_are_not_lost_by_saving(network):
    page = make_article(network.commune, title="LÞch lµm viÖc th\u00adêng kú kÐm", publish=False)
    with entered(network.commune):
        assert "th\u00adêng" in ArticlePage.objects.get(pk=page.pk).title


def test_titles_of_pictures_too(network):
    with entered(network.commune):
        image = PortalImage(title=f"Ðồi  {NFD}", author=NFD)
        image.file.save("a.jpg", SimpleUploadedFile("a.jpg", image_bytes()), save=False)
        image.save()
        assert PortalImage.objects.get().title == "Đồi Khởi công"


# The screens ---------------------------------------------------------------------------------


@pytest.fixture
def desk(network, browse):
    """A writer of the commune with an article, signed in."""
    page = make_article(network.commune, publish=False)
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, WRITER, EMAIL))
    return client, page, network


def url(name, *args):
    return reverse(name, args=args)


def bring(client, page, **data):
    return client.post(url("paste_from_word", page.pk), data)


def latest(network, page):
    with entered(network.commune):
        return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_r43_a_word_file_with_a_picture_becomes_a_draft_after_confirmation(desk):
    client, page, network = desk
    body = paragraph(run(TCVN3, font=".VnTime")) + picture("photo") + picture("drawing")
    data = word_file(body, {"photo.jpeg": image_bytes(), "drawing.emf": b"emf"})
    answer = bring(client, page, file=SimpleUploadedFile("bao-cao.docx", data))
    assert answer.status_code == 302
    shown = client.get(answer.url).content.decode()
    assert TCVN3 in shown and UNICODE in shown and "TCVN3" in shown
    with entered(network.commune):
        pasted = PastedText.objects.get()
    assert client.get(url("pasted_picture", pasted.pk, 0))["Content-Type"] == "image/jpeg"
    assert client.get(url("pasted_picture", pasted.pk, 1)).status_code == 404
    assert len(latest(network, page).body) == 1, "nothing is written before it is confirmed"

    asked = client.post(answer.url, {"bang-ma": "tcvn3", "alt-0": "Cảnh  núi"})
    assert asked.status_code == 422, "author, source, licence and declaration (R33)"
    assert 'value="Cảnh  núi"' in asked.content.decode(), "what was typed stays"
    taken = client.post(answer.url, {"bang-ma": "tcvn3", "alt-0": "Cảnh  núi", **FACTS})
    assert taken.url == url("wagtailadmin_pages:edit", page.pk)
    with entered(network.commune):
        _first, text, image = latest(network, page).body
        assert text.value.source == f"<p>{UNICODE}</p>"
        stored = PortalImage.objects.get()
        assert image.value["image"] == stored and image.value["alt_text"].startswith("Cảnh")
        assert stored.uploaded_by_user.email == EMAIL and stored.file_hash
        assert (stored.author, stored.licence) == (FACTS["author"], FACTS["licence"])
        assert stored.declared_at and stored.description.startswith("Cảnh")
        assert not PastedText.objects.exists() and not PastedPicture.objects.exists()
    with entered(network.department):
        assert not PortalImage.objects.exists()
    edit = client.get(taken.url)
    assert edit.status_code == 200 and "js/pasting." in edit.content.decode()


def test_a_picture_that_the_library_has_is_used_again(desk):
    client, page, network = desk
    for _each in range(2):
        data = word_file(picture("photo"), {"photo.jpeg": image_bytes()})
        answer = bring(client, page, file=SimpleUploadedFile("a.docx", data))
        client.post(answer.url, {**FACTS, "alt-0": "Cảnh núi"})
    with entered(network.commune):
        assert PortalImage.objects.count() == 1
        _first, one, other = latest(network, page).body
        assert one.value["image"] == other.value["image"]


def test_refused_text_changes_nothing(desk):
    client, page, network = desk
    answer = bring(client, page, html=f"<p>{TCVN3}</p>")
    number = answer.url.rstrip("/").rpartition("/")[2]
    assert client.post(url("refuse_pasted", number)).status_code == 302
    assert len(latest(network, page).body) == 1
    with entered(network.commune):
        assert not PastedText.objects.exists()


def test_an_editor_may_keep_the_encoding(desk):
    client, page, network = desk
    answer = bring(client, page, html=f"<p>{TCVN3}</p>")
    assert UNICODE not in client.get(answer.url + "?bang-ma=none").content.decode()
    client.post(answer.url, {"bang-ma": "none"})
    assert latest(network, page).body[1].value.source == f"<p>{TCVN3}</p>"


def test_plain_text_and_old_text_files(desk):
    client, page, network = desk
    old = SimpleUploadedFile("cu.txt", TCVN3.encode("latin-1"))
    answer = bring(client, page, file=old)
    client.post(answer.url, {"bang-ma": "tcvn3"})
    assert latest(network, page).body[1].value.source == f"<p>{UNICODE}</p>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word_file("")[:100]),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.docx", b""),
        ("a.txt", b"x" * (bounded.MAX_BYTES + 1)),
    ],
    ids=["cut", "doc", "pdf", "empty", "large"],
)
def test_on_an_error_the_original_stays_in_the_form(desk, name, content):
    client, page, _network = desk
    answer = bring(client, page, html="<p>giữ nguyên</p>", file=SimpleUploadedFile(name, content))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "&lt;p&gt;giữ nguyên&lt;/p&gt;" in shown and "error-message" in shown


def test_too_much_is_refused_and_kept_in_the_form(desk):
    client, page, _network = desk
    answer = bring(client, page, html="é" * (bounded.MAX_BYTES // 2 + 1))
    assert answer.status_code == 422
    assert "lớn hơn 5 MB" in answer.content.decode()
    assert "ééé" in answer.content.decode()


def test_a_picture_without_alternative_text_keeps_the_page_from_publishing(desk):
    client, page, network = desk
    data = word_file(picture("photo"), {"photo.jpeg": image_bytes()})
    answer = bring(client, page, file=SimpleUploadedFile("a.docx", data))
    client.post(answer.url, FACTS)
    with entered(network.commune):
        assert PortalImage.objects.exists()
        block = latest(network, page).body.stream_block
        with pytest.raises(ValidationError):
            block.clean(latest(network, page).body)


def test_nobody_takes_what_another_brought_or_writes_where_he_may_not(desk, browse):
    client, page, network = desk
    answer = bring(client, page, html="<p>một</p>")
    other = browse(network.commune)
    with entered(network.commune):
        other.force_login(make_user(network.commune, APPROVER, "khac@example.org"))
        page.locked = True
        page.save()
    for place in (answer.url, answer.url + "bo/", answer.url + "anh/0/"):
        assert other.post(place).status_code in (404, 405)
    assert client.post(answer.url).status_code == 302, "the page is locked: the admin sends back"
    assert len(latest(network, page).body) == 1
    assert browse(network.commune).get(answer.url).status_code == 302, "sign in first"


def test_an_editor_of_another_organisation_reaches_nothing(desk, browse):
    """Numbers of pages and of pasted text exist in both organisations."""
    client, page, network = desk
    answer = bring(client, page, html="<p>bí mật</p>")
    other = browse(network.department)
    with entered(network.department):
        other.force_login(make_user(network.department, APPROVER, "so@example.org"))
        assert not PastedText.objects.exists()
    for place in (answer.url, answer.url + "anh/0/"):
        assert other.get(place).status_code == 404
    assert other.post(answer.url).status_code == 404
    stranger = browse(network.department)
    stranger.cookies = client.cookies
    assert stranger.get(answer.url).status_code == 302, "a session is of one host"


def test_only_pages_with_a_body_have_the_screen(desk):
    client, _page, network = desk
    with entered(network.commune):
        home = ContentPage.objects.first()
        root = home.get_ancestors().filter(depth=2).get()
    assert client.get(url("paste_from_word", home.pk)).status_code == 200
    assert client.get(url("paste_from_word", root.pk)).status_code == 404


# The editor's own paste ----------------------------------------------------------------------


def ask(client, **data):
    return client.post(url("clean_paste"), json.dumps(data), content_type="application/json")


def test_the_endpoint_cleans_and_offers_the_conversion(desk):
    client, _page, _network = desk
    answer = ask(client, html=f"<p style='color:red'>{TCVN3}</p>").json()
    assert answer["as_it_is"] == f"<p>{TCVN3}</p>"
    assert answer["converted"] == f"<p>{UNICODE}</p>"
    assert (answer["before"], answer["after"]) == (TCVN3, UNICODE)
    assert any("TCVN3" in said for said in answer["changes_converted"])
    plain = ask(client, text=f"Ðiều  1\n{NFD}").json()
    assert plain["as_it_is"] == "Điều 1\nKhởi công" and "converted" not in plain
    assert plain["changes"]


def test_the_endpoint_is_for_editors_of_this_site_with_their_token(desk, browse):
    client, _page, network = desk
    assert ask(browse(network.commune), text="a").status_code in (302, 403)
    strict = browse(network.commune, enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert ask(strict, text="a").status_code == 403
    stranger = browse(network.department)
    stranger.cookies = client.cookies
    assert ask(stranger, text="a").status_code in (302, 403)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"\xff", 400),
        (json.dumps({"html": "<p>" + "a" * bounded.MAX_BYTES}).encode(), 422),
        (b'{"text": "' + b"a" * 11 * 1024**2 + b'"}', 413),
        (b'{"html": "<p>\\ud800\\u0000</p>"}', 200),
        (b'{"text": "\\ud800"}', 200),
        (b'{"html": null}', 200),
    ],
    ids=["empty", "list", "bytes", "large", "very large", "surrogate", "text", "null"],
)
def test_bad_questions_get_an_answer(desk, body, status):
    client, _page, _network = desk
    answer = client.post(url("clean_paste"), body, content_type="application/json")
    assert answer.status_code == status
    assert answer.json().get("error") or status == 200


# Pages already saved -------------------------------------------------------------------------


def test_legacy_text_of_a_saved_page_is_converted_when_confirmed(desk):
    client, _page, network = desk
    body = f"<p>{TCVN3}</p><p>Sè l­îng <b>c¸n bé</b></p>"
    old = make_article(network.commune, title="LÞch lµm viÖc cña phßng", body=body, publish=False)
    shown = client.get(url("convert_encoding", old.pk)).content.decode()
    assert "Lịch làm việc của phòng" in shown and "LÞch" in shown
    assert latest(network, old).title.startswith("LÞch")
    client.post(url("convert_encoding", old.pk), {"bang-ma": "tcvn3"})
    page = latest(network, old)
    assert page.title == "Lịch làm việc của phòng"
    assert page.body[0].value.source == f"<p>{UNICODE}</p><p>Số lượng <b>cán bộ</b></p>"


def test_a_page_in_unicode_has_nothing_to_convert(desk):
    client, page, _network = desk
    answer = client.post(url("convert_encoding", page.pk), {"bang-ma": ""})
    assert answer.status_code == 200 and "LÞch" not in answer.content.decode()


def test_blocks_of_plain_text_are_its_lines():
    assert [b["runs"][0][0] for b in from_text("một\r\n\r\nhai\rba")] == ["một", "hai", "ba"]
