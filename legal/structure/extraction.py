"""The text of files, read by a bounded process that may die alone (issue 5.5).

`extract` for one file; `Extractor` for many, which keeps the process for some of them, since
starting one costs more than reading two pages. The originals are only read. Refusals are
codes; what is said to a clerk belongs to the pages that ask.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Self

PROJECT = Path(__file__).resolve().parents[2]
KINDS = ("pdf", "docx", "xlsx", "image", "text")
FILES_A_PROCESS = 100  # then a fresh one: native libraries keep what they once took
CHUNK = 1024**2

REASONS = {
    "empty": "no bytes",
    "not-pdf": "not a PDF",
    "not-docx": "not a Word file (.docx)",
    "not-xlsx": "not an Excel file (.xlsx)",
    "not-text": "not a text file",
    "old-word": "a .doc, or a Word file with a password",
    "encrypted": "a PDF that needs a password",
    "damaged": "truncated or broken",
    "too-large": "too many bytes, or too many once unfolded",
    "too-many-pages": "more pages than the limit",
    "too-much-text": "more characters than the limit",
    "too-complex": "out of time or memory, or the reader crashed",
    "other": "a kind of file whose text nobody reads here",
}
NOTES = {
    "javascript": "the PDF carries JavaScript (never run here)",
    "restricted": "the PDF's owner restricted its use; it opens without a password",
    "pages-without-text": "some pages have no text, others do",
    "reordered": "lines of some pages were put in order by their place",
    "macros": "the Word file carries macros (never run here)",
    "template": "the Word file names an external template (never opened)",
    "footnotes": "footnotes were left out",
    "revisions": "deleted text of tracked changes was left out, inserted text taken",
    "cut": "rows, columns or sheets past the limit were left out",
}


@dataclass(frozen=True)
class Limits:
    """What one file may take."""

    size: int = 110 * 1024**2  # bytes
    pages: int = 3_000
    characters: int = 10_000_000
    seconds: int = 60  # by the clock and of CPU time
    memory: int = 1536 * 1024**2  # bytes of address space, of the process


LIMITS = Limits()


@dataclass(frozen=True)
class Extracted:
    """What was read. Pages are parted by form feeds; `encoding` is a legacy one that was
    converted (tcvn3, vni, …); a scan has no text layer. `notes` are keys of `NOTES`."""

    text: str
    pages: int = 0
    has_text_layer: bool = True
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class Refused(Exception):
    """The file cannot be read; `code` is one of `REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(head: bytes) -> str:
    """What the first kilobyte of a file says it is: pdf, docx or text."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "docx" if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else "text"


def extract(kind: str, source: bytes | BinaryIO, limits: Limits = LIMITS) -> Extracted:
    """The text of one file.

    Raises:
        Refused: with the code of the reason.
    """
    with Extractor(limits) as extractor:
        return extractor.extract(kind, source)


class Extractor:
    """Reads files one after another; not for several threads at once."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop()

    def extract(self, kind: str, source: bytes | BinaryIO) -> Extracted:
        """The text of a file of `kind` (one of `KINDS`).

        Raises:
            Refused: with the code of the reason.
        """
        if kind not in KINDS:
            raise ValueError(kind)
        file = BytesIO(source) if isinstance(source, bytes) else source
        size = file.seek(0, SEEK_END)
        file.seek(0)
        if not size:
            raise Refused("empty")
        if size > self.limits.size:
            raise Refused("too-large")
        answer = self._ask({"kind": kind, "size": size, **asdict(self.limits)}, file, size)
        if error := answer.get("error"):
            raise Refused(error if error in REASONS else "damaged")
        return Extracted(
            text=answer["text"],
            pages=answer["pages"],
            has_text_layer=answer["has_text_layer"],
            encoding=answer["encoding"],
            notes=tuple(note for note in answer["notes"] if note in NOTES),
        )

    def _ask(self, question: dict[str, Any], file: BinaryIO, size: int) -> dict[str, Any]:
        """Hand one file over and wait for the answer, or kill the process."""
        process = self._running()
        question["size"] = size
        try:
            with _killed_after(process, self.limits.seconds):
                answer = _converse(process, question, file, 8 * self.limits.characters + CHUNK)
        except (OSError, ValueError):
            answer = {}
        if not isinstance(answer.get("error", answer.get("text")), str):
            self._stop()  # it died, was killed, or did not say what it should
            return {"error": "too-complex"}
        self._read += 1
        if self._read >= FILES_A_PROCESS or answer.get("error") == "too-complex":
            self._stop()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "legal.structure.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=PROJECT,
                env={"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"},
            )
            self._read = 0
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


@contextlib.contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _converse(
    process: subprocess.Popen[bytes], question: dict[str, Any], file: BinaryIO, longest: int
) -> dict[str, Any]:
    """A line of JSON and the file's bytes one way, a length and JSON the other."""
    if process.stdin is None or process.stdout is None:
        return {}
    process.stdin.write(json.dumps(question).encode() + b"\n")
    while chunk := file.read(CHUNK):
        process.stdin.write(chunk)
    process.stdin.flush()
    length = process.stdout.read(12)
    if len(length) < 12 or not length.strip().isdigit() or int(length) > longest:
        return {}
    answer = json.loads(process.stdout.read(int(length)))
    return answer if isinstance(answer, dict) else {}
