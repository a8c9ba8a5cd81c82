from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("quan-tri/loi-moi/", include("editorial.urls")),
    path("quan-tri/", include(admin_urls)),
    path("tai-lieu/", include("home.document_urls")),
    path("tim-kiem/", include("search.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]

handler404 = "home.views.not_found"
handler500 = "home.views.server_error"
