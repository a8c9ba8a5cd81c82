"""Tasks carry their organisation; the worker enters it or refuses."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.tasks import task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from editorial.models import User
from sites.connection import connection
from sites.tasks import SCHEMA_KEY
from sites.tenancy import entered
from tests.factories import make_image


@task()
def add_account(email: str) -> str:
    User.objects.create_user(email)
    return connection.schema_name


@pytest.fixture(autouse=True)
def a_worker_inside_the_tests_transaction(network, monkeypatch):
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def run_worker() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False)


def test_a_task_runs_in_the_organisation_that_enqueued_it(network):
    for organisation in (network.commune, network.department):
        with entered(organisation):
            add_account.enqueue(f"{organisation.code}@example.org")
    assert DBTaskResult.objects.count() == 2
    run_worker()
    for organisation in (network.commune, network.department):
        with entered(organisation):
            assert list(User.objects.values_list("email", flat=True)) == [
                f"{organisation.code}@example.org"
            ]
    results = DBTaskResult.objects.values_list("return_value", flat=True)
    assert set(results) == {network.commune.schema_name, network.department.schema_name}
    assert connection.schema_name == "public"


@pytest.mark.parametrize("schema", [None, "o_khong_co", 'o"; DROP SCHEMA public; --'])
def test_a_row_without_a_known_schema_is_refused(network, schema):
    with entered(network.commune):
        add_account.enqueue("x@example.org")
    row = DBTaskResult.objects.get()
    kwargs = {} if schema is None else {SCHEMA_KEY: schema}
    row.args_kwargs = {"args": ["x@example.org"], "kwargs": kwargs}
    row.save()
    run_worker()
    row.refresh_from_db()
    assert row.status == "FAILED"
    assert "MissingOrganisation" in row.exception_class_path
    with entered(network.commune):
        assert not User.objects.exists()


def test_wagtails_own_tasks_go_the_same_way(network, django_capture_on_commit_callbacks):
    """A deleted picture's file is removed by a task, under the organisation's own prefix."""
    ours = make_image(network.commune)
    name = ours.file.name
    with entered(network.department):
        default_storage.delete(name)
        default_storage.save(name, ContentFile(b"theirs"))
    with entered(network.commune), django_capture_on_commit_callbacks(execute=True):
        ours.delete()
    run_worker()
    with entered(network.commune):
        assert not default_storage.exists(name)
    with entered(network.department):
        assert default_storage.exists(name)
