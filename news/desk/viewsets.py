from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.choosers import ChooserViewSet

from ..models import Author, Partner, Series, Topic


class AuthorViewSet(SnippetViewSet):
    """People who may stand in a byline."""

    model = Author
    chooser_viewset_class = ChooserViewSet
    icon = "user"
    list_display = [
        "pen_name",
        "full_name",
        "unit",
        BooleanColumn("is_collaborator", label=_("Collaborator")),
    ]
    list_filter = ["is_collaborator"]
    search_fields = ["pen_name", "full_name", "unit"]
    search_backend_name = None
    panels = [
        FieldPanel("pen_name"),
        FieldPanel("full_name"),
        FieldPanel("shows_full_name"),
        FieldPanel("account"),
        FieldPanel("unit"),
        FieldPanel("is_collaborator"),
    ]


class SeriesViewSet(SnippetViewSet):
    """Articles read one after another."""

    model = Series
    chooser_viewset_class = ChooserViewSet
    icon = "list-ol"
    list_display = ["title", "description"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [FieldPanel("title"), FieldPanel("title_en"), FieldPanel("description")]


class TopicViewSet(SnippetViewSet):
    """What articles of several sections deal with."""

    model = Topic
    chooser_viewset_class = ChooserViewSet
    icon = "tag"
    list_display = ["title", "description"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [FieldPanel("title"), FieldPanel("title_en"), FieldPanel("description")]


class PartnerViewSet(SnippetViewSet):
    """Agencies and newspapers that content is exchanged with."""

    model = Partner
    chooser_viewset_class = ChooserViewSet
    icon = "group"
    list_display = ["name", "agreement"]
    search_fields = ["name"]
    search_backend_name = None
    panels = [FieldPanel("name"), FieldPanel("website"), FieldPanel("agreement")]


class NewsDeskGroup(SnippetViewSetGroup):
    """One menu item for all of them."""

    items = (AuthorViewSet, SeriesViewSet, TopicViewSet, PartnerViewSet)
    menu_label = _("News desk")
    menu_icon = "edit"
    menu_name = "news-desk"
    menu_order = 250
