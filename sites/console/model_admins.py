from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from ..models import Domain, Organisation, OrganisationStatus
from .menu import console_items
from .permissions import ConsolePermissions, OrganisationPermissions
from .views import ORGANISATIONS_PATH, ProvisionView, place_url, status_url


class OrganisationButtons(ButtonHelper):
    """Place on the map, close and open again, beside the usual buttons."""

    def get_buttons_for_obj(self, obj: Organisation, *args: Any, **kwargs: Any) -> list[Any]:
        buttons: list[Any] = super().get_buttons_for_obj(obj, *args, **kwargs)
        buttons.append(self._button(place_url(obj), _("Place on the map"), obj))
        if not obj.is_provincial_office:
            closing = obj.status == OrganisationStatus.ACTIVE
            label = _("Close the sites") if closing else _("Open again")
            buttons.append(self._button(status_url(obj), label, obj))
        return buttons

    def _button(self, url: str, label: object, obj: Organisation) -> dict[str, Any]:
        classname = self.finalise_classname(["button-secondary"])
        return {"url": url, "label": label, "classname": classname, "title": str(obj)}


class ConsoleAdmin(ModelAdmin):
    """A register in the console; modeladmin itself asks nobody who reads an object's history."""

    def history_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        response: HttpResponse = super().history_view(request, instance_pk)
        return response


class OrganisationAdmin(ConsoleAdmin):
    """Every organisation of the network."""

    model = Organisation
    menu_label = _("Organisations")
    menu_icon = "group"
    base_url_path = ORGANISATIONS_PATH
    list_display = ("name", "code", "kind", "parent", "status", "main_site")
    list_filter = ("kind", "status")
    list_per_page = 50
    list_export = ("code", "name", "kind", "status", "created_at")
    search_fields = ("name", "code", "domains__domain")
    inspect_view_enabled = True
    inspect_view_fields = (
        "name",
        "name_en",
        "code",
        "kind",
        "parent",
        "latitude",
        "longitude",
        "status",
        "created_at",
    )
    permission_helper_class = OrganisationPermissions
    button_helper_class = OrganisationButtons
    create_view_class = ProvisionView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        return Organisation.objects.real().select_related("parent").prefetch_related("domains")

    def main_site(self, organisation: Organisation) -> SafeString | str:
        """Link to the organisation's main site."""
        for domain in organisation.domains.all():
            if domain.is_primary:
                return format_html('<a href="{}">{}</a>', domain.url, domain.domain)
        return ""

    main_site.short_description = _("main site")  # type: ignore[attr-defined]


class DomainAdmin(ConsoleAdmin):
    """Every host name, past and present."""

    model = Domain
    menu_label = _("Domains")
    menu_icon = "site"
    base_url_path = "mang-luoi/ten-mien"
    list_display = (
        "domain",
        "tenant",
        "kind",
        "status",
        "redirects_to",
        "valid_from",
        "valid_until",
    )
    list_filter = ("kind", "status")
    list_per_page = 50
    list_export = ("domain", "tenant", "kind", "status", "valid_from", "valid_until")
    list_select_related = ("tenant", "redirects_to")
    search_fields = ("domain", "tenant__name")
    inspect_view_enabled = True
    permission_helper_class = ConsolePermissions


class NetworkConsole(ModelAdminGroup):
    """The console's place in the menu."""

    menu_label = _("Network")
    menu_icon = "globe"
    menu_order = 900
    items = (OrganisationAdmin, DomainAdmin)

    def get_submenu_items(self) -> list[Any]:
        return [*super().get_submenu_items(), *console_items()]
