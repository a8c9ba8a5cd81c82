"""A picture as it is stored: upright, of a sane size, without what the camera wrote into it.

Every picture is written anew: where it was taken (Exif, XMP, IPTC), comments and whatever was
hidden behind the pixels stay outside. Its checksum tells what was uploaded.
"""

from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from PIL import ImageOps

from ..uploads import IMAGE_FORMATS, UNREADABLE, validate_image_content

DAMAGED = _("The picture is damaged: it cannot be read to its end.")
MOVING = _(
    "Moving pictures are not accepted: readers cannot stop them. "
    "Upload a still picture, or put a video on the page."
)
KEPT_INFO = frozenset({"icc_profile", "transparency", "background", "gamma"})
ORIENTATION = 0x0112  # of Exif
QUALITY = 90
# What cannot be scaled smoothly becomes this.
SCALABLE = {"P": "RGBA", "PA": "RGBA", "1": "L", "I;16": "L", "I": "L", "F": "L"}
HASH_WIDTH, HASH_HEIGHT = 9, 8
MIN_STEPS = 6  # a picture with fewer bright-to-dark steps looks like any other


class PreparedPicture(ContentFile):
    """A picture that may be stored as it is."""

    def __init__(
        self, content: bytes, name: str, *, checksum: str, difference_hash: int | None
    ) -> None:
        super().__init__(content, name)
        self.checksum = checksum
        self.difference_hash = difference_hash


def prepare_picture(file: File) -> PreparedPicture:
    """The picture in ``file``, fit to be stored.

    Raises:
        ValidationError: it is none that can be shown; the reason stands at field ``file``.
    """
    try:
        validate_image_content(file)
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from None
    content = _content(file)
    try:
        with PillowImage.open(BytesIO(content), formats=IMAGE_FORMATS) as picture:
            _refuse_motion(picture)
            picture.load()
            stored = _written_anew(picture)
            found = difference_hash(picture)
    except UNREADABLE:
        raise ValidationError({"file": str(DAMAGED)}) from None
    return PreparedPicture(
        stored, str(file.name), checksum=checksum(content), difference_hash=found
    )


def _content(file: File) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    return content


def checksum(content: bytes) -> str:
    """What tells whether two uploads are the same file."""
    return sha256(content).hexdigest()


def moves(file: File) -> bool:
    """Whether a file is a moving picture; False for what is no picture at all."""
    try:
        with PillowImage.open(BytesIO(_content(file)), formats=IMAGE_FORMATS) as picture:
            return _has_motion(picture)
    except UNREADABLE:
        return False


def _has_motion(picture: PillowImage.Image) -> bool:
    """Phones put a second picture for bright screens into a JPEG (MPO): that is no motion."""
    return picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1


def _refuse_motion(picture: PillowImage.Image) -> None:
    if _has_motion(picture):
        raise ValidationError({"file": str(MOVING)})


def _written_anew(picture: PillowImage.Image) -> bytes:
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    changed = _scaled(_upright(picture))
    # An untouched JPEG keeps its own tables: written again it is as good as before.
    keeps = changed is picture and picture.format == "JPEG"
    changed.info = {key: value for key, value in picture.info.items() if key in KEPT_INFO}
    options = {"icc_profile": changed.info["icc_profile"]} if "icc_profile" in changed.info else {}
    buffer = BytesIO()
    changed.save(buffer, kind, quality="keep" if keeps else QUALITY, **options)
    return buffer.getvalue()


def _upright(picture: PillowImage.Image) -> PillowImage.Image:
    if picture.getexif().get(ORIENTATION, 1) == 1:
        return picture
    return ImageOps.exif_transpose(picture)


def _scaled(picture: PillowImage.Image) -> PillowImage.Image:
    limit = settings.PICTURE_MAX_SIDE
    if max(picture.size) <= limit:
        return picture
    wanted = "RGBA" if "transparency" in picture.info else SCALABLE.get(picture.mode)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256)  # 16 bits a pixel become 8
    scaled = picture.convert(wanted) if wanted else picture.copy()
    scaled.thumbnail((limit, limit), PillowImage.Resampling.LANCZOS)
    return scaled


def difference_hash(picture: PillowImage.Image) -> int | None:
    """64 bits of where the picture grows darker from left to right: nearly the same for the
    picture made smaller or saved again. None when it is too plain to tell it from others."""
    upright = _upright(picture)
    small = upright.convert("L").resize((HASH_WIDTH, HASH_HEIGHT), reducing_gap=2)
    values = small.tobytes()
    bits = 0
    for row in range(HASH_HEIGHT):
        line = values[row * HASH_WIDTH : (row + 1) * HASH_WIDTH]
        for left, right in pairwise(line):
            bits = bits << 1 | (left > right)
    if not MIN_STEPS <= bits.bit_count() <= 64 - MIN_STEPS:
        return None
    return bits - (1 << 64) if bits >> 63 else bits  # as PostgreSQL's bigint
