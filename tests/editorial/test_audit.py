"""The log of what is done in the admin: whole, readable, final, of one organisation (R56, R214)."""

import csv
import io
import subprocess
import sys
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.log_actions import log
from wagtail.models import Collection, ModelLogEntry, PageLogEntry, Site, Workflow

from editorial.invitations import invite
from editorial.models import SignInAttempt, User
from editorial.roles import APPROVER, BOARD_HEAD, NETWORK_OPERATOR, WRITER
from editorial.security import log_entries
from editorial.security.retention import oldest_kept, prune, upkeep
from home.models import PortalImage, SiteSettings
from sites.tenancy import entered
from sonla.paths import ROOT
from tests.factories import image_bytes, make_article, make_document, make_image, make_user

LOG = "/quan-tri/nhat-ky/"
ADDRESS = "113.160.7.7"
HEAD = "truong-ban@example.org"


@pytest.fixture
def sign_in(browse):
    """``sign_in(organisation, role)``: a browser at ADDRESS; role None: every right."""

    def signed_in(organisation, role, email=HEAD):
        user = make_user(organisation, role or WRITER, email)
        client = browse(organisation, REMOTE_ADDR=ADDRESS)
        with entered(organisation):
            if role is None:
                user.is_superuser = True
                user.save()
            client.force_login(user)
        return client

    return signed_in


def entries(organisation, **filters):
    with entered(organisation):
        return list(ModelLogEntry.objects.select_related("user").filter(**filters).order_by("pk"))


def changes(entry):
    return {each["field"]: (each["old"], each["new"]) for each in entry.data["changes"]}


def settings_path(organisation):
    with entered(organisation):
        return f"/quan-tri/settings/home/sitesettings/{Site.objects.get().pk}/"


def many_rows(organisation, number):
    """Rows as the admin writes them, most of them at once."""
    with entered(organisation):
        article = make_article(organisation)
        user, _made = User.objects.get_or_create(email="ai-do@example.org")
        content = {"label": "Dòng thử", "timestamp": timezone.now(), "user": user}
        page = log(article, "wagtail.edit", user=user)
        model = log(user, "wagtail.edit", user=user, data={"address": ADDRESS})
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                action="wagtail.edit", page=article, content_type=page.content_type, **content
            )
            for _ in range(number)
        )
        ModelLogEntry.objects.bulk_create(
            ModelLogEntry(
                action="wagtail.edit", object_id="1", content_type=model.content_type, **content
            )
            for _ in range(number)
        )
        SignInAttempt.objects.bulk_create(
            SignInAttempt(action="wrong", email=f"ai-{each}@example.org") for each in range(number)
        )


