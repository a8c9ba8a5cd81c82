"""What an upload really is, by its content and never by its name."""

import struct
import zlib

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image as PillowImage

# Extension -> extensions that its content may be recognised as. Office files are ZIP
# containers or OLE2; plain text has no signature of its own.
RECOGNISED_AS: dict[str, set[str]] = {
    "csv": set(),
    "doc": {".doc", ".xls", ".ppt", ".msi", ".ole", ".msg", ".db"},
    "docx": {".docx", ".zip", ".xlsx", ".pptx"},
    "jpeg": {".jpg", ".jpeg"},
    "jpg": {".jpg", ".jpeg"},
    "odp": {".odp", ".zip", ".odt", ".ods"},
    "ods": {".ods", ".zip", ".odt", ".odp"},
    "odt": {".odt", ".zip", ".ods", ".odp"},
    "pdf": {".pdf"},
    "png": {".png"},
    "ppt": {".ppt", ".doc", ".xls", ".msi", ".ole", ".msg", ".db"},
    "pptx": {".pptx", ".zip", ".docx", ".xlsx"},
    "tif": {".tif", ".tiff"},
    "tiff": {".tif", ".tiff"},
    "txt": set(),
    "xls": {".xls", ".doc", ".ppt", ".msi", ".ole", ".msg", ".db"},
    "xlsx": {".xlsx", ".zip", ".docx", ".pptx"},
    "zip": {".zip"},
}
HEAD = 8192
IMAGE_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# What Pillow raises at a picture that is damaged, or none at all.
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    OverflowError,
    TypeError,
    struct.error,
    zlib.error,
    PillowImage.DecompressionBombError,
)


def validate_document_content(file: File) -> None:
    """Refuse a file that is too large or is not what its name says.

    Raises:
        ValidationError: with the reason, for the person who uploads.
    """
    limit = settings.DOCUMENT_MAX_UPLOAD_SIZE
    if file.size > limit:
        raise ValidationError(
            _("The file is larger than %(limit)s.") % {"limit": filesizeformat(limit)}
        )
    extension = str(file.name).rpartition(".")[2].lower()
    if extension not in RECOGNISED_AS:
        raise ValidationError(_("Files of type “%(type)s” are not accepted.") % {"type": extension})
    head = _head(file)
    if not head:
        raise ValidationError(_("The file is empty."))
    if RECOGNISED_AS[extension]:
        _validate_signature(file, extension)
    elif b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValidationError(_("The file is not text."))


def _validate_signature(file: File, extension: str) -> None:
    file.seek(0)
    try:
        found = {match.extension.lower() for match in puremagic.magic_stream(file)}
    except puremagic.PureError:
        found = set()
    finally:
        file.seek(0)
    if not found & RECOGNISED_AS[extension]:
        raise ValidationError(
            _("The content of the file is not that of a “%(type)s” file.") % {"type": extension}
        )


def _head(file: File) -> bytes:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head


def validate_image_content(file: File) -> None:
    """Refuse what is not a picture of a permitted format and size.

    The size is read from the header, so a small file that unfolds to gigabytes is never
    unfolded.

    Raises:
        ValidationError: with the reason.
    """
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        limit = filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        raise ValidationError(_("The picture is larger than %(limit)s.") % {"limit": limit})
    file.seek(0)
    try:
        with PillowImage.open(file, formats=IMAGE_FORMATS) as picture:
            width, height = picture.size
            pixels = width * height * getattr(picture, "n_frames", 1)
    except UNREADABLE:
        raise ValidationError(
            _("The file is not a picture that can be shown (JPEG, PNG, WebP, AVIF or GIF).")
        ) from None
    finally:
        file.seek(0)
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(
            _("The picture has too many pixels (%(width)s × %(height)s).")
            % {"width": width, "height": height}
        )
