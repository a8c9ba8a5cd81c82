"""The screens where the board writes banners."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.models import Site
from wagtail.snippets.views.snippets import SnippetViewSet

from ..choosers import ChooserViewSet
from ..models.banner import Banner

DECLARATION = _("Nobody pays for this banner: it is no advertising service (Art. 22).")
DECLARED_CONTENT = {"image", "link", "purpose"}


class BannerForm(WagtailAdminModelForm):
    """Every new banner, and every change of what it shows or where it leads, is declared to be
    no advertising, with who and when (R217)."""

    declared = forms.BooleanField(label=DECLARATION, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "site" in self.fields and Site.objects.count() < 2:
            del self.fields["site"]
        if self.instance.declared_at:
            when = date_format(timezone.localtime(self.instance.declared_at), "DATETIME_FORMAT")
            words = gettext("Declared by %(name)s on %(day)s. Tick again when you change it.")
            self.fields["declared"].help_text = words % {
                "name": self.instance.declared_name,
                "day": when,
            }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        is_new = not self.instance.declared_at
        if (is_new or DECLARED_CONTENT & set(self.changed_data)) and not data.get("declared"):
            self.add_error("declared", gettext("Without this declaration it cannot be shown."))
        return data

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("declared"):
            self.instance.declare(self.for_user)
        return super().save(commit=commit)


class BannerFilterSet(WagtailFilterSet):
    """By what is shown now."""

    shown = ChoiceFilter(
        label=_("State"),
        choices=[("now", _("shown now")), ("over", _("over"))],
        method="of_state",
    )

    class Meta:
        model = Banner
        fields = ("purpose", "place")

    def of_state(self, banners: Any, name: str, value: str) -> Any:
        today = timezone.localdate()
        if value == "now":
            return banners.running(today)
        return banners.filter(ends_on__lt=today)


class BannerViewSet(SnippetViewSet):
    """Banners have an entry of their own in the menu."""

    model = Banner
    chooser_viewset_class = ChooserViewSet
    icon = "image"
    menu_label = _("Banners")
    menu_order = 350
    add_to_admin_menu = True
    filterset_class = BannerFilterSet
    list_display = [
        "title",
        Column("state", label=_("State")),
        Column("get_purpose_display", label=_("Purpose")),
        Column("get_place_display", label=_("Place")),
        "starts_on",
        "ends_on",
        Column("declared_name", label=_("Declared by")),
    ]
    list_export = [
        *("title", "purpose", "place", "link", "starts_on", "ends_on"),
        *("declared_name", "declared_at"),
    ]
    search_fields = ["title", "alt_text", "link"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            MultiFieldPanel([FieldPanel("image"), FieldPanel("alt_text")], _("Picture")),
            MultiFieldPanel([FieldPanel("purpose"), FieldPanel("link")], _("Purpose")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                    FieldRowPanel([FieldPanel("place"), FieldPanel("order")]),
                    FieldPanel("site"),
                ],
                _("Where and when it is shown"),
            ),
            FieldPanel("declared"),
        ],
        base_form_class=BannerForm,
    )
