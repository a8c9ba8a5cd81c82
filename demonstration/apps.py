from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """The demonstration network: real units, honest content, drawn pictures. No models."""

    name = "demonstration"
