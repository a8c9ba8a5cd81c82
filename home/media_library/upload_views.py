"""Wagtail's upload screens, which also say that a picture is there already.

They stand at Wagtail's own addresses, before its own views (hooks.py).
"""

import os.path
from typing import Any

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.images.forms import ImageInsertionForm
from wagtail.images.models import AbstractImage
from wagtail.images.views import chooser, images, multiple

from ..models.image import PortalImage
from .similar import described, pictures_like

# Typed once above the heap of files, proposed for each.
COMMON_FIELDS = ("author", "source", "licence", "licence_note", "declared")


class AddPicturesView(multiple.AddView):
    """Several files at once: each gets a form of its own, with what was typed once for all."""

    template_name = "home/media_library/add_pictures.html"

    def get_edit_upload_form_context_data(self) -> dict[str, Any]:
        context: dict[str, Any] = super().get_edit_upload_form_context_data()
        form_class = self.get_edit_form_class()
        context["form"] = form_class(
            instance=self.object,
            initial=self._typed_for_all(),
            prefix=f"{self.edit_upload_form_prefix}-{self.upload_object.pk}",
            user=self.request.user,
        )
        return context

    def _typed_for_all(self) -> dict[str, str]:
        typed = {name: self.request.POST.get(name, "") for name in (*COMMON_FIELDS, "title")}
        return {name: value for name, value in typed.items() if value}

    def get_edit_upload_response_data(self) -> dict[str, Any]:
        data: dict[str, Any] = super().get_edit_upload_response_data()
        with self.upload_object.file.open() as file:
            existing = pictures_like(described(file), self.request.user).first()
        data["duplicate"] = existing is not None
        if existing:
            data["confirm_duplicate_upload"] = self._question(existing)
        return data

    def _question(self, existing: PortalImage) -> str:
        delete = reverse(self.delete_upload_url_name, args=[self.upload_object.pk])
        return render_to_string(
            "home/media_library/already_there.html",
            {"existing": existing, "delete_action": delete},
            request=self.request,
        )

    @cached_property
    def common_fields(self) -> list[Any]:
        """For the template."""
        return [self.form[name] for name in COMMON_FIELDS]


class CreatePictureFromUploadView(multiple.CreateFromUploadedImageView):
    """The second step of several files: now the picture is mended and stored."""

    def save_object(self, form: Any) -> None:
        upload = self.upload.file
        self.object.file = File(upload.file, name=os.path.basename(upload.name))  # noqa: PTH119
        self.object.uploaded_by_user = self.request.user
        form.save()


class AddPictureView(images.CreateView):
    """One picture; says afterwards that one like it is there."""

    def save_instance(self) -> AbstractImage:
        picture = super().save_instance()
        existing = pictures_like(picture, self.request.user).first()
        if existing:
            edit = reverse("wagtailimages:edit", args=[existing.pk])
            delete = reverse("wagtailimages:delete", args=[picture.pk])
            messages.warning(
                self.request,
                _("This picture is there already: “%(title)s”.") % {"title": existing.title},
                buttons=[
                    messages.button(edit, _("See the one that is there")),
                    messages.button(delete, _("Delete the new one")),
                ],
            )
        return picture


class UploadInChooserView(chooser.ImageUploadView):
    """The upload tab of a chooser: the picture that is there can be taken instead."""

    def post(self, request: HttpRequest) -> HttpResponse:
        self.model = PortalImage
        self.form = self.get_creation_form()
        if not self.form.is_valid():
            return self.get_reshow_creation_form_response()
        picture = self.save_form(self.form)
        existing = pictures_like(picture, request.user).first()
        if existing:
            return self.render_duplicate_found_response(request, picture, existing)
        if request.GET.get("select_format"):
            form = ImageInsertionForm(
                initial={"alt_text": picture.default_alt_text}, prefix="image-chooser-insertion"
            )
            return self.render_select_format_response(picture, form)
        return self.get_chosen_response(picture)
