"""Jobs that come round by themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.module_loading import import_string

from sites import periodic
from sites.models import PeriodicRun
from sites.tenancy import current_organisation
from sonla.settings.jobs import PERIODIC_JOBS

pytestmark = pytest.mark.django_db
ran: list[str] = []


def job() -> None:
    ran.append("job")


@pytest.fixture(autouse=True)
def jobs(settings):
    ran.clear()
    settings.PERIODIC_JOBS = {"thu": (f"{__name__}.job", timedelta(days=1))}


def test_a_new_job_waits_for_one_interval():
    assert periodic.run_due_jobs() == []
    assert PeriodicRun.objects.get(job="thu").began_at <= timezone.now()


def test_a_due_job_runs_once_however_many_workers_look():
    PeriodicRun.objects.create(job="thu", began_at=timezone.now() - timedelta(days=2))
    assert periodic.run_due_jobs() == ["thu"]
    assert periodic.run_due_jobs() == []
    assert ran == ["job"]


def test_each_open_organisation_is_entered_and_left(network):
    seen = [
        (each.code, current_organisation() == each) for each in periodic.each_open_organisation()
    ]
    assert ("xa-03649", True) in seen
    assert all(entered for _code, entered in seen)
    assert current_organisation() is None


def test_every_job_of_the_settings_exists():
    for path, every in PERIODIC_JOBS.values():
        assert callable(import_string(path)) and every > timedelta(0)
