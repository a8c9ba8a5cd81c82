"""Blocks of running content: what an editor can put on any page."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin import telepath
from wagtail.blocks.struct_block import StructBlockAdapter, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = [
    "h2",
    "h3",
    "h4",
    "bold",
    "italic",
    "superscript",
    "subscript",
    "ol",
    "ul",
    "hr",
    "link",
    "document-link",
]
INLINE_FEATURES = ["bold", "italic", "link"]


class ImageBlock(blocks.StructBlock):
    """A picture; its alternative text is required (R46), unless it is decoration only. The one
    that the picture has in the library is proposed, and taken when the field is left empty."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=300,
        required=False,
        help_text=_(
            "What the picture shows, for people who cannot see it. Empty: the alternative text "
            "that it has in the library."
        ),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decoration only"),
        required=False,
        help_text=_("It tells nothing: people who cannot see it miss nothing."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "home/blocks/image.html"

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value["decorative"]:
            value["alt_text"] = ""
        elif not value["alt_text"].strip():
            value["alt_text"] = value["image"].default_alt_text
            if not value["alt_text"] and not self.is_deferred_validation:
                text = _("Say what the picture shows, or mark it as decoration only.")
                raise StructBlockValidationError({"alt_text": ValidationError(text)})
        return value


class ImageBlockAdapter(StructBlockAdapter):
    """Wagtail's own script fills in the alternative text of the picture that is chosen."""

    js_constructor = "wagtail.images.blocks.ImageBlock"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["wagtailimages/js/image-block.js"])


telepath.register(ImageBlockAdapter(), ImageBlock)


class GalleryBlock(blocks.StructBlock):
    """Several pictures shown together."""

    title = blocks.CharBlock(label=_("Title"), max_length=200, required=False)
    images = blocks.ListBlock(ImageBlock(), label=_("Pictures"), min_num=2, max_num=30)

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "home/blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A video from a permitted platform, with its transcript (R46, R167)."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    video = EmbedBlock(label=_("Address of the video"), help_text=_("YouTube or Vimeo."))
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=INLINE_FEATURES,
        help_text=_("What is said and shown, for people who cannot hear or see it."),
    )

    class Meta:
        label = _("Video")
        icon = "media"
        template = "home/blocks/video.html"


class TableBlock(blocks.StructBlock):
    """A table; its columns have headings, and it has a caption."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=300)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("Formatted text"), features=INLINE_FEATURES, required=False
                ),
            ),
        ],
        label=_("Table"),
    )

    class Meta:
        label = _("Table")
        icon = "table"
        template = "home/blocks/table.html"


class FileBlock(blocks.StructBlock):
    """One file to download."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), max_length=300, required=False)


class FilesBlock(blocks.StructBlock):
    """Files to download."""

    title = blocks.CharBlock(label=_("Title"), max_length=200, required=False)
    files = blocks.ListBlock(FileBlock(), label=_("Files"), min_num=1)

    class Meta:
        label = _("Files")
        icon = "doc-full"
        template = "home/blocks/files.html"


class QuotationBlock(blocks.StructBlock):
    """A quotation with the person or text it comes from (Art. 4.3)."""

    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(label=_("Source"), max_length=300)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "home/blocks/quotation.html"


class AccordionItemBlock(blocks.StructBlock):
    """One part that opens and closes."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)


class AccordionBlock(blocks.StructBlock):
    """Parts that open and close, without JavaScript."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Parts"), min_num=1)

    class Meta:
        label = _("Accordion")
        icon = "list-ul"
        template = "home/blocks/accordion.html"


class CalloutBlock(blocks.StructBlock):
    """A note that stands out."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("info", _("Information")),
            ("important", _("Important")),
            ("warning", _("Warning")),
        ],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=200, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE_FEATURES, "ul", "ol"])

    class Meta:
        label = _("Call-out")
        icon = "warning"
        template = "home/blocks/callout.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    paragraph = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="home/blocks/paragraph.html",
    )
    image = ImageBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    table = TableBlock()
    files = FilesBlock()
    quotation = QuotationBlock()
    accordion = AccordionBlock()
    callout = CalloutBlock()
    embed = EmbedBlock(label=_("Embedded content"), template="home/blocks/embed.html")
