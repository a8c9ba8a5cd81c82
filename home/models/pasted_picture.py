import base64

from django.db import models

from .pasted_text import PastedText


class PastedPicture(models.Model):
    """A picture in a Word file that an editor brought; kept here until the text is taken.

    In the database and not among the files: those of the media folder are public.
    """

    wagtail_reference_index_ignore = True

    pasted = models.ForeignKey(PastedText, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveIntegerField()
    content_type = models.CharField(max_length=100, blank=True)
    alt_text = models.CharField(max_length=300, blank=True)
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pasted", "number"], name="one_picture_a_number")
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def data_address(self) -> str:
        """The picture itself as an address, for the preview."""
        encoded = base64.b64encode(bytes(self.data)).decode("ascii")
        return f"data:{self.content_type};base64,{encoded}"
