from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from ..media_library.pictures import PreparedPicture, prepare_picture
from .declaration import Declared


class Licence(models.TextChoices):
    """By what right a picture is shown (R92)."""

    OWN = "own", _("own work of the board or its collaborators")
    CONSENT = "consent", _("with the author's written consent")
    OFFICIAL = "official", _("from an official source, which is named")
    PUBLIC_DOMAIN = "public-domain", _("in the public domain")
    CC_BY = "cc-by", _("Creative Commons Attribution (CC BY)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons Attribution-ShareAlike (CC BY-SA)")
    CC0 = "cc0", _("Creative Commons Zero (CC0)")


class PortalImage(Declared, AbstractImage):  # type: ignore[django-manager-missing]
    """A picture with the author and source that Article 4.3 demands (R33), the right to show
    it, and what people hear who cannot see it (R46).

    The forms require them (media_library.forms); what was stored before stays as it is.
    """

    if TYPE_CHECKING:
        file: Any

    author = models.CharField(_("author"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    licence_note = models.CharField(_("proof of the licence"), max_length=300, blank=True)
    is_decorative = models.BooleanField(_("decoration only"), default=False)
    # SHA-256 of the file as it was uploaded, before it was mended (pictures.prepare_picture).
    original_checksum = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    difference_hash = models.BigIntegerField(null=True, editable=False)

    admin_form_fields = (
        "file",
        "title",
        "author",
        "source",
        "licence",
        "licence_note",
        "description",
        "is_decorative",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def credit(self) -> str:
        """Author and source in one line, as printed below a picture."""
        return " / ".join(part for part in (self.author, self.source) if part)

    @property
    def default_alt_text(self) -> str:
        """What blocks and choosers propose; never the title, which may be a file's name."""
        return "" if self.is_decorative else str(self.description)

    def clean(self) -> None:
        super().clean()
        self._take_in()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """No file is stored as it came, whichever way it comes."""
        self._take_in()
        super().save(*args, **kwargs)

    def _take_in(self) -> None:
        """Mend a file that is not stored yet, and note what it is.

        Raises:
            ValidationError: it is not a picture that can be shown.
        """
        if not self.file or self.file._committed or isinstance(self.file.file, PreparedPicture):
            return
        prepared = prepare_picture(self.file)
        self.file = prepared
        self.original_checksum = prepared.checksum
        self.difference_hash = prepared.difference_hash
        self._set_image_file_metadata()


class Rendition(AbstractRendition):
    """A picture in the size and format that a page shows."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
