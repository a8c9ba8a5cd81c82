"""wagtail-localize's screens with our rules in front of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.report import (
    LocaleFilter,
    TranslationsReportFilterSet,
    TranslationsReportView,
)
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .finishing import finish
from .rules import begun_translation, refusal, targets


def _language(field_name: str, label: Any) -> LocaleFilter:
    """A choice of one of the languages that the sites have."""
    return LocaleFilter(
        field_name=field_name,
        label=label,
        choices=lambda: list(get_content_languages().items()),
        empty_label=None,
        null_label=gettext_lazy("All"),
        null_value="all",
    )


def refuse(request: HttpRequest, message: str, page: Page | None = None) -> HttpResponse:
    """Say why, at the page's editor or where the admin begins; nothing is changed."""
    messages.error(request, message)
    if page is None:
        return redirect("wagtailadmin_home")
    return redirect("wagtailadmin_pages:edit", page.pk)


class TranslationFilters(TranslationsReportFilterSet):
    """With names for both languages; wagtail-localize gives none, so English would be made up."""

    source_locale = _language("source__locale", gettext_lazy("Source language"))
    target_locale = _language("target_locale", gettext_lazy("Target language"))


class TranslationsView(TranslationsReportView):
    """The newest first; wagtail-localize pages through rows in no order."""

    filterset_class = TranslationFilters

    def get_queryset(self) -> Any:
        return super().get_queryset().order_by("-pk")


class SubmitPageView(SubmitPageTranslationView):
    """Begin a translation: only where it lands in a section that corresponds (R20, R146)."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("wagtail_localize.submit_translation"):
            raise PermissionDenied
        page = self.get_object()
        message = refusal(page)
        if not message and request.POST.get("include_subtree"):
            message = _("Pages are translated one by one, without the pages below them.")
        if message:
            return refuse(request, message, page)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        form: Any = super().get_form()
        form.fields["locales"].queryset = targets(self.object)
        form.fields["include_subtree"].widget = forms.HiddenInput()
        return form


class UpdateView(UpdateTranslationsView):
    """Bring the source's changes into a translation that was begun; publishing is another act."""

    def get_form(self) -> forms.Form:
        form: Any = super().get_form()
        del form.fields["publish_translations"]
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        form.cleaned_data["publish_translations"] = False
        response: HttpResponse = super().form_valid(form)
        return response


def submit_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Hand a translation that is whole to the board; with that it ends, and the page is edited
    like any other."""
    page = get_object_or_404(Page, pk=page_id).specific
    translation = begun_translation(page)
    if translation is None or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "home/admin/submit_translation.html", {"page": page})
    if message := finish(translation, request.user):
        return refuse(request, message, page)
    page = Page.objects.get(pk=page_id).specific
    if workflow := page.get_workflow():
        workflow.start(page, request.user)
    messages.success(
        request, _("The translation was sent to the board. It is edited like any other page now.")
    )
    return redirect("wagtailadmin_pages:edit", page_id)


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Go on in the ordinary editor with a draft that holds what was translated."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    page = translation.get_target_instance()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if message := finish(translation, request.user):
        return refuse(request, message, page)
    messages.success(request, _("From now on the page is edited like any other."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page in English never becomes a mirror of the Vietnamese one."""
    page = get_object_or_404(Page, pk=page_id)
    return refuse(request, _("A page never mirrors one in another language."), page)


def refuse_locales(request: HttpRequest, path: str = "") -> HttpResponse:
    """Languages come with the sites that a blueprint makes; no tree is synchronised."""
    return refuse(request, _("Languages are set up together with a site in that language."))
