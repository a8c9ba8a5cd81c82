"""How long published documents take to come into a library: metadata alone, and with files."""

import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from legal.exchange.jobs import counts, make_job
from legal.exchange.running import Options, Run
from legal.exchange.sources import FolderSource
from legal.models import LegalLibraryPage
from sites.provisioning import Order, provision
from sites.tenancy import entered
from tests.legal.pdf_files import pdf_file

from .figures import Figure
from .new_sites import CODE, remove_all

ROWS, ROWS_WITH_FILES = 10_000, 1_000
LINES = 40  # of text on each of a file's two pages
THOUSAND = 5  # steps of 200 documents
HEADER = (
    "symbol", "issuer", "issued_on", "effective_on", "abstract", "signer", "field", "relations",
    "national_id", "status", "files",
)  # fmt: skip


def measure() -> Iterator[Figure]:
    """Both kinds, each in a new organisation that is removed again."""
    for rows, with_files, bound in ((ROWS, False, 150), (ROWS_WITH_FILES, True, 20)):
        remove_all()
        code = f"{CODE}-vb"
        new = provision(
            Order(kind="commune", name="Xã Đo Thử", parent="huyen-116", code=code)
        ).organisation
        folder = Path(tempfile.mkdtemp())
        try:
            _write(folder, rows, with_files=with_files)
            with entered(new):
                yield from _runs(folder, rows, with_files=with_files, bound=bound)
        finally:
            shutil.rmtree(folder)
            remove_all()


def _runs(folder: Path, rows: int, *, with_files: bool, bound: float) -> Iterator[Figure]:
    name = f"import of {rows} documents{' with two-page PDFs' if with_files else ''}"
    library = LegalLibraryPage.objects.get(category="legal-documents")
    for outcome, least in (("new", bound), ("unchanged", None)):
        job = make_job(library, "bench")
        started, memory = perf_counter(), []
        for _step in Run(
            FolderSource(folder), job, Options(publish=True, without_files=True)
        ).steps():
            memory.append(_megabytes())
        seconds = perf_counter() - started
        if counts(job)[outcome] != rows:
            raise RuntimeError(str(counts(job)))
        yield Figure(f"{name}, {outcome}", rows / seconds, "/s", least, at_least=True)
        if least:
            grown = memory[-1] - memory[min(THOUSAND, len(memory)) - 1]
            note = f"{memory[-1]:.0f} MB at the end"
            yield Figure(f"{name}: growth after the first thousand", grown, "MB", 60, note=note)


def _megabytes() -> float:
    """Resident memory of this process; Linux only."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


def _write(folder: Path, rows: int, *, with_files: bool) -> None:
    """Documents of twenty-five years; each tenth replaces an earlier one."""
    text = Path("tests/legal/data/quyet-dinh-352.txt").read_text(encoding="utf-8").split()
    with Path(folder, "metadata.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        for number in range(1, rows + 1):
            day = f"{1 + number % 28:02}/{1 + number % 12:02}/{2000 + number % 25}"
            replaced = f"thay thế: {number - 50}/QĐ-UBND" if number % 10 == 9 else ""
            name = f"{number}.pdf" if with_files else ""
            if with_files:
                Path(folder, name).write_bytes(_pdf(text, number))
            writer.writerow([
                f"{number}/QĐ-UBND", "UBND", day, day, _words(text, number, 30), "Lò Văn An",
                "dat-dai", replaced if number > 50 else "", f"{100_000 + number}",
                "Còn hiệu lực", name,
            ])  # fmt: skip


def _pdf(text: list[str], number: int) -> bytes:
    pages = [
        [f"Điều {page + 1}. {_words(text, number + page, 6)}"]
        + [_words(text, 13 * (number + line + page), 12) for line in range(LINES)]
        for page in range(2)
    ]
    return pdf_file(pages)


def _words(text: list[str], start: int, number: int) -> str:
    begin = start % (len(text) - number)
    return " ".join(text[begin : begin + number])
