"""What a scanned picture is: how many pages; no text. Runs in the bounded process of `worker`."""

import io
from typing import Any

from PIL import Image

from home.pasting.guarding import Refused

FORMATS = ("JPEG", "PNG", "TIFF")
MOST_PIXELS = 150_000_000  # A3 at 600 dots an inch has 70 million


def read_picture(data: bytes, most_pages: int) -> dict[str, Any]:
    """A JPEG, PNG or TIFF as an answer of the worker; only headers are read.

    Raises:
        Refused: damaged, too many pages or pixels.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            pages = getattr(picture, "n_frames", 1)
            width, height = picture.size
    except Image.DecompressionBombError as error:
        raise Refused("too-complex") from error
    except (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError) as error:
        raise Refused("damaged") from error
    if pages > most_pages:
        raise Refused("too-many-pages")
    if width * height > MOST_PIXELS:
        raise Refused("too-complex")
    return {"text": "", "pages": pages, "has_text_layer": False, "encoding": None, "notes": []}
