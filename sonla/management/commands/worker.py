import threading
from typing import Any

from django.core.management import BaseCommand, call_command
from django.db import connection

from sites.schedule import run_due_changes

INTERVAL = 5  # seconds between looks at the schedule


class Command(BaseCommand):
    """Background tasks of every organisation, and their scheduled publishing."""

    help = "Run background tasks and scheduled publishing until stopped.\nExample: ./portal worker"

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
            except Exception as error:  # noqa: BLE001 - said, and tried again in a moment
                self.stderr.write(f"scheduled publishing: {type(error).__name__}: {error}")
            finally:
                connection.close()
