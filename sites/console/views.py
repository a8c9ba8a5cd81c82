from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail_modeladmin.helpers import AdminURLHelper

from ..models import Organisation, OrganisationStatus
from ..provisioning import InvalidOrder, deactivate, place, provision, reactivate
from ..provisioning.templates import TemplateOutdated
from .forms import PlaceForm, ProvisionForm
from .permissions import may_operate_network

ORGANISATIONS_PATH = "mang-luoi/co-quan"


def list_url() -> str:
    """Address of the console's list of organisations."""
    url: str = AdminURLHelper(Organisation, base_url_path=ORGANISATIONS_PATH).index_url
    return url


def status_url(organisation: Organisation) -> str:
    """Address at which an organisation's sites are closed or opened again."""
    return reverse("network_status", args=[organisation.pk])


def place_url(organisation: Organisation) -> str:
    """Address at which an organisation is put on the map."""
    return reverse("network_place", args=[organisation.pk])


class ProvisionView(FormView):
    """A new organisation from a form (R68); ``model_admin`` is given by modeladmin."""

    model_admin: Any = None
    form_class = ProvisionForm
    template_name = "sites/console/provision.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_operate_network(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: ProvisionForm) -> HttpResponse:
        try:
            done = provision(form.order())
        except InvalidOrder as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        except TemplateOutdated:
            form.add_error(None, _("The network is being upgraded. Try again in a few minutes."))
            return self.form_invalid(form)
        text = (
            _("The site of %(name)s is open: %(url)s")
            if done.created
            else _("The site of %(name)s was there already: %(url)s")
        )
        messages.success(self.request, text % {"name": done.organisation, "url": done.domain.url})
        return redirect(list_url())


def change_status(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Close an organisation's sites, or open them again, after a question."""
    if not may_operate_network(request.user):
        raise PermissionDenied
    organisation = get_object_or_404(Organisation.objects.real(), pk=organisation_id)
    closing = organisation.status == OrganisationStatus.ACTIVE
    if request.method == "POST":
        try:
            (deactivate if closing else reactivate)(organisation)
        except InvalidOrder as error:
            messages.error(request, " ".join(error.messages))
        else:
            text = _("%(name)s: closed.") if closing else _("%(name)s: open again.")
            messages.success(request, text % {"name": organisation})
        return redirect(list_url())
    context = {"organisation": organisation, "closing": closing, "list_url": list_url()}
    return render(request, "sites/console/status.html", context)


def change_place(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Say where a unit lies, for the maps that show it (R115)."""
    if not may_operate_network(request.user):
        raise PermissionDenied
    organisation = get_object_or_404(Organisation.objects.real(), pk=organisation_id)
    form = PlaceForm(request.POST or None, instance=organisation)
    if form.is_valid():
        place(organisation, organisation.latitude, organisation.longitude)
        messages.success(request, _("%(name)s: position saved.") % {"name": organisation})
        return redirect(list_url())
    context = {"organisation": organisation, "form": form, "list_url": list_url()}
    return render(request, "sites/console/place.html", context)
