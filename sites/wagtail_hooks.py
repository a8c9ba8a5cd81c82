from django.urls import URLPattern, path
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .console.model_admins import NetworkConsole
from .console.views import change_status

modeladmin_register(NetworkConsole)


@hooks.register("register_admin_urls")
def register_console_urls() -> list[URLPattern]:
    return [
        path("mang-luoi/<int:organisation_id>/trang-thai/", change_status, name="network_status")
    ]
