"""Provisioning: all or nothing, repeatable, one at a time (R67, R68, R90)."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from wagtail.models import Page, Site

from editorial.models import User
from home.models import HomePage
from sites.blueprints import BLUEPRINTS
from sites.models import Domain, DomainStatus, Organisation, PublishedItem
from sites.provisioning import InvalidOrder, Order, provision
from sites.signals import provisioning
from sites.tenancy import entered

ORDER = Order(
    kind="commune",
    name="Phường Chiềng Lề",
    parent="thanhpho",
    email="lanh-dao@example.org",
    contact_name="Cán bộ Phụ Trách",
)


def schemas() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'o\\_%'")
        return {row[0] for row in cursor.fetchall()}


def test_r68_a_new_site_answers_with_its_pages_groups_and_first_account(network, browse):
    done = provision(ORDER)
    assert done.created
    assert done.domain.domain == "chiengle.thanhpho.sonla.localhost"
    page = browse(done.organisation).get("/")
    assert page.status_code == 200
    assert "Phường Chiềng Lề" in page.content.decode()
    with entered(done.organisation):
        assert Site.objects.get().hostname == done.domain.domain
        user = User.objects.get()
        assert (user.email, user.has_usable_password()) == ("lanh-dao@example.org", False)
        assert user.get_full_name() == "Cán bộ Phụ Trách"
        assert user.groups.get().name == "Trưởng Ban Biên tập"
    assert PublishedItem.objects.filter(organisation=done.organisation, path="/lien-he/").exists()


@pytest.mark.parametrize("kind", [kind for kind in BLUEPRINTS if kind != "province"])
def test_every_kind_starts_with_exactly_its_blueprint(network, kind):
    organisation = provision(
        Order(kind=kind, name="Đơn vị thử nghiệm", host="thunghiem")
    ).organisation
    wanted = []

    def collect(rows, prefix):
        for row in rows:
            wanted.append(f"{prefix}{row.slug}/")
            collect(row.children, f"{prefix}{row.slug}/")

    collect(BLUEPRINTS[kind][0].pages, f"/{kind}/")
    with entered(organisation):
        paths = Page.objects.filter(depth__gt=2).order_by("path").values_list("url_path", flat=True)
        assert list(paths) == wanted
        assert HomePage.objects.get().title == "Đơn vị thử nghiệm"


def test_the_provincial_office_has_three_roots(network):
    with entered(network.province):
        hosts = set(Site.objects.values_list("hostname", flat=True))
    assert hosts == {"sonla.localhost", "en.sonla.localhost", "chuyendoiso.sonla.localhost"}


def test_asked_again_it_changes_nothing(network):
    first = provision(ORDER)
    again = provision(ORDER)
    assert (again.organisation, again.created) == (first.organisation, False)
    assert Organisation.objects.filter(name="Phường Chiềng Lề").count() == 1


def test_a_failure_at_the_last_step_leaves_no_half_tenant(network):
    def fail(**kwargs):
        raise RuntimeError("the last step fails")

    before = (schemas(), Organisation.objects.count(), Domain.objects.count())
    provisioning.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            provision(ORDER)
    finally:
        provisioning.disconnect(fail)
    assert (schemas(), Organisation.objects.count(), Domain.objects.count()) == before
    assert provision(ORDER).created


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"kind": "vuong-quoc"}, "kind"),
        ({"parent": "khongco"}, "parent"),
        ({"email": "khong phai thu"}, "email"),
        ({"host": "tô hiệu"}, "host"),
        ({"host": "-tohieu"}, "host"),
        ({"host": "a" * 64}, "host"),
        ({"host": "www"}, "host"),
        ({"host": "dichvucong"}, "host"),
        ({"host": "tohieu.thanhpho"}, "host"),
        ({"host": "a.b.c"}, "host"),
        ({"code": "XA 1"}, "code"),
        ({"code": "xa-03649"}, "code"),
    ],
)
def test_a_wrong_order_names_its_fault_and_makes_nothing(network, changes, field):
    before = schemas()
    with pytest.raises(InvalidOrder) as caught:
        provision(Order(**{**ORDER.__dict__, **changes}))
    assert field in caught.value.message_dict
    assert schemas() == before


def test_r42_a_name_once_used_is_never_given_to_another(network):
    Domain.objects.create(
        tenant=network.department,
        domain="cu.sonla.localhost",
        kind="department",
        status=DomainStatus.RETIRED,
        is_primary=False,
    )
    with pytest.raises(InvalidOrder) as caught:
        provision(Order(kind="department", name="Sở Mới", host="cu"))
    assert "Sở Tư pháp" in str(caught.value)


def test_two_organisations_share_no_user_page_or_file_row(network):
    made = provision(ORDER).organisation
    with entered(made):
        User.objects.create_user("rieng@example.org")
        HomePage.objects.get().get_children().first().delete()
    with entered(network.commune):
        assert not User.objects.filter(email="rieng@example.org").exists()
        assert HomePage.objects.get().get_children().filter(slug="gioi-thieu").exists()


def test_no_template_has_users_sessions_or_tokens(network):
    for template in Organisation.objects.filter(status="template"):
        with connection.cursor() as cursor:
            for table in ("editorial_user", "django_session"):
                cursor.execute(f'SELECT count(*) FROM "{template.schema_name}".{table}')
                assert cursor.fetchone()[0] == 0, (template, table)


def test_public_holds_no_table_that_a_tenant_could_fall_through_to(network):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'o_vpub'")
        shared = tables & {row[0] for row in cursor.fetchall()}
    assert shared == {"django_migrations"}


def test_no_foreign_key_leaves_a_schema_but_to_the_registers(network):
    query = """
        SELECT t.relname FROM pg_constraint c
        JOIN pg_class f ON f.oid = c.confrelid JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE c.contype = 'f' AND n.nspname = 'o_vpub' AND f.relnamespace <> t.relnamespace
        AND f.relname NOT LIKE 'sites\\_%'
    """
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchall() == []


# --- commands -------------------------------------------------------------------------------


def test_csv_with_bad_rows_makes_nothing_and_names_line_and_column(network, tmp_path):
    file = tmp_path / "don-vi.csv"
    file.write_text(
        "kind,name,host,parent,code\n"
        "commune,Phường Chiềng Lề,,thanhpho,xa-1\n"
        "commune,,,thanhpho,xa-2\n"
        "commune,Phường Chiềng Sinh,chiềng sinh,thanhpho,xa-3\n"
        "commune,Phường Chiềng An,chiengle.thanhpho,thanhpho,xa-4\n",
        encoding="utf-8",
    )
    before = schemas()
    with pytest.raises(CommandError) as caught:
        call_command("provision", file=file)
    text = str(caught.value)
    for line, column in ((3, "name"), (4, "host"), (5, "host")):
        assert str(line) in text
        assert column in text
    assert schemas() == before


@pytest.mark.parametrize(
    "content",
    [
        b"kind,nam\ncommune,X\n",
        b"\xff\xfe\x00k",
        b"",
        "kind,name\ncommune,Xã A,thừa\n".encode(),
    ],
)
def test_unreadable_csv_is_refused(network, tmp_path, content):
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("provision", file=file)


def test_csv_may_name_a_parent_of_an_earlier_row(network, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text(
        "kind,name,host,parent\ndistrict,Huyện Mộc Châu,,\ncommune,Xã Chiềng Sơn,,mocchau\n",
        encoding="utf-8",
    )
    call_command("provision", file=file)
    assert Domain.objects.filter(domain="chiengson.mocchau.sonla.localhost").exists()


# --- committed: other processes and threads ---------------------------------------------------


@pytest.fixture
def committed(django_db_blocker):
    """Work outside the test's transaction; what was made is removed afterwards."""
    with django_db_blocker.unblock():
        before = set(Organisation.objects.values_list("pk", flat=True))
        yield
        for organisation in Organisation.objects.exclude(pk__in=before):
            with connection.cursor() as cursor:
                cursor.execute(f'DROP SCHEMA IF EXISTS "{organisation.schema_name}" CASCADE')
            Domain.objects.filter(tenant=organisation).delete()
            organisation.delete()
        connection.close()


