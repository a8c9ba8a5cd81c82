"""Relations and effect in time: dated rows, seen from both sides (R2, R103-R105)."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from editorial.roles import APPROVER
from legal import effects
from legal.models import LegalDocumentPage, LegalRelation
from legal.relations import link_target, replaced_twice
from legal.tasks import move_everywhere
from sites import stamps
from sites.models import LegalEntry, PublishedItem, ScheduledChange
from sites.schedule import run_due_changes
from sites.tenancy import entered
from tests.factories import make_document, make_user
from tests.legal.documents import PATH, again, library_of, make_legal
from tests.legal.test_documents import ADD, form, relation

pytestmark = pytest.mark.django_db

OLD = {
    "symbol": "458/QĐ-UBND",
    "issued_on": date(2023, 3, 30),
    "effective_on": date(2023, 3, 30),
    "abstract": "Quy chế cũ",
}


def pair(organisation, **row):
    """The Decision of 2023 and the one that does something to it."""
    old = make_legal(organisation, **OLD)
    row = {"verb": "replaces", "target_page": old} | row
    new = make_legal(organisation, relations=[row])
    return again(organisation, old), new


def test_r2_what_is_replaced_is_wholly_expired_from_the_others_day_of_effect(network):
    old, new = pair(network.commune)
    with entered(network.commune):
        assert (old.status, new.status) == ("wholly-expired", "in-force")
        assert old.status_on(date(2024, 1, 1)) == "in-force"
        assert old.status_on(date(2024, 2, 26)) == "wholly-expired"
        assert old.status_on(date(2023, 3, 29)) == "not-yet"
        entry = LegalEntry.objects.get(organisation=network.commune, page_id=old.pk)
        for row in (old, entry):
            assert row.status == "wholly-expired"
            assert row.status_days == [date(2023, 3, 30), date(2024, 2, 26)]
            assert row.statuses == ["not-yet", "in-force", "wholly-expired"]


def test_the_same_from_the_side_of_what_is_replaced(network):
    new = make_legal(network.commune)
    row = {"verb": "replaces", "is_acted_on": True, "target_page": new}
    old = make_legal(network.commune, relations=[row], **OLD)
    assert old.status == "wholly-expired"


def test_both_sides_saying_it_count_once(network):
    old, new = pair(network.commune)
    with entered(network.commune):
        old.relations.add(LegalRelation(verb="replaces", is_acted_on=True, target_page=new))
        old.save_revision().publish()
        facts = effects.facts_of(again(network.commune, old))
        assert len(facts.acts) == 1 and not facts.problems()


def test_a_relation_only_cited_has_effect_too(network):
    row = {
        "verb": "repeals", "is_acted_on": True, "target_symbol": "9/QĐ-TTg",
        "effective_from": date(2024, 6, 1),
    }  # fmt: skip
    page = make_legal(network.commune, relations=[row])
    assert page.status == "wholly-expired"


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"verb": "amends"}, "partly-expired"),
        ({"verb": "repeals", "articles": "Điều 5"}, "partly-expired"),
        ({"verb": "suspends-effect"}, "suspended"),
        ({"verb": "suspends-effect", "articles": "khoản 2 Điều 7"}, "partly-suspended"),
        ({"verb": "suspends-effect", "effective_until": date(2024, 12, 31)}, "in-force"),
        ({"verb": "guides"}, "in-force"),
        ({"verb": "cites"}, "in-force"),
    ],
)
def test_r105_each_verb_has_its_effect(network, row, status):
    old, _new = pair(network.commune, **row)
    assert old.status == status


def test_articles_named_are_anchors(network):
    row = LegalRelation(verb="repeals", articles="khoản 2 Điều 7; Điều 9")
    assert row.article_names == ("dieu-7-khoan-2", "dieu-9")
    assert LegalRelation(verb="repeals", articles="lời nói đầu").article_names == ("lời nói đầu",)


def test_a_draft_changes_nothing_until_it_is_published(network):
    old = make_legal(network.commune, **OLD)
    draft = make_legal(
        network.commune, publish=False, relations=[{"verb": "replaces", "target_page": old}]
    )
    assert again(network.commune, old).status == "in-force"
    with entered(network.commune):
        draft.get_latest_revision().publish()
        assert again(network.commune, old).status == "wholly-expired"
        again(network.commune, draft).unpublish()
        assert again(network.commune, old).status == "in-force"


def test_a_relation_taken_away_or_pointed_elsewhere_frees_its_target(network):
    old, new = pair(network.commune)
    third = make_legal(network.commune, "7/QĐ-UBND", issued_on=date(2022, 1, 5))
    with entered(network.commune):
        row = new.relations.get()
        row.target_page = third
        row.save()
        assert again(network.commune, old).status == "in-force"
        assert again(network.commune, third).status == "wholly-expired"
        row.delete()
        assert again(network.commune, third).status == "in-force"


def test_a_deleted_target_is_still_named(network, browse):
    old, new = pair(network.commune)
    with entered(network.commune):
        old.delete()
        row = LegalRelation.objects.get(page=new)
        assert row.target_page_id is None and row.target_symbol == "458/QĐ-UBND"
    html = browse(network.commune).get(f"{PATH}{new.slug}/").content.decode()
    assert "458/QĐ-UBND" in html and "Quy chế cũ" in html


def test_a_deleted_acting_document_frees_its_target(network):
    old, new = pair(network.commune)
    with entered(network.commune):
        new.delete()
    assert again(network.commune, old).status == "in-force"


def test_an_override_counts_from_its_day_with_its_reason(network):
    page = make_legal(
        network.commune,
        override_status="no-longer-fitting",
        override_from=date(2025, 1, 1),
        override_reason="Theo kết quả rà soát",
    )
    with entered(network.commune):
        assert page.status == "no-longer-fitting"
        assert page.status_on(date(2024, 12, 31)) == "in-force"


def at_noon(day):
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


def test_r105_a_status_moves_by_itself_on_its_day_and_pages_with_it(network, monkeypatch):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = make_legal(network.commune, issued_on=date(2026, 1, 5), effective_on=tomorrow)
    assert (page.status, page.status_changes_on) == ("not-yet", tomorrow)
    due = ScheduledChange.objects.get(organisation=network.commune)
    assert timezone.localtime(due.due_at).date() == tomorrow
    before = stamps.read(network.commune.schema_name)
    assert run_due_changes() == []
    monkeypatch.setattr(timezone, "now", lambda: at_noon(tomorrow))
    assert run_due_changes() == [network.commune]
    assert again(network.commune, page).status == "in-force"
    with entered(network.commune):
        assert LegalEntry.objects.get().status == "in-force"
    assert stamps.read(network.commune.schema_name) >= before


def test_the_daily_job_catches_what_was_missed(network, monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = make_legal(network.commune, issued_on=date(2026, 1, 5), effective_on=tomorrow)
    ScheduledChange.objects.all().delete()
    move_everywhere()
    monkeypatch.setattr(effects.timezone, "localdate", lambda: tomorrow)
    call_command("db_worker", batch=True, interval=0, startup_delay=False)
    assert again(network.commune, page).status == "in-force"


def post(network, browse, *rows, **fields):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    file = make_document(network.commune)
    return client.post(
        ADD.format(library_of(network.commune).pk), form([file.pk], list(rows), **fields)
    )


def test_a_relation_to_itself_is_refused(network, browse):
    response = post(network, browse, relation(target_symbol="352/QĐ-UBND"))
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()


def test_a_relation_must_name_a_document(network, browse):
    assert post(network, browse, relation()).status_code == 200
    with pytest.raises(ValidationError):
        LegalRelation(verb="cites").clean()


def test_a_circle_of_replacements_is_refused(network, browse):
    """458 would replace 352, which replaces 458 by way of a third."""
    first = make_legal(network.commune, **OLD)
    second = make_legal(
        network.commune, "9/QĐ-UBND", relations=[{"verb": "replaces", "target_page": first}]
    )
    third = make_legal(network.commune, relations=[{"verb": "replaces", "target_page": second}])
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
        file = first.files.get()
    row = {"document": file.document_id, "kind": "original", "title": "", "id": file.pk}
    data = form(
        [], [relation(target_page=str(third.pk))], title=first.title, slug=first.slug,
        symbol="458/QĐ-UBND", issued_on="30/03/2023", effective_on="30/03/2023",
        form=first.form, issuer=str(first.issuer_id),
    )  # fmt: skip
    data |= nested_form_data({"files": inline_formset([row], initial=1)})
    response = client.post(f"/quan-tri/pages/{first.pk}/edit/", data)
    assert response.status_code == 200
    assert "458/QĐ-UBND" in str(response.context["form"].non_field_errors())


def test_a_second_replacement_of_the_same_document_is_warned_of(network, browse):
    old, _new = pair(network.commune)
    again_ = make_legal(
        network.commune, "400/QĐ-UBND", relations=[{"verb": "replaces", "target_page": old}]
    )
    with entered(network.commune):
        assert replaced_twice(again_) == ["458/QĐ-UBND"]
    row = relation(target_page=str(old.pk))
    response = post(network, browse, row, symbol="401/QĐ-UBND")
    assert response.status_code == 302
    html = response.client.get(response.url).content.decode()
    assert "458/QĐ-UBND" in html and "đã bị" in html


def test_the_target_is_found_by_its_symbol_or_its_address_on_the_network(network):
    old = make_legal(network.commune, **OLD)
    far = make_legal(network.department, "5/QĐ-STP")
    item = PublishedItem.objects.get(organisation=network.department, page_id=far.pk)
    with entered(network.commune):
        row = LegalRelation(verb="cites", target_symbol="458 qd ubnd")
        link_target(row)
        assert row.target_page == old
        row = LegalRelation(verb="cites", target_url=item.url)
        link_target(row)
        assert (row.target_page_id, row.target_item) == (None, item.pk)
        assert row.target_title == item.title


def test_relations_are_shown_from_both_sides(network, browse):
    old, new = pair(network.commune)
    client = browse(network.commune)
    there = client.get(f"{PATH}{new.slug}/").content.decode()
    assert "Văn bản được thay thế" in there and f'href="{PATH}{old.slug}/"' in there
    back = client.get(f"{PATH}{old.slug}/").content.decode()
    assert "Văn bản thay thế" in back and f'href="{PATH}{new.slug}/"' in back
    assert "Hết hiệu lực toàn bộ" in back


def test_refreshing_again_finds_nothing_to_change(network):
    old, new = pair(network.commune)
    with entered(network.commune):
        assert effects.refresh([old.pk, new.pk]) == 0
        assert LegalDocumentPage.objects.count() == 2
