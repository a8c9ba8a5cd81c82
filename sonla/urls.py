from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("quan-tri/loi-moi/", include("editorial.urls")),
    path("quan-tri/", include(admin_urls)),
    path("tai-lieu/", include("home.document_urls")),
    path("tim-kiem/", include("search.urls")),
    # Wagtail's own second door to pages with restricted reading: one form for all.
    path(
        "_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)
    ),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]

handler404 = "home.views.not_found"
handler500 = "home.views.server_error"
