"""Filling sites: whole or not at all, once, and never over what a board wrote."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from demonstration import network as steps
from demonstration.content import AUTHOR, fill
from demonstration.management.commands import demonstrate
from demonstration.people import PEOPLE, sign_in_links
from demonstration.pictures import CREDIT
from demonstration.units import Unit, units
from editorial.models import User
from home.models import ContentPage, OrganisationPage, PortalDocument, PortalImage, SiteSettings
from home.reconcile import reconcile
from news.models import ArticlePage
from sites.models import Organisation, PublishedItem
from sites.tenancy import entered
from tests.conftest import Browse, Network
from tests.factories import make_article

UNITS = {unit.code: unit for unit in units()}


@pytest.fixture
def commune(network: Network, settings: object, tmp_path: Path) -> Iterator[Organisation]:
    """The commune of the test network; its files go to a folder of the test."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    yield network.commune


def test_a_commune_is_filled_whole(commune: Organisation) -> None:
    made = fill(commune, UNITS[commune.code], whole=True)
    with entered(commune):
        articles = list(ArticlePage.objects.live())
        assert len(articles) == made >= 4
        for page in articles:
            page.full_clean()
            page.body.stream_block.clean(page.body)
            assert page.author == AUTHOR["vi"]
            assert page.source
            assert page.first_published_at < timezone.now()
            assert page.lead_image is None or page.lead_image.credit == CREDIT["vi"]
        assert any(page.is_featured for page in articles)
        assert "phường Tô Hiệu" in OrganisationPage.objects.get(slug="co-cau-to-chuc").plain_text()
        assert "Ủy ban nhân dân phường Tô Hiệu" in SiteSettings.objects.get().owner
        assert SiteSettings.objects.get().licence_number == ""
    assert reconcile(commune, mend=False) == []


def test_r33_pictures_say_that_they_are_drawn(commune: Organisation) -> None:
    fill(commune, UNITS[commune.code], whole=True)
    with entered(commune):
        assert PortalImage.objects.exists()
        for image in PortalImage.objects.all():
            assert image.author == CREDIT["vi"]
            assert image.description.startswith("Tranh minh họa: ")
            assert (image.width, image.height) == (1600, 1000)
            assert image.file_size == image.file.size


def test_an_extra_site_gets_one_article_without_picture(commune: Organisation) -> None:
    assert fill(commune, UNITS[commune.code], whole=False) == 1
    with entered(commune):
        page = ArticlePage.objects.get()
        page.full_clean()
        page.body.stream_block.clean(page.body)
        assert page.lead_image is None
        assert not PortalImage.objects.exists()
    assert reconcile(commune, mend=False) == []


