"""The network's settings, kept by its operators (R82)."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..models import NetworkSettings
from .permissions import may_operate_network


class NetworkSettingsForm(forms.ModelForm):
    class Meta:
        model = NetworkSettings
        fields = ("centre_name", "board_emails", "board_phones")


def network_settings(request: HttpRequest) -> HttpResponse:
    """Addresses and telephones of the Information Centre."""
    if not may_operate_network(request.user):
        raise PermissionDenied
    form = NetworkSettingsForm(request.POST or None, instance=NetworkSettings.current())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The settings of the network were saved."))
        return redirect("network_settings")
    status = 422 if form.errors else 200
    return render(request, "sites/console/network_settings.html", {"form": form}, status=status)
