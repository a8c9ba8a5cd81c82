"""The register of issuing bodies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.choosers import ChooserViewSet

from ..models import IssuingBody


class IssuingBodyViewSet(SnippetViewSet):
    """Bodies with the names that they had."""

    model = IssuingBody
    chooser_viewset_class = ChooserViewSet
    icon = "group"
    menu_label = _("Issuing bodies")
    menu_order = 245
    add_to_admin_menu = True
    list_display = ["name", "abbreviation", "level", "until"]
    list_filter = ["level"]
    search_fields = ["name", "abbreviation"]
    search_backend_name = None
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("level")]),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        InlinePanel("former_names", heading=_("Former names"), label=_("Former name")),
        FieldPanel("successor"),
    ]


register_snippet(IssuingBodyViewSet)