def test_r214_settings_show_before_and_after(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    path = settings_path(network.commune)
    client.post(path, {"phone": "0212 1"})
    client.post(path, {"phone": "0212 2", "email": "ubnd@sonla.gov.vn"})
    logged = entries(network.commune, content_type__model="sitesettings")
    assert [entry.action for entry in logged] == ["wagtail.edit"] * 2
    assert changes(logged[-1])["phone"] == ("0212 1", "0212 2")
    assert changes(logged[-1])["email"] == ("", "ubnd@sonla.gov.vn")
    assert logged[-1].data["address"] == ADDRESS
    assert logged[-1].user.email == HEAD
    page = client.get(LOG).text
    assert "Điện thoại" in page
    assert "<del>0212 1</del>" in page
    assert "<ins>0212 2</ins>" in page
    assert ADDRESS in page
    with entered(network.commune):
        assert SiteSettings.objects.get().phone == "0212 2"


def test_r214_accounts_show_what_changed_never_the_password(network, sign_in):
    client = sign_in(network.commune, None)
    with entered(network.commune):
        user = make_user(network.commune, WRITER, "nguoi-viet@example.org")
        approvers = Group.objects.get(name=APPROVER.name)
        hashed = user.password
    client.post(
        f"/quan-tri/users/edit/{user.pk}/",
        {
            "email": user.email,
            "first_name": "Bình",
            "last_name": "Lò",
            "position": "",
            "is_active": "on",
            "groups": [approvers.pk],
            "password1": "Ban-trang-no-tren-nui-2026",
            "password2": "Ban-trang-no-tren-nui-2026",
        },
    )
    (entry,) = entries(network.commune, object_id=user.pk, action="wagtail.edit")
    found = changes(entry)
    assert found["first_name"] == ("An", "Bình")
    assert found["groups"] == (WRITER.name, APPROVER.name)
    assert found["password"] == ("", "•••")
    assert hashed not in str(entry.data)
    assert "last_login" not in found


def test_r214_an_account_made_and_removed(network, sign_in):
    client = sign_in(network.commune, None)
    client.post(
        "/quan-tri/users/new/",
        {"email": "moi@example.org", "first_name": "Mới", "last_name": "Lò", "position": ""},
    )
    with entered(network.commune):
        user = User.objects.get(email="moi@example.org")
    client.post(f"/quan-tri/users/delete/{user.pk}/")
    logged = entries(network.commune, object_id=user.pk)
    assert [entry.action for entry in logged] == ["wagtail.create", "wagtail.delete"]
    assert changes(logged[0])["email"] == ("", "moi@example.org")


def test_r214_accounts_changed_in_bulk(network, sign_in):
    client = sign_in(network.commune, None)
    with entered(network.commune):
        user = make_user(network.commune, WRITER, "nguoi-viet@example.org")
        group = Group.objects.get(name=APPROVER.name)
    bulk = "/quan-tri/bulk/editorial/user/{}/?id=" + str(user.pk)
    client.post(bulk.format("set_active_state"), {"mark_as_active": "False"})
    client.post(bulk.format("assign_role"), {"role": group.pk})
    client.post(bulk.format("delete"))
    logged = entries(network.commune, object_id=user.pk, content_type__model="user")
    assert [entry.action for entry in logged] == ["wagtail.edit", "wagtail.edit", "wagtail.delete"]
    assert changes(logged[0])["is_active"] == ("Có", "Không")
    assert changes(logged[1])["groups"] == ("", APPROVER.name)


def test_r214_rights_of_a_group(network, sign_in):
    client = sign_in(network.commune, None)
    with entered(network.commune):
        group = Group.objects.get(name=WRITER.name)
        right = group.page_permissions.get(permission__codename="add_page")
    forms = {
        f"{prefix}-{name}": value
        for prefix in ("page_permissions", "collection_permissions", "image_permissions",
                       "document_permissions")
        for name, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MAX_NUM_FORMS", 1000))
    }  # fmt: skip
    page = {
        "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-0-page": right.page_id,
        "page_permissions-0-permissions": ["add_page"],
    }
    response = client.post(
        f"/quan-tri/groups/edit/{group.pk}/", {"name": group.name, "permissions": []} | forms | page
    )
    assert response.status_code == 302, response.context["form"].errors
    logged = entries(network.commune, object_id=group.pk, content_type__model="group")
    found = {}
    for entry in logged:
        found |= changes(entry) if "changes" in entry.data else {}
    assert "trang" in found["page_rights"][0]
    assert "Can " not in str(found)
    assert "file_rights" in found
    assert "permissions" in found
    assert "Quyền đối với trang" in client.get(LOG).text


def test_r214_workflows_collections_and_redirects(network, sign_in):
    client = sign_in(network.commune, None)
    with entered(network.commune):
        root = Collection.get_first_root_node()
        workflow = Workflow.objects.get()
    client.post("/quan-tri/collections/add/", {"name": "Ảnh hội nghị", "parent": root.pk})
    client.post(
        "/quan-tri/redirects/add/",
        {"old_path": "/cu/", "redirect_link": "https://sonla.gov.vn/moi/"},
    )
    client.post(f"/quan-tri/workflows/disable/{workflow.pk}/")
    for model in ("collection", "redirect", "workflow"):
        logged = entries(network.commune, content_type__model=model)
        assert len(logged) == 1, model
        assert logged[0].user.email == HEAD
        assert logged[0].data["address"] == ADDRESS
    assert changes(logged[0])["active"] == ("Có", "Không")


def test_r214_files_come_and_go(network, sign_in):
    client = sign_in(network.commune, None)
    client.post(
        "/quan-tri/images/multiple/add/",
        {
            "title": "Hoa ban",
            "files[]": io.BytesIO(image_bytes()),
            "collection": 1,
            "author": "Ban Biên tập",
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    image, document = make_image(network.commune), make_document(network.commune)
    client.post(f"/quan-tri/images/{image.pk}/delete/")
    client.post(f"/quan-tri/bulk/home/portaldocument/delete/?id={document.pk}")
    with entered(network.commune):
        assert not PortalImage.objects.filter(pk=image.pk).exists()
    images = entries(network.commune, content_type__model="portalimage")
    assert "wagtail.delete" in [entry.action for entry in images]
    documents = entries(network.commune, content_type__model="portaldocument")
    assert [entry.action for entry in documents] == ["wagtail.delete"]
    assert documents[0].label == document.title


def test_r214_snippets(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    paths = "/quan-tri/snippets/home/publicservice/"
    page = client.get(f"{paths}add/")
    assert page.status_code == 200
    fields = {
        name: field.initial or "https://dichvucong.gov.vn/"
        for name, field in page.context["form"].fields.items()
        if field.required
    }
    client.post(f"{paths}add/", fields | {"title": "Khai sinh", "name": "Khai sinh"})
    logged = entries(network.commune, content_type__model="publicservice")
    assert [entry.action for entry in logged] == ["wagtail.create"]


def test_r214_invitations_and_imports(network, sign_in):
    with entered(network.commune):
        user = invite("moi@example.org", [WRITER])
    (entry,) = entries(network.commune, object_id=user.pk)
    assert (entry.action, entry.data["roles"]) == ("portal.invite", [WRITER.name])
    assert entry.user is None
    assert "Hệ thống" in sign_in(network.commune, BOARD_HEAD).get(LOG).text


def test_r214_downloads_are_kept(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    client.get(f"{LOG}?export=csv&q=abc")
    (entry,) = entries(network.commune, action="portal.export")
    assert entry.label.startswith("nhat-ky-hoat-dong")
    assert entry.data["path"].endswith("?export=csv&q=abc")
    assert entry.user.email == HEAD


def test_r214_refusals_are_kept(network, sign_in):
    client = sign_in(network.commune, WRITER)
    ajax = {"x-requested-with": "XMLHttpRequest"}
    client.get("/quan-tri/users/")
    client.get("/quan-tri/users/", headers=ajax)
    client.get(LOG)
    client.get("/quan-tri/")
    refused = entries(network.commune, action="portal.refused")
    assert [entry.label for entry in refused] == ["/quan-tri/users/"] * 2 + [LOG]


def test_r214_what_was_rolled_back_is_not_logged(network, sign_in, monkeypatch):
    client = sign_in(network.commune, BOARD_HEAD)
    client.raise_request_exception = False

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("wagtail.actions.edit.log", broken)
    path = settings_path(network.commune)
    assert client.post(path, {"phone": "0212 1"}).status_code == 500
    assert entries(network.commune, content_type__model="sitesettings") == []


def test_r214_the_console_is_logged_at_the_province_only(network, sign_in):
    client = sign_in(network.province, NETWORK_OPERATOR)
    client.post(f"/quan-tri/mang-luoi/{network.commune.pk}/trang-thai/")
    (entry,) = entries(network.province, content_type__model="organisation")
    assert changes(entry)["status"][0] != changes(entry)["status"][1]
    assert entries(network.commune, content_type__model="organisation") == []


def test_r214_writers_do_not_read_the_log(network, sign_in):
    for role in (WRITER, APPROVER):
        client = sign_in(network.commune, role, f"{role.key}@example.org")
        assert client.get(LOG).status_code == 302
        assert client.get(f"{LOG}ket-qua/").status_code == 302
        assert LOG not in client.get("/quan-tri/").text


def test_r214_the_log_of_one_organisation_is_not_seen_in_another(network, sign_in):
    there = sign_in(network.department, BOARD_HEAD)
    there.post(settings_path(network.department), {"phone": "0212 999"})
    client = sign_in(network.commune, BOARD_HEAD)
    client.post(settings_path(network.commune), {"phone": "0212 111"})
    for query in ("", "?q=999", "?export=csv"):
        text = client.get(f"{LOG}{query}").content.decode()
        assert "0212 999" not in text
    assert "0212 999" in there.get(LOG).text


def test_r214_filters(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    client.post(settings_path(network.commune), {"phone": "0212 111"})
    article = make_article(network.commune, "Ngày hội hoa ban")
    with entered(network.commune):
        head = User.objects.get(email=HEAD)
        log(article, "wagtail.publish.scheduled")
    today, ago = timezone.localdate(), timezone.localdate() - timedelta(days=9)

    def labels(query):
        response = client.get(f"{LOG}?{query}")
        return {(entry.kind, entry.label) for entry in response.context["object_list"]}

    settings_row = {row for row in labels("q=0212") if "111" not in row[1]}
    assert len(settings_row) == 1
    assert ("Đăng nhập", HEAD) in labels("kind=sign-ins")
    assert not any(kind == "Đăng nhập" for kind, _label in labels("kind=pages"))
    assert settings_row < labels(f"who={head.pk}")
    by_itself = {label for _kind, label in labels("who=system")}
    assert article.title in by_itself
    assert HEAD not in by_itself
    assert {label for _kind, label in labels("action=wagtail.publish.scheduled")} == {article.title}
    assert labels(f"timestamp_from={today}&timestamp_to={today}")
    assert not labels(f"timestamp_from={ago}&timestamp_to={ago}")
    assert not labels("q=khong-co-gi-ca")


@pytest.mark.parametrize(
    "query", ["who=0", "who=1%27--", "kind=x", "action=%00", "q=%00", "q=" + "x" * 5000, "p=99999",
              "timestamp_from=99999-99-99", "export=exe"],
)  # fmt: skip
def test_r214_hostile_filters(network, sign_in, query):
    client = sign_in(network.commune, BOARD_HEAD)
    assert client.get(f"{LOG}?{query}").status_code == 200


def test_r214_exports_open_in_a_spreadsheet(network, sign_in, browse):
    client = sign_in(network.commune, BOARD_HEAD)
    formula = '=cmd|"/c calc"!A1'
    browse(network.commune).post("/quan-tri/login/", {"username": formula, "password": "sai"})
    response = client.get(f"{LOG}?export=csv")
    assert not response.streaming
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Thời điểm", "Người thực hiện", "Hành động"]
    assert rows[1][4] == f"'{formula.lower()}"
    book = load_workbook(io.BytesIO(client.get(f"{LOG}?export=xlsx").getvalue()))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert formula.lower() in [cell.value for cell in cells]
    assert not any(cell.data_type == "f" for cell in cells)


def test_r214_what_editors_type_is_shown_as_text(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    client.post(settings_path(network.commune), {"phone": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in client.get(LOG).text


def test_r214_statements_do_not_grow_with_the_log(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    many_rows(network.commune, 60)
    client.get(LOG)

    def statements(query=""):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"{LOG}{query}").status_code == 200
        return len(queries)

    few = statements(), statements("?q=thử&kind=pages")
    many_rows(network.commune, 3400)
    assert (statements(), statements("?q=thử&kind=pages")) == few
    assert few[0] <= 40


def test_r214_a_large_log_is_exported(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    many_rows(network.commune, 3400)
    with CaptureQueriesContext(connection) as queries:
        text = client.get(f"{LOG}?export=csv").content.decode()
    assert text.count("\r\n") > 10_200
    assert len(queries) < 80


@pytest.mark.parametrize(
    "table", ["editorial_signinattempt", "wagtailcore_modellogentry", "wagtailcore_pagelogentry"]
)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET action = 'wagtail.edit'"])
def test_r214_the_database_refuses_changes(network, table, statement):
    many_rows(network.commune, 1)
    with (
        entered(network.commune),
        pytest.raises(IntegrityError),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_r214_no_screen_changes_entries(network, sign_in):
    client = sign_in(network.commune, None)
    with entered(network.commune):
        attempt = SignInAttempt.objects.get()
    for path in (
        f"/quan-tri/bulk/editorial/signinattempt/delete/?id={attempt.pk}",
        f"/quan-tri/snippets/editorial/signinattempt/delete/{attempt.pk}/",
        f"/quan-tri/bulk/wagtailcore/modellogentry/delete/?id={attempt.pk}",
        f"{LOG}{attempt.pk}/",
    ):
        assert client.post(path).status_code == 404, path


def test_r214_old_entries_go_what_was_published_stays(network, sign_in):
    article = make_article(network.commune)
    with entered(network.commune):
        gone = make_article(network.commune, "Bài đã xóa")
        for page in (article, gone):
            log(page, "wagtail.publish")
            log(page, "wagtail.edit")
        log(User.objects.create_user("a@example.org"), "wagtail.create")
        gone.delete()
        with upkeep(), connection.cursor() as cursor:
            for table in ("wagtailcore_modellogentry", "wagtailcore_pagelogentry"):
                cursor.execute(f"UPDATE {table} SET timestamp = timestamp - interval '3 years'")
        SignInAttempt.objects.create(
            action="wrong", timestamp=timezone.now() - timedelta(days=1200)
        )
        SignInAttempt.objects.create(action="wrong", timestamp=timezone.now() - timedelta(days=300))
        would = prune(dry_run=True)
        assert prune() == would > 0
        kept = PageLogEntry.objects.values_list("page_id", "action")
        assert set(kept) == {(article.pk, "wagtail.publish")}
        assert not ModelLogEntry.objects.exists()
        assert SignInAttempt.objects.count() == 1
        with pytest.raises(IntegrityError), connection.cursor() as cursor:
            cursor.execute("DELETE FROM wagtailcore_pagelogentry")


def test_r214_the_command_prunes_what_it_is_told(network, capsys):
    for organisation in (network.commune, network.department):
        with entered(organisation):
            then = timezone.now() - timedelta(days=400)
            SignInAttempt.objects.create(action="wrong", timestamp=then)
    call_command("prune_activity", network.commune.code)
    assert capsys.readouterr().out == f"{network.commune.code}: 0\n"
    call_command("prune_activity", network.commune.code, "--months", "12")
    assert capsys.readouterr().out == f"{network.commune.code}: 1\n"
    with entered(network.department):
        assert SignInAttempt.objects.count() == 1
    with pytest.raises(CommandError):
        call_command("prune_activity", "--months", "11")
    with pytest.raises(CommandError):
        call_command("prune_activity", "khong-co")


def test_r214_the_law_sets_the_least(settings):
    settings.ACTIVITY_LOG_MONTHS = 11
    with pytest.raises(ImproperlyConfigured):
        oldest_kept()


def test_r214_an_entry_with_odd_data_is_shown(network, sign_in):
    client = sign_in(network.commune, BOARD_HEAD)
    with entered(network.commune):
        user = User.objects.get(email=HEAD)
        for data in ({"changes": "x"}, {"changes": [1, {}, {"field": "khong-co"}]}, {"address": 1}):
            log(user, "wagtail.edit", data=data)
        rows = log_entries.entries([{"pk": 10**9, "table": 0}])
    assert rows == []
    assert client.get(LOG).status_code == 200


def test_screens_are_registered_once_whoever_asks_first():
    """Twice registered, they would stand twice in the menu."""
    program = (
        "import django; django.setup()\n"
        "from editorial.security.watched import is_watched\n"
        "from home.models import Banner\n"
        "assert is_watched(Banner)\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "from wagtail import hooks\n"
        "names = [make().name for make in hooks.get_hooks('register_admin_menu_item')]\n"
        "assert len(names) == len(set(names)) > 5, names\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
