import threading
from typing import Any

from django.core.management import BaseCommand, call_command
from django.db import connection

from sites.periodic import run_due_jobs
from sites.schedule import run_due_changes

INTERVAL = 5  # seconds between looks at the schedule


class Command(BaseCommand):
    """Background tasks of every organisation, their scheduled publishing, periodic jobs."""

    help = (
        "Run background tasks, scheduled publishing and periodic jobs until stopped.\n"
        "Example: ./portal worker"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        schedule = threading.Thread(target=self._watch_schedule, args=[stopping], daemon=True)
        schedule.start()
        try:
            call_command("db_worker", interval=1, startup_delay=False)
        finally:
            stopping.set()
            schedule.join(timeout=INTERVAL + 5)

    def _watch_schedule(self, stopping: threading.Event) -> None:
        while not stopping.wait(INTERVAL):
            try:
                for organisation in run_due_changes():
                    self.stdout.write(f"published on schedule: {organisation.code}")
                for job in run_due_jobs():
                    self.stdout.write(f"periodic job begun: {job}")
            except Exception as error:  # noqa: BLE001 - said, and tried again in a moment
                self.stderr.write(f"schedule: {type(error).__name__}: {error}")
            finally:
                connection.close()
