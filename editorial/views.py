from typing import Any

from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from .invitations import invited_user


@sensitive_post_parameters()
@never_cache
def invitation(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Choose a password and be signed in. Reading the page does not use the link up."""
    user = invited_user(uid, token)
    if user is None:
        return render(request, "editorial/invitation_void.html", status=410)
    form: Any = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        login(request, user)
        return redirect("wagtailadmin_home")
    return render(request, "editorial/invitation.html", {"form": form, "invited": user})
