"""Document pages: the seven parts, the wider set, what is refused (R2, R4, R103, R179)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from editorial.roles import APPROVER
from home.models import PortalDocument
from legal.issuers import issuer_for, issuers
from legal.models import (
    IssuingBody,
    IssuingBodyName,
    LegalDocumentPage,
    LegalFile,
    LegalLibraryPage,
    LegalRelation,
)
from legal.vocabularies import BODIES
from sites.models import LegalEntry, PublishedItem
from sites.tenancy import entered
from tests.factories import approve, make_document, make_user
from tests.legal.documents import ISSUED, PATH, again, library_of, make_legal

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/pages/add/legal/legaldocumentpage/{}/"


@pytest.fixture
def clerk(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    return client


def form(files=(), relations=(), **fields):
    rows = [{"document": pk, "kind": "original", "title": ""} for pk in files]
    values = {
        "title": "", "slug": "", "summary": "", "symbol": "352/QĐ-UBND", "form": "", "issuer": "",
        "issued_on": "26/02/2024", "effective_on": "26/02/2024", "abstract": "Ban hành Quy chế",
        "is_normative": "unknown", "files": inline_formset(rows),
        "relations": inline_formset(list(relations)), "action-submit": "1",
    }  # fmt: skip
    return nested_form_data(values | fields)


def relation(**fields):
    values = {
        "verb": "replaces", "target_page": "", "target_symbol": "", "target_issued_on": "",
        "target_title": "", "target_url": "", "effective_from": "", "effective_until": "",
        "articles": "",
    }  # fmt: skip
    return values | fields


def test_r103_a_clerk_publishes_a_document_and_a_citizen_finds_its_seven_parts(
    network, browse, clerk
):
    library = library_of(network.commune)
    file = make_document(network.commune, "Toàn văn Quyết định")
    url = ADD.format(library.pk)
    assert clerk.get(url).status_code == 200
    response = clerk.post(url, form([file.pk]))
    assert response.status_code == 302, response.context["form"].errors
    approve(network.commune)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
    assert page.live and page.slug == "quyet-dinh-352-qd-ubnd-2024"
    html = browse(network.commune).get(f"{PATH}{page.slug}/").content.decode()
    for part in ("Quyết định", "352/QĐ-UBND", "Ủy ban nhân dân", "26/02/2024", "Ban hành Quy chế"):
        assert part in html
    assert "Toàn văn Quyết định" in html and "PDF" in html
    row = PublishedItem.objects.get(organisation=network.commune, kind="legal")
    assert row.category == "legal-documents"


def test_r95_a_document_is_not_approved_before_its_legality_is_declared(network, clerk):
    """The declaration about documents is one of those that every approval asks for."""
    from editorial.workflow.declarations import STATEMENTS

    assert "documents" in {each.code for each in STATEMENTS if "14.2" in each.articles}
    file = make_document(network.commune)
    clerk.post(ADD.format(library_of(network.commune).pk), form([file.pk]))
    with entered(network.commune):
        assert not LegalDocumentPage.objects.get().live


@pytest.mark.parametrize("part", ["symbol", "issued_on", "effective_on", "abstract", "files"])
def test_r103_what_lacks_a_part_is_not_sent_to_be_approved(network, clerk, part):
    file = make_document(network.commune)
    fields = {} if part == "files" else {part: ""}
    files = [] if part == "files" else [file.pk]
    response = clerk.post(ADD.format(library_of(network.commune).pk), form(files, **fields))
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert (part in errors) or ("__all__" in errors)


def test_a_draft_may_lack_everything_but_a_name(network, clerk):
    data = form(symbol="", issued_on="", effective_on="", abstract="", title="Văn bản đang soạn")
    del data["action-submit"]
    response = clerk.post(ADD.format(library_of(network.commune).pk), data)
    assert response.status_code == 302, response.context["form"].errors
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert "files" in page.missing_parts and "symbol" in page.missing_parts


@pytest.mark.parametrize(
    ("typed", "form_code", "abbreviation", "is_normative"),
    [
        ("352/QĐ- UBND", "quyet-dinh", "UBND", False),
        ("Số: 352 /QÐ-UBND", "quyet-dinh", "UBND", False),
        ("78/2025/QĐ-CTUBND", "quyet-dinh", "CTUBND", True),
        ("42/2022/NĐ-CP", "nghi-dinh", "CP", True),
        ("17-NQ/TU", "nghi-quyet", "TU", False),
    ],
)
def test_the_symbol_suggests_form_issuer_and_kind(
    network, typed, form_code, abbreviation, is_normative
):
    with entered(network.commune):
        page = LegalDocumentPage(symbol=typed)
        page.read_symbol()
        assert page.form == form_code
        assert page.issuer.abbreviation == abbreviation
        assert page.is_normative is is_normative


def test_what_the_clerk_chose_is_kept(network):
    with entered(network.commune):
        council = issuer_for("HĐND")
        page = LegalDocumentPage(
            symbol="352/QĐ-UBND", form="nghi-quyet", issuer=council, is_normative=True
        )
        page.read_symbol()
        assert (page.form, page.issuer, page.is_normative) == ("nghi-quyet", council, True)


@pytest.mark.parametrize("typed", ["352", "🙂", "không số", "x" * 100])
def test_a_symbol_that_is_none_is_kept_as_it_is(network, typed):
    with entered(network.commune):
        page = LegalDocumentPage(symbol=typed)
        page.read_symbol()
        assert page.symbol == typed
        assert len(page.symbol_key) <= 150


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"effective_on": ISSUED - timedelta(days=1)}, "early_reason"),
        ({"expires_on": ISSUED - timedelta(days=1)}, "expires_on"),
        ({"override_status": "suspended"}, "override_reason"),
        ({"override_status": "suspended", "override_reason": "x"}, "override_from"),
        ({"gazette_date": ISSUED - timedelta(days=1)}, "gazette_date"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(network, fields, wrong):
    with entered(network.commune), pytest.raises(ValidationError) as caught:
        make_legal(network.commune, **fields)
    assert wrong in caught.value.message_dict


def test_effective_before_issued_stands_with_a_reason(network):
    day = ISSUED - timedelta(days=1)
    page = make_legal(network.commune, effective_on=day, early_reason="Áp dụng hồi tố có lợi")
    assert page.live


def test_a_symbol_is_asked_about_and_the_same_document_refused(network, clerk):
    first = make_legal(network.commune)
    file = make_document(network.commune)
    url = ADD.format(library_of(network.commune).pk)
    same = clerk.post(url, form([file.pk], is_another_document="on"))
    assert "symbol" in same.context["form"].errors
    other = form([file.pk], issued_on="01/03/2025", effective_on="01/03/2025", symbol="352 qd ubnd")
    asked = clerk.post(url, other)
    assert f"/pages/{first.pk}/edit/" in str(asked.context["form"].errors["is_another_document"])
    confirmed = clerk.post(url, other | {"is_another_document": "on"})
    assert confirmed.status_code == 302
    with entered(network.commune):
        assert LegalDocumentPage.objects.filter(symbol_key=first.symbol_key).count() == 2


def test_a_copy_has_no_symbol_of_its_own(network):
    first = make_legal(network.commune)
    with entered(network.commune):
        copy = first.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"}, keep_live=False)
        assert LegalDocumentPage.objects.get(pk=copy.pk).symbol == ""


def test_files_keep_their_checksum_and_an_altered_one_is_seen(network):
    page = make_legal(network.commune)
    with entered(network.commune):
        row = page.files.get()
        assert len(row.sha256) == 64 and row.is_unaltered()
        with row.document.file.storage.open(row.document.file.name, "wb") as file:
            file.write(b"%PDF-1.4 khac")
        assert not LegalFile.objects.get(pk=row.pk).is_unaltered()


def test_r71_days_from_signing_to_posting_are_measured(network):
    today = timezone.localdate()
    day = today - timedelta(days=30)
    late = make_legal(network.commune, issued_on=day, effective_on=day)
    prompt = make_legal(
        network.commune, "353/QĐ-UBND", issued_on=today, effective_on=today + timedelta(days=1)
    )
    assert (late.posted_after, late.is_late) == (30, True)
    assert (prompt.posted_after, prompt.is_late) == (0, False)


def test_bodies_are_called_as_on_the_day_of_issue(network):
    with entered(network.commune):
        body = issuer_for("UBND")
        body.name, body.since = "Ủy ban nhân dân phường Tô Hiệu", date(2025, 7, 1)
        body.former_names.add(
            IssuingBodyName(name="Ủy ban nhân dân phường cũ", until=date(2025, 6, 30))
        )
        body.save()
    old = make_legal(network.commune)
    new = make_legal(network.commune, issued_on=date(2025, 8, 1), effective_on=date(2025, 8, 1))
    with entered(network.commune):
        assert old.issuer_name == "Ủy ban nhân dân phường cũ"
        assert new.issuer_name == "Ủy ban nhân dân phường Tô Hiệu"


def test_every_library_begins_with_the_vocabulary_of_bodies(network):
    for organisation in (network.province, network.commune):
        with entered(organisation):
            assert IssuingBody.objects.count() == len(BODIES) == len(issuers())


def test_documents_stand_in_libraries_only(network):
    with entered(network.commune):
        assert LegalDocumentPage.can_create_at(LegalLibraryPage.objects.get())
        assert not LegalDocumentPage.can_create_at(Page.objects.get(slug="thong-bao"))


def test_nothing_of_a_library_is_seen_by_another_organisation(network, browse):
    page = make_legal(network.commune, relations=[{"verb": "cites", "target_symbol": "1/QĐ-TTg"}])
    with entered(network.commune):
        IssuingBody.objects.create(name="Riêng của phường", level="commune").former_names.add(
            IssuingBodyName(name="Tên cũ", until=date(2020, 1, 1))
        )
    models = [LegalDocumentPage, LegalFile, LegalRelation, PortalDocument]
    with entered(network.department):
        assert not any(model.objects.exists() for model in models)
        assert not IssuingBody.objects.filter(name="Riêng của phường").exists()
        assert not IssuingBodyName.objects.exists()
    assert browse(network.department).get(f"{PATH}{page.slug}/").status_code == 404
    assert "352" not in browse(network.department).get(PATH).content.decode().partition("<main")[2]


def test_a_document_that_expires_leaves_the_library(network):
    page = make_legal(network.commune)
    with entered(network.commune):
        page.expire_at = timezone.now() - timedelta(hours=1)
        page.save(update_fields=["expire_at"])
        call_command("publish_scheduled", verbosity=0)
        assert not again(network.commune, page).live
        assert not LegalEntry.objects.exists()


def test_what_was_written_past_the_pages_is_mended_by_the_rebuild(network):
    page = make_legal(network.commune)
    with entered(network.commune):
        LegalEntry.objects.all().delete()
        LegalDocumentPage.objects.update(status="suspended")
    call_command("rebuild_legal", "--organisation", network.commune.code)
    call_command("rebuild_published", "--organisation", network.commune.code)
    with entered(network.commune):
        assert LegalEntry.objects.get().status == "in-force"
        assert again(network.commune, page).status == "in-force"


def test_a_document_taken_back_leaves_the_library(network):
    page = make_legal(network.commune)
    with entered(network.commune):
        assert LegalEntry.objects.filter(page_id=page.pk).exists()
        page.unpublish()
        assert not LegalEntry.objects.filter(page_id=page.pk).exists()
        again(network.commune, page).delete()
        assert not LegalDocumentPage.objects.exists()
