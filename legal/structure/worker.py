"""The process that reads foreign files, under limits of time and memory (`extraction`).

``python -m legal.structure.worker``: for each file a line of JSON and its bytes on the standard
input; on the standard output a length of 12 digits and JSON, the text or ``{"error": code}``.
No Django, no settings, no environment: what goes wrong here goes wrong here only.
"""

import json
import sys
import time
from typing import Any, BinaryIO

from home.pasting.guarding import Refused, limit

SPARE_SECONDS = 2  # of CPU time, for what is not the file's fault


def main() -> int:
    # The libraries write to the standard output when they like; answers go where it went.
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    while line := sys.stdin.buffer.readline():
        question = json.loads(line)
        seconds = int(time.process_time()) + question["seconds"] + SPARE_SECONDS
        limit(seconds, question["memory"])
        data = sys.stdin.buffer.read(question["size"])
        if len(data) < question["size"]:
            break
        _answer(answers, _read(question, data))
    return 0


def _read(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        answer = _read_kind(question, data)
    except Refused as refused:
        return {"error": str(refused)}
    except (MemoryError, RecursionError):
        return {"error": "too-complex"}
    if len(answer["text"]) > question["characters"]:
        return {"error": "too-much-text"}
    return answer


def _read_kind(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Each reader is loaded when it is first needed."""
    if question["kind"] == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, question["pages"], question["characters"])
    if question["kind"] == "docx":
        from .docx import read_docx

        return read_docx(data)
    if question["kind"] == "xlsx":
        from .xlsx import read_xlsx

        return read_xlsx(data)
    if question["kind"] == "image":
        from .picture import read_picture

        return read_picture(data, question["pages"])
    from .plain import read_text

    return read_text(data)


def _answer(answers: BinaryIO, answer: dict[str, Any]) -> None:
    body = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    answers.write(f"{len(body):012d}".encode() + body)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
