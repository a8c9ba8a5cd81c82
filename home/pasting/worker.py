"""The process that reads foreign HTML and Word files, under limits of time and memory.

``python -m home.pasting.worker html|docx``: the file on the standard input, JSON on the
standard output: ``{"blocks", "counts", "pictures"}`` or ``{"error": code}``. No Django, no
settings, no environment: what goes wrong here goes wrong here only.
"""

import base64
import io
import json
import re
import sys
import xml.dom.minidom
from typing import Any

import defusedxml.minidom
import mammoth

from .guarding import Refused, checked, limit
from .parsing import PICTURE, parse

CPU_SECONDS = 20
MEMORY = 1536 * 1024**2  # bytes of address space
MAX_PICTURES = 100
MAX_PICTURE_BYTES = 60 * 1024**2  # of all pictures together
_LEGACY_FONT = re.compile(r"^(\.vn|vni[- ]|vps[- ])", re.IGNORECASE)
_FONT_STYLE = "portal-font-"


def main() -> int:
    limit(CPU_SECONDS, MEMORY)
    data = sys.stdin.buffer.read()
    try:
        answer = read_docx(data) if sys.argv[1] == "docx" else read_html(data.decode("utf-8"))
    except Refused as refused:
        answer = {"error": str(refused)}
    except (MemoryError, RecursionError):
        answer = {"error": "too-complex"}
    sys.stdout.write(json.dumps(answer))
    return 0


def read_html(html: str, pictures: list[dict[str, str]] | None = None) -> dict[str, Any]:
    blocks, counts = parse(html)
    return {"blocks": blocks, "counts": dict(counts), "pictures": pictures or []}


def read_docx(data: bytes) -> dict[str, Any]:
    """Text, tables, lists and pictures of a .docx; macros, templates and links are not opened.

    Raises:
        Refused: not a whole .docx, or one that unfolds too far.
    """
    extra = checked(data)
    pictures: list[dict[str, str]] = []
    xml.dom.minidom.parse = defusedxml.minidom.parse  # what mammoth reads its parts with
    fonts: list[str] = []
    # Only fonts of before Unicode matter; mammoth carries styles, so each becomes one.
    convert = mammoth.transforms.run(lambda run: _with_font(run, fonts))
    try:
        document = mammoth.docx.read(io.BytesIO(data), external_file_access=False)
        changed = convert(document.value)
        result = mammoth.conversion.convert_document_element_to_html(
            changed,
            convert_image=mammoth.images.img_element(lambda image: _picture(image, pictures)),
            **mammoth.options.read_options({"style_map": _style_map(fonts)}).value,
        )
    except (MemoryError, RecursionError, Refused):
        raise
    # mammoth lets whatever its parsers raise through.
    except Exception as error:
        raise Refused("damaged") from error
    answer = read_html(_fonts_as_styles(result.value, fonts), pictures)
    lost = [m for m in [*document.messages, *result.messages] if "image" in m.message]
    answer["counts"]["pictures"] = answer["counts"].get("pictures", 0) + len(lost)
    answer["counts"] |= dict.fromkeys(extra, 1)
    return answer


def _with_font(run: Any, fonts: list[str]) -> Any:
    if not run.font or not _LEGACY_FONT.match(run.font):
        return run
    if run.font not in fonts:
        fonts.append(run.font)
    return run.copy(style_name=f"{_FONT_STYLE}{fonts.index(run.font)}", style_id=None)


def _style_map(fonts: list[str]) -> str:
    lines = (
        f"r[style-name='{_FONT_STYLE}{number}'] => span.{_FONT_STYLE}{number}"
        for number, _font in enumerate(fonts)
    )
    return "\n".join([*lines, "p[style-name='Title'] => h2:fresh"])


def _fonts_as_styles(html: str, fonts: list[str]) -> str:
    for number, font in enumerate(fonts):
        name = re.sub(r"[^\w .-]", "", font)
        html = html.replace(
            f'<span class="{_FONT_STYLE}{number}">', f"<span style=\"font-family:'{name}'\">"
        )
    return html


def _picture(image: Any, pictures: list[dict[str, str]]) -> dict[str, str]:
    if len(pictures) >= MAX_PICTURES:
        return {"src": ""}
    with image.open() as file:
        content = file.read(MAX_PICTURE_BYTES + 1)
    taken = sum(len(picture["data"]) * 3 // 4 for picture in pictures)
    if taken + len(content) > MAX_PICTURE_BYTES:
        return {"src": ""}
    pictures.append(
        {"type": image.content_type or "", "data": base64.b64encode(content).decode("ascii")}
    )
    return {"src": f"{PICTURE}{len(pictures) - 1}"}


if __name__ == "__main__":
    sys.exit(main())
