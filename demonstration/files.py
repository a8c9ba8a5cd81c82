"""An organisation's own copies of the drawn pictures and the data files."""

from collections import Counter
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
        self._first = crc32(unit.code.encode())
        self._asked: Counter[tuple[str, str]] = Counter()
        self._pictures: dict[tuple[str, int, str], PortalImage] = {}
        self._documents: dict[str, PortalDocument] = {}

    def picture_in(self, language: str) -> Callable[[str], PortalImage]:
        """Gives a picture of a motif, described and credited in one language.

        Asked again for the same motif it gives another variant, as long as there are any.
        """
        return lambda motif: self._picture(motif, language)

    def _picture(self, motif: str, language: str) -> PortalImage:
        asked_before = self._asked[motif, language]
        self._asked[motif, language] += 1
        # Each motif begins elsewhere, so that one site shows several times of day.
        variant = (self._first + crc32(motif.encode()) + asked_before) % VARIANTS
        key = (motif, variant, language)
        if key not in self._pictures:
            self._pictures[key] = self._draw(*key)
        return self._pictures[key]

    def _draw(self, motif: str, variant: int, language: str) -> PortalImage:
        content = draw(motif, variant)
        description = alt_text(motif, language)
        image = PortalImage(
            title=description,
            description=description,
            author=CREDIT[language],
            file=ContentFile(content, f"{motif}-{variant + 1}.jpg"),
            file_size=len(content),
        )
        image.full_clean(exclude=["width", "height"])
        image.save()
        return image

    def document(self, name: str, title: str) -> PortalDocument:
        """The data file ``name`` as a document."""
        if name not in self._documents:
            content = (DATA / name).read_bytes()
            document = PortalDocument(
                title=title,
                source=DATA_SOURCE,
                file=ContentFile(content, name),
                file_size=len(content),
            )
            document.full_clean()
            document.save()
            self._documents[name] = document
        return self._documents[name]
