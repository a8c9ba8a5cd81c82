"""Profiles of editors, and who was trained in a year."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sites.spreadsheets import xlsx_response

from ...models import EditorProfile, User
from ..screens import last_years, year_asked
from .people import board_people, coverage, person_of
from .sheets import coverage_sheets

SEE, CHANGE = "editorial.view_trainingcourse", "editorial.change_editorprofile"
YEARS_SHOWN = 6


class ProfileForm(forms.ModelForm):
    class Meta:
        model = EditorProfile
        fields = ("field", "qualification")


@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    """Everybody of the board, with field and courses; who has none stands first (R208)."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    people = sorted(board_people(), key=lambda person: person.is_trained)
    untrained = sum(not person.is_trained for person in people)
    context = {"people": people, "untrained": untrained}
    return render(request, "editorial/people/profiles.html", context)


def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """One account's field, qualification and courses; to the account itself too."""
    user: Any = request.user
    if not user.has_perm(SEE) and user.pk != pk:
        raise PermissionDenied
    account = get_object_or_404(User, pk=pk)
    form = None
    if user.has_perm(CHANGE):
        row = EditorProfile.objects.filter(user=account).first() or EditorProfile(user=account)
        form = ProfileForm(request.POST or None, instance=row)
        if request.method == "POST" and form.is_valid():
            form.save()
            messages.success(request, _("The profile was saved."))
            return redirect("editor_profile", pk)
    elif request.method == "POST":
        raise PermissionDenied
    context = {
        "account": account,
        "person": person_of(account),
        "form": form,
        "may_see_all": user.has_perm(SEE),
        "qualification": getattr(getattr(account, "profile", None), "qualification", ""),
    }
    status = 422 if form and form.errors else 200
    return render(request, "editorial/people/profile.html", context, status=status)


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Who was trained in a year, and who was not (Art. 23.2; R219); ``?xuat=xlsx``."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    wanted = year_asked(request)
    found = coverage(wanted)
    if request.GET.get("xuat") == "xlsx":
        return xlsx_response(coverage_sheets(found), f"boi-duong-{wanted}")
    context = {"found": found, "year": str(wanted), "years": last_years(YEARS_SHOWN)}
    return render(request, "editorial/people/training_year.html", context)
