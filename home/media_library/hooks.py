"""The media library and banners in the admin."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images.views.chooser import viewset as image_chooser
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from ..models.document import PortalDocument
from ..models.image import PortalImage
from . import upload_views
from .banners import BannerViewSet
from .reports import DocumentReportView, PictureReportView

register_snippet(BannerViewSet)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same addresses
def upload_urls() -> list[URLPattern]:
    from_upload = "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/"
    in_chooser = image_chooser.construct_view(upload_views.UploadInChooserView)
    return [
        path("images/add/", upload_views.AddPictureView.as_view()),
        path("images/multiple/add/", upload_views.AddPicturesView.as_view()),
        path(from_upload, upload_views.CreatePictureFromUploadView.as_view()),
        path(f"{image_chooser.url_prefix}/create/", in_chooser),
    ]


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    pictures, documents = PictureReportView, DocumentReportView
    return [
        path("kho-anh/", pictures.as_view(), name="picture_report"),
        path(
            "kho-anh/ket-qua/", pictures.as_view(results_only=True), name="picture_report_results"
        ),
        path("kho-tep/", documents.as_view(), name="document_report"),
        path(
            "kho-tep/ket-qua/", documents.as_view(results_only=True), name="document_report_results"
        ),
    ]


class MediaReportItem(MenuItem):
    """Shown to those who may add or change files of this kind."""

    model: type = PortalImage

    def is_shown(self, request: object) -> bool:
        policy = policy_registry.get_by_type(self.model)
        user = request.user  # type: ignore[attr-defined]
        return bool(policy.user_has_any_permission(user, ["add", "change", "delete"]))


class DocumentReportItem(MediaReportItem):
    model = PortalDocument


@hooks.register("register_reports_menu_item")
def picture_report_item() -> MenuItem:
    return MediaReportItem(
        _("Picture library"), reverse_lazy("picture_report"), icon_name="image", order=30
    )


@hooks.register("register_reports_menu_item")
def document_report_item() -> MenuItem:
    return DocumentReportItem(
        _("File library"), reverse_lazy("document_report"), icon_name="doc-full-inverse", order=31
    )
