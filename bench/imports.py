"""How long a file of procedures takes to become pages, and to be found unchanged."""

import csv
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from sites.provisioning import Order, provision
from sites.tasks import SCHEMA_KEY

from .figures import Figure, timed
from .new_sites import CODE, remove_all

ROWS = 2_000
HEADER = ("title", "code", "field", "level", "agency", "steps", "documents")


def measure() -> Iterator[Figure]:
    """Both runs of the command, in a new organisation that is removed again."""
    remove_all()
    new = provision(
        Order(kind="commune", name="Xã Đo Thử", parent="huyen-116", code=f"{CODE}-nhap")
    ).organisation
    try:
        yield from _runs(new.code)
    finally:
        remove_all()
        DBTaskResult.objects.filter(
            **{f"args_kwargs__kwargs__{SCHEMA_KEY}": new.schema_name}
        ).delete()


def _runs(code: str) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "procedures.csv")
        _write(file)
        for name, wanted in (("first", f"{ROWS} were added"), ("second", f"{ROWS} are the same")):
            out = StringIO()
            (seconds,) = timed(lambda out=out: _import(code, file, out))
            if wanted not in out.getvalue():
                raise RuntimeError(out.getvalue()[-300:])
            yield Figure(f"import of {ROWS} procedures, {name} run", seconds, "s", 60, note=wanted)


def _import(code: str, file: Path, out: StringIO) -> None:
    call_command(
        "import_items", "--organisation", code, "--category", "procedures", "--file", str(file),
        stdout=out,
    )  # fmt: skip


def _write(file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        for number in range(ROWS):
            documents = "Tờ khai theo mẫu | 1 | 0\nGiấy tờ tùy thân | 0 | 1"
            writer.writerow([
                f"Thủ tục đo thử số {number}", f"1.{number:06}.000", f"Lĩnh vực {number % 20}",
                "commune", "Ủy ban nhân dân (đo thử)", "Nộp hồ sơ, chờ, nhận kết quả.", documents,
            ])  # fmt: skip
