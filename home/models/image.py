from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from ..uploads import validate_image_content


class PortalImage(AbstractImage):
    """A picture with the author and source that Article 4.3 demands (R33)."""

    author = models.CharField(_("author"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "author", "source")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def credit(self) -> str:
        """Author and source in one line, as printed below a picture."""
        return " / ".join(part for part in (self.author, self.source) if part)

    def clean(self) -> None:
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            validate_image_content(self.file)


class Rendition(AbstractRendition):
    """A picture in the size and format that a page shows."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
