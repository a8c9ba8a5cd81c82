from django.apps import AppConfig


class SonlaConfig(AppConfig):
    """The network's top: command line, server, health. No models, no business."""

    name = "sonla"