def test_the_province_has_three_sites_and_open_data(
    network: Network, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    fill(network.province, UNITS["vpub"], whole=True)
    with entered(network.province):
        languages = set(ArticlePage.objects.values_list("locale__language_code", flat=True))
        assert languages == {"vi", "en"}
        assert PortalDocument.objects.count() == 4
        for page in [*ArticlePage.objects.all(), *ContentPage.objects.all()]:
            page.body.stream_block.clean(page.body)
        owners = set(SiteSettings.objects.values_list("owner", flat=True))
        assert "Văn phòng Ủy ban nhân dân tỉnh Sơn La" in owners
    kinds = PublishedItem.objects.filter(kind="news").values_list("domain__kind", flat=True)
    assert set(kinds) == {"province", "english", "digital"}
    assert reconcile(network.province, mend=False) == []


def test_a_page_that_a_board_wrote_is_left_alone(commune: Organisation) -> None:
    with entered(commune):
        page = ContentPage.objects.get(slug="lien-he")
        page.body = [("paragraph", "<p>Điện thoại của Ủy ban nhân dân phường.</p>")]
        page.save_revision().publish()
        SiteSettings.objects.update(phone="0212")
    fill(commune, UNITS[commune.code], whole=True)
    with entered(commune):
        assert "Điện thoại của Ủy ban" in ContentPage.objects.get(slug="lien-he").plain_text()
        assert SiteSettings.objects.get().phone == "0212"


def test_a_failure_leaves_a_site_as_it_was(
    commune: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("demonstration.content._publish", _fail_at(3))
    with pytest.raises(InterruptedError):
        fill(commune, UNITS[commune.code], whole=True)
    with entered(commune):
        assert not ArticlePage.objects.exists()
        assert not ContentPage.objects.get(slug="lien-he").summary


def _fail_at(number: int):  # type: ignore[no-untyped-def]
    from demonstration.content import _publish

    calls = iter(range(100))

    def publish(*args: object, **options: object) -> bool:
        if next(calls) == number:
            raise InterruptedError
        return _publish(*args, **options)  # type: ignore[arg-type]

    return publish


class TestCommand:
    """``demonstrate`` on the units of the test network, each with one article."""

    @pytest.fixture(autouse=True)
    def only_the_test_network(
        self, network: Network, monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
    ) -> None:
        settings.PORTAL_HOME = tmp_path  # type: ignore[attr-defined]
        wanted = [UNITS[code] for code in ("so-stp", "huyen-116", "xa-03649")]
        monkeypatch.setattr(demonstrate, "units", lambda few: wanted)
        monkeypatch.setattr("demonstration.network.FEW", frozenset({"vpub"}))

    def run(self, capsys: pytest.CaptureFixture[str]) -> str:
        call_command("demonstrate")
        return capsys.readouterr().out.strip().splitlines()[-1]

    def test_a_second_run_makes_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(capsys).startswith("0 organisations and 3 articles made")
        before = list(PublishedItem.objects.order_by("pk").values_list("pk", "title"))
        assert self.run(capsys).startswith("0 organisations and 0 articles made")
        assert before == list(PublishedItem.objects.order_by("pk").values_list("pk", "title"))

    def test_an_interrupted_run_is_finished_by_the_next(
        self, network: Network, capsys: pytest.CaptureFixture[str]
    ) -> None:
        fill(network.department, UNITS["so-stp"], whole=False)
        assert self.run(capsys).startswith("0 organisations and 2 articles made")

    def test_a_site_with_news_is_left_as_it_is(
        self, network: Network, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_article(network.commune)
        assert self.run(capsys).startswith("0 organisations and 2 articles made")

    def test_the_report_names_addresses_and_links(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.run(capsys)
        report = json.loads((tmp_path / "demonstration.json").read_text(encoding="utf-8"))
        urls = [site["url"] for site in report["sites"]]
        assert urls == [
            "http://sonla.localhost/",
            "http://en.sonla.localhost/",
            "http://chuyendoiso.sonla.localhost/",
        ]
        assert report["more"] == 3
        assert {person["organisation"] for person in report["people"]} == {"Phường Tô Hiệu"}

    def test_an_order_that_cannot_be_carried_out_is_explained(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = Unit(UNITS["so-syt"].order.__class__("department", "Sở Y tế", "stp", code="so-syt"))
        monkeypatch.setattr(demonstrate, "missing_units", lambda units: [other])
        with pytest.raises(CommandError, match="base domain"):
            call_command("demonstrate")


def test_provisioning_asks_only_for_missing_units(network: Network) -> None:
    missing = {unit.code for unit in steps.missing_units(units(few=True))}
    assert missing.isdisjoint({"vpub", "so-stp", "huyen-116", "xa-03649"})
    assert "so-syt" in missing


def test_sites_follow_a_new_port(network: Network, settings: object) -> None:
    assert steps.bring_sites_in_step([network.province, network.commune]) == 0
    settings.PUBLIC_PORT = 8123  # type: ignore[attr-defined]
    assert steps.bring_sites_in_step([network.province, network.commune]) == 4
    assert steps.bring_sites_in_step([network.province, network.commune]) == 0


def test_people_get_links_that_open_and_no_password(network: Network, browse: Browse) -> None:
    organisations = {network.commune.code: network.commune, network.province.code: network.province}
    entries = sign_in_links(organisations)
    assert [entry["role"] for entry in entries] == [person.role.name for person in PEOPLE]
    for entry, person in zip(entries, PEOPLE, strict=True):
        address = urlsplit(entry["link"])
        assert browse(address.netloc).get(address.path).status_code == 200
        with entered(organisations[person.unit]):
            user = User.objects.get(email=person.email)
            assert not user.has_usable_password()
            assert list(user.groups.values_list("name", flat=True)) == [person.role.name]
    sign_in_links(organisations)
    with entered(network.commune):
        assert User.objects.count() == sum(person.unit == network.commune.code for person in PEOPLE)


def test_a_person_who_chose_a_password_gets_a_fresh_link(network: Network, browse: Browse) -> None:
    organisations = {network.commune.code: network.commune}
    old = urlsplit(sign_in_links(organisations)[0]["link"])
    with entered(network.commune):
        user = User.objects.get(email=PEOPLE[0].email)
        user.set_password("mot-mat-khau-dai-1")
        user.save()
    new = urlsplit(sign_in_links(organisations)[0]["link"])
    assert browse(old.netloc).get(old.path).status_code == 410
    assert browse(new.netloc).get(new.path).status_code == 200
