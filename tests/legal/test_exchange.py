"""Documents in bulk: compared, written, found again, the same after export and import (R105)."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageLogEntry

from legal.exchange.export import write_zip
from legal.models import LegalDocumentPage, LegalImportRow, LegalRelation
from sites.models import LegalEntry, PublishedItem
from sites.tasks import run_now
from sites.tenancy import entered
from tests.legal.documents import PATH, library_of, make_legal
from tests.legal.exchanging import FILES, ROW, TEXT_PDF, bring, csv_of, outcome, row, zip_of
from tests.legal.kept_files import LINES
from tests.legal.pdf_files import pdf_file
from vietnamese.folding import normalize

pytestmark = pytest.mark.django_db
SAME = [
    "symbol", "form", "issuer_id", "issued_on", "effective_on", "abstract", "expires_on", "signer",
    "capacity", "field", "is_normative", "gazette_issue", "national_id", "legal_bases", "status",
    "title", "text_tree", "statuses", "recipients", "slug",
]  # fmt: skip


def documents(organisation):
    with entered(organisation):
        return {page.symbol: page for page in LegalDocumentPage.objects.all()}


def test_r105_a_document_comes_in_whole_as_if_an_editor_had_published_it(network, browse):
    job = bring(network.commune)
    assert outcome(network.commune, job) == [("new", [])] and job.state == "done"
    page = documents(network.commune)["352/QĐ-UBND"]
    with entered(network.commune):
        assert page.form == "quyet-dinh" and page.status == "in-force" and page.live
        assert page.latest_revision_id and page.live_revision_id == page.latest_revision_id
        assert page.get_parent().specific == library_of(network.commune)
        assert not any(Page.find_problems())
        assert [row.document.title for row in page.files.all()] == ["352.pdf"]
        assert page.files.get().is_unaltered() and page.files.get().document.is_public()
        actions = PageLogEntry.objects.filter(page_id=page.pk).values_list("action", flat=True)
        assert set(actions) == {"wagtail.create", "wagtail.publish"}
        assert LegalDocumentPage.objects.search("quy che cong thong tin").count() == 1
        file_url = page.files.get().document.url
    entry = LegalEntry.objects.get(organisation=network.commune, page_id=page.pk)
    assert entry.symbol_key == "352-qdubnd" and entry.status == "in-force"
    html = browse(network.commune).get(f"{PATH}{page.slug}/").content.decode()
    assert 'id="dieu-2"' in html, "the text came from the file"
    served = browse(network.commune).get(file_url)
    assert b"".join(served.streaming_content) == TEXT_PDF
    found = browse(network.commune).get(f"{PATH}?q=pham+vi+352").content.decode()
    assert "352/QĐ-UBND" in found


def test_r104_files_of_an_import_are_read_in_the_background(network, browse):
    annexed = row("9/QĐ-UBND", files="352.pdf; bieu.pdf")
    job = bring(network.commune, [annexed], {**FILES, "bieu.pdf": pdf_file([LINES])})
    client, query = browse(network.commune), {"q": "mắc ca"}
    assert outcome(network.commune, job) == [("new", [])]
    assert "9/QĐ-UBND" not in client.get(PATH, query).content.decode()
    run_now(network.commune.schema_name)
    assert "9/QĐ-UBND" in client.get(PATH, query).content.decode()


def test_what_was_imported_is_edited_and_rolled_back_like_any_page(network):
    bring(network.commune)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        first = page.latest_revision
        page.abstract = "Trích yếu khác"
        page.save_revision().publish()
        first.publish()
        again = LegalDocumentPage.objects.get()
        assert again.abstract == ROW["abstract"] and again.files.count() == 1
        other = make_legal(network.commune, "9/QĐ-UBND")
        assert other.path > again.path and not any(Page.find_problems())


def test_r105_a_second_import_says_all_unchanged(network):
    rows = [ROW, row("1/QĐ-UBND", relations="thay thế: 352/QĐ-UBND (26/02/2024)")]
    bring(network.commune, rows, without_files=True)
    again = bring(network.commune, rows, without_files=True)
    assert [kind for kind, _notes in outcome(network.commune, again)] == ["unchanged"] * 2
    with entered(network.commune):
        assert LegalDocumentPage.objects.count() == 2
        assert all(page.revisions.count() == 1 for page in LegalDocumentPage.objects.all())


def test_r105_differences_are_told_field_by_field_and_nothing_is_written_dry(network):
    bring(network.commune)
    changed = ROW | {"abstract": "Trích yếu mới", "expires_on": "01/01/2030", "signer": "Lò Văn An"}
    job = bring(network.commune, [changed, row("7/QĐ-UBND")], dry_run=True)
    with entered(network.commune):
        assert LegalDocumentPage.objects.get().abstract == ROW["abstract"]
        first, second = job.rows.all()
        assert ["Trích yếu", ROW["abstract"], "Trích yếu mới"] in first.differences
        assert ["Ngày hết hiệu lực", "", "01/01/2030"] in first.differences
        assert first.outcome == "changed" and second.outcome == "new" and job.state == "ready"
    bring(network.commune, [changed, row("7/QĐ-UBND")])
    page = documents(network.commune)["352/QĐ-UBND"]
    assert page.abstract == "Trích yếu mới" and page.expires_on == date(2030, 1, 1)
    assert page.statuses[-1] == "wholly-expired"
    with entered(network.commune):
        assert page.revisions.count() == 2


def test_r105_export_and_import_into_an_empty_library_give_the_same_documents(network):
    rows = [
        ROW | {
            "symbol": "352/QĐ-TTg", "issuer": "TTg", "national_id": "167890",
            "gazette_issue": "12+13", "signer": "Lò Văn An",
            "capacity": "KT.", "field": "Đất đai", "is_normative": "không",
            "legal_bases": "Luật A;\nLuật B;", "recipients": "Như Điều 3", "expires_on": "1/1/2031",
            "files": "352.pdf | original; 352-b.pdf | annex | Phụ lục I",
        },
        row("90/QĐ-TTg", issuer="Thủ tướng Chính phủ", issued_on="02/03/2025",
            effective_on="02/03/2025", relations=[
            {"verb": "replaces", "symbol": "352/QĐ-TTg", "issued_on": "2024-02-26",
             "articles": "Điều 5; khoản 2 Điều 7"},
            {"verb": "amends", "symbol": "1/2020/QĐ-UBND", "title": "Một văn bản; khác"},
        ]),
    ]  # fmt: skip
    files = FILES | {"352-b.pdf": b"%PDF-1.4 phu luc"}
    job = bring(network.commune, rows, files, without_files=True)
    assert [kind for kind, _notes in outcome(network.commune, job)] == ["new", "new"]
    out = io.BytesIO()
    with entered(network.commune):
        assert list(write_zip(library_of(network.commune), out, with_files=True)) == [1, 2]
    bring(network.department, data=out.getvalue(), without_files=True)
    here, there = documents(network.commune), documents(network.department)
    assert set(here) == set(there) == {"352/QĐ-TTg", "90/QĐ-TTg"}
    assert here["352/QĐ-TTg"].status == "partly-expired"
    for symbol, page in here.items():
        other = there[symbol]
        assert {n: getattr(page, n) for n in SAME} == {n: getattr(other, n) for n in SAME}
        assert facts_of(network.commune, page) == facts_of(network.department, other)
    again = bring(network.department, data=out.getvalue(), without_files=True)
    assert {kind for kind, _notes in outcome(network.department, again)} == {"unchanged"}


def facts_of(organisation, page):
    with entered(organisation):
        files = [(f.sha256, f.kind, f.title, f.document.title) for f in page.files.all()]
        names = ("verb", "is_acted_on", "target_symbol", "target_title", "articles")
        relations = [
            (*(getattr(row, name) for name in names), bool(row.target_page_id))
            for row in page.relations.all()
        ]
        return files, relations


def test_r105_relations_meet_whatever_the_order_and_move_the_status(network, monkeypatch):
    monkeypatch.setattr("legal.exchange.running.STEP", 1)
    later = row("3/QĐ-UBND", issued_on="03/03/2025", effective_on="03/03/2025")
    rows = [
        row("1/QĐ-UBND", relations="Văn bản thay thế: 3/QĐ-UBND"),
        later | {"relations": "thay thế: 2/QĐ-UBND (26/02/2024); bãi bỏ: 99/QĐ-UBND"},
        row("2/QĐ-UBND"),
    ]
    bring(network.commune, rows, without_files=True)
    found = documents(network.commune)
    assert {s: p.status for s, p in found.items()} == {
        "01/QĐ-UBND": "wholly-expired", "02/QĐ-UBND": "wholly-expired", "03/QĐ-UBND": "in-force",
    }  # fmt: skip
    assert LegalEntry.objects.get(page_id=found["02/QĐ-UBND"].pk).status == "wholly-expired"
    with entered(network.commune):
        linked = LegalRelation.objects.exclude(target_page=None)
        assert linked.count() == 2 and LegalRelation.objects.count() == 3


def test_an_interrupted_import_goes_on_where_it_stopped(network, monkeypatch):
    monkeypatch.setattr("legal.exchange.running.STEP", 2)
    rows = [row(f"{number}/QĐ-UBND") for number in range(10, 15)]
    from legal.exchange import bulk

    add, done = bulk.add, []

    def fails_later(pages, library):
        if done:
            raise RuntimeError("power cut")
        done.append(add(pages, library))

    monkeypatch.setattr(bulk, "add", fails_later)
    with pytest.raises(RuntimeError):
        bring(network.commune, rows, without_files=True)
    with entered(network.commune):
        assert LegalDocumentPage.objects.count() == 2, "a step is whole or not at all"
    monkeypatch.setattr(bulk, "add", add)
    job = bring(network.commune, rows, without_files=True)
    kinds = [kind for kind, _notes in outcome(network.commune, job)]
    assert kinds == ["unchanged", "unchanged", "new", "new", "new"]


def test_a_failed_step_leaves_no_file_behind(network, monkeypatch, settings):
    from legal.exchange import bulk

    def breaks(*arguments):
        raise RuntimeError("broken")

    monkeypatch.setattr(bulk, "add", breaks)
    folder = Path(settings.MEDIA_ROOT, "tenants", network.commune.schema_name)
    before = set(folder.rglob("352*")) if folder.exists() else set()
    with pytest.raises(RuntimeError):
        bring(network.commune)
    assert set(folder.rglob("352*")) == before


def test_without_publish_they_are_drafts_and_with_it_what_lacks_a_part_is(network):
    job = bring(network.commune, publish=False)
    assert not documents(network.commune)["352/QĐ-UBND"].live
    assert outcome(network.commune, job) == [("new", [])]
    job = bring(network.commune, [row("5/QĐ-UBND")])
    page = documents(network.commune)["05/QĐ-UBND"]
    ((kind, (why,)),) = outcome(network.commune, job)
    assert not page.live and kind == "new" and "tệp" in why
    assert not PublishedItem.objects.filter(organisation=network.commune, kind="legal").exists()


def test_what_a_draft_lacked_is_brought_later(network):
    rows = [ROW]
    job = bring(network.commune, rows, {})
    assert outcome(network.commune, job)[0][0] == "new"
    assert not documents(network.commune)["352/QĐ-UBND"].live
    job = bring(network.commune, rows, FILES)
    assert outcome(network.commune, job) == [("changed", [])]
    page = documents(network.commune)["352/QĐ-UBND"]
    assert page.live and page.text_tree
    with entered(network.commune):
        assert page.files.get().is_unaltered()


def test_only_the_library_of_the_organisation_is_written(network):
    bring(network.commune)
    make_legal(network.department, "1/QĐ-UBND")
    bring(network.department, [ROW | {"abstract": "Của sở"}])
    assert documents(network.commune)["352/QĐ-UBND"].abstract == ROW["abstract"]
    assert documents(network.department)["352/QĐ-UBND"].abstract == "Của sở"
    with entered(network.commune):
        assert LegalImportRow.objects.count() == 1
        assert LegalDocumentPage.objects.count() == 1


def test_the_commands_import_show_and_export(network, tmp_path, capsys):
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "metadata.csv").write_bytes(csv_of([ROW, row("5/QĐ-XYZ", issuer="Sở Lạ")]))
    (folder / "352.pdf").write_bytes(TEXT_PDF)
    code, out, err = network.commune.code, io.StringIO(), io.StringIO()

    def run(*arguments):
        call_command("import_documents", *arguments, "--organisation", code, stdout=out, stderr=err)
        return out.getvalue()

    assert "1 would be added" in run(str(folder), "--dry-run")
    assert not documents(network.commune)
    report = tmp_path / "report.csv"
    said = run(str(folder), "--publish", "--report", str(report))
    assert "1 were added, 0 were changed, 0 are the same, 1 refused" in said
    assert "Sở Lạ" in err.getvalue() and "Sở Lạ" in report.read_text(encoding="utf-8")
    file = tmp_path / "ra.zip"
    call_command("export_documents", str(file), "--organisation", code, stdout=out)
    assert "1 documents were written" in out.getvalue()
    assert "1 are the same" in run(str(file), "--publish")
    with pytest.raises(CommandError):
        call_command("export_documents", str(file), "--organisation", code, stdout=out)
    for wrong in ("khong-co.zip", str(tmp_path)):
        with pytest.raises(CommandError):
            run(wrong)
    with pytest.raises(CommandError):
        call_command("import_documents", str(folder), "--organisation", "khong-co")


def test_text_that_is_there_is_never_overwritten(network):
    bring(network.commune)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        tree = page.text_tree
    other = ROW | {"files": "", "text_file": "khac.txt"}
    job = bring(network.commune, [other], {"khac.txt": "Điều 9. Khác".encode()})
    assert outcome(network.commune, job) == [("unchanged", [])]
    assert documents(network.commune)["352/QĐ-UBND"].text_tree == tree


def test_vietnamese_headings_and_every_way_to_write_a_value(network):
    rows = [{
        "SỐ KÝ HIỆU": normalize("Số: 15/2024/QÐ- UBND"), "co_quan_ban_hanh": "Uỷ ban nhân dân",
        "Ngày ký": "5/6/2024", "Hiệu lực từ": "2024-06-15", "Trích yếu nội dung": "Quy định giá",
        "Lĩnh vực": "dat-dai", "Tình trạng hiệu lực": "Còn hiệu lực", "Ghi chú": "bỏ qua",
    }]  # fmt: skip
    job = bring(network.commune, rows, without_files=True)
    kind, notes = outcome(network.commune, job)[0]
    assert (kind, job.ignored) == ("new", ["Ghi chú"]), notes
    page = documents(network.commune)["15/2024/QĐ-UBND"]
    assert page.effective_on == date(2024, 6, 15) and page.field == "dat-dai"
    assert page.is_normative is True and page.slug == "quyet-dinh-15-2024-qd-ubnd-2024"


def test_a_table_alone_and_continued_metadata_are_sources_too(network):
    part = csv_of([row("21/QĐ-UBND")], headings={"symbol": "Số, ký hiệu"})
    data = zip_of(**{"goi/metadata.csv": csv_of([row("20/QĐ-UBND")]), "goi/metadata-2.csv": part})
    job = bring(network.commune, data=data, without_files=True)
    assert [kind for kind, _notes in outcome(network.commune, job)] == ["new", "new"]


def test_relations_are_added_to_those_an_editor_made(network):
    bring(network.commune, [ROW | {"relations": "bãi bỏ: 1/QĐ-UBND"}])
    changed = ROW | {"relations": "bãi bỏ: 1/QĐ-UBND (01/02/2020); sửa đổi bổ sung: 2/QĐ-UBND"}
    job = bring(network.commune, [changed])
    assert outcome(network.commune, job) == [("changed", [])]
    with entered(network.commune):
        rows = LegalRelation.objects.order_by("sort_order", "pk")
        assert [(row.verb, row.target_issued_on) for row in rows] == [
            ("repeals", date(2020, 2, 1)), ("amends", None),
        ]  # fmt: skip
    assert outcome(network.commune, bring(network.commune, [changed])) == [("unchanged", [])]
