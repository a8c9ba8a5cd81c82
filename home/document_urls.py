"""Addresses of files to download; Wagtail's names, our checks."""

from django.urls import path

from . import document_views

urlpatterns = [
    path(
        "<int:document_id>/<str:document_filename>", document_views.serve, name="wagtaildocs_serve"
    ),
    path(
        "mat-khau/<int:restriction_id>/",
        document_views.authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