def start_provisioning(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "django", "provision", *arguments]
    return subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def test_kill_9_in_the_middle_leaves_nothing_and_running_again_finishes(committed):
    arguments = ("--kind", "commune", "--name", "Phường Chiềng Cơi", "--parent", "thanhpho")
    before = schemas()
    with connection.cursor() as cursor:
        # Hold the table that provisioning writes last, so that it stands in the middle.
        cursor.execute("BEGIN; LOCK TABLE sites_publisheditem IN ACCESS EXCLUSIVE MODE")
        process = start_provisioning(*arguments)
        _wait_for_waiting_backend(cursor)
        process.send_signal(signal.SIGKILL)
        process.wait()
        cursor.execute("ROLLBACK")
    _wait_until(lambda: schemas() == before)
    assert not Domain.objects.filter(domain__startswith="chiengcoi").exists()
    again = start_provisioning(*arguments)
    assert again.wait() == 0, again.stdout.read().decode()
    assert Domain.objects.filter(domain__startswith="chiengcoi").exists()


def _wait_for_waiting_backend(cursor) -> None:
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"

    def waiting() -> bool:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(f"{query} AND datname = current_database()")
        return bool(cursor.fetchone()[0])

    _wait_until(waiting)


def _wait_until(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_two_at_once_never_collide(committed):
    results = []

    def work() -> None:
        try:
            results.append(provision(ORDER).created)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [False, False, False, True]
