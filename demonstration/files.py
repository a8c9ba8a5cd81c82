"""An organisation's own copies of the drawn pictures and the data files."""

from collections.abc import Callable
from zlib import crc32

from django.core.files.base import ContentFile

from home.models import PortalDocument, PortalImage

from .pictures import CREDIT, VARIANTS, alt_text, draw
from .units import DATA, Unit

DATA_SOURCE = "vietnamadminunits 1.0.4 (MIT)"


class Files:
    """Makes each picture and document once in the organisation at work."""

    def __init__(self, unit: Unit) -> None:
        self._variant = crc32(unit.code.encode()) % VARIANTS
        self._pictures: dict[tuple[str, str], PortalImage] = {}
        self._documents: dict[str, PortalDocument] = {}

    def picture_in(self, language: str) -> Callable[[str], PortalImage]:
        """Gives the picture of a motif, described and credited in one language."""
        return lambda motif: self._picture(motif, language)

    def _picture(self, motif: str, language: str) -> PortalImage:
        key = (motif, language)
        if key not in self._pictures:
            self._pictures[key] = self._draw(motif, language)
        return self._pictures[key]

    def _draw(self, motif: str, language: str) -> PortalImage:
        # Another variant a motif, so that one site shows several times of day.
        variant = (self._variant + crc32(motif.encode())) % VARIANTS
        description = alt_text(motif, language)
        image = PortalImage(
            title=description[:1].upper() + description[1:],
            description=description,
            author=CREDIT[language],
            file=ContentFile(draw(motif, variant), f"minh-hoa-{motif}-{variant + 1}.jpg"),
        )
        image.full_clean(exclude=["width", "height"])
        image.save()
        return image

    def document(self, name: str, title: str) -> PortalDocument:
        """The data file ``name`` as a document."""
        if name not in self._documents:
            document = PortalDocument(
                title=title,
                source=DATA_SOURCE,
                file=ContentFile((DATA / name).read_bytes(), name),
            )
            document.full_clean()
            document.save()
            self._documents[name] = document
        return self._documents[name]
