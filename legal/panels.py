"""The editor's form of a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.widgets.slug import SlugInput

from vietnamese.slugs import ascii_letters

from .structure.tree import articles


class TextPanel(Panel):
    """Says whether the text is there, and leads to the screen where it is divided."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "legal/admin/text_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            text = self.instance.text
            return context | {"page": self.instance, "count": len(articles(text)) if text else 0}


def document_panels() -> list[Any]:
    """The seven parts first, in the Decision's order; then the wider set."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("symbol"),
                FieldPanel("is_another_document"),
                FieldRowPanel([FieldPanel("form"), FieldPanel("issuer")]),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_on")]),
                FieldPanel("early_reason"),
                FieldPanel("abstract"),
            ],
            _("What every document has"),
        ),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        TextPanel(heading=_("Text in articles")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("field"), FieldPanel("level")]),
                FieldPanel("is_normative"),
                FieldPanel("drafting_unit"),
                FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_position")]),
                FieldPanel("capacity"),
                FieldPanel("legal_bases"),
                FieldPanel("recipients"),
            ],
            _("Attributes"),
        ),
        InlinePanel("relations", heading=_("Relations"), label=_("Relation")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("expires_on"), FieldPanel("unsuitable_from")]),
                FieldRowPanel([FieldPanel("override_status"), FieldPanel("override_from")]),
                FieldPanel("override_reason"),
            ],
            _("End of its effect"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("gazette_issue"), FieldPanel("gazette_date")]),
                FieldPanel("gazette_url"),
                FieldRowPanel([FieldPanel("national_id"), FieldPanel("national_url")]),
            ],
            _("Gazette and National database"),
        ),
        FieldPanel("title", help_text=_("Empty: form, symbol and abstract.")),
        FieldPanel("summary"),
    ]


def promote_panels() -> list[Any]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("slug", widget=SlugInput(formatters=ascii_letters())),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            _("Address and search engines"),
        ),
    ]
