from django.urls import path, re_path

from . import routing, views

urlpatterns = [
    path("media/<path:path>", views.media, name="media"),
    path("hien-thi/", views.set_display, name="set_display"),
    path("so-do-trang/", views.site_map, name="site_map"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    re_path(
        r"^((?:[\w\-]+/)*"
        r"(?:rss\.xml|su-kien\.ics|du-lieu\.(?:csv|json|xlsx)|van-ban\.(?:xml|json))?)$",
        routing.serve,
        name="page",
    ),
]
