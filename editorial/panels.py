"""Pieces of forms that several screens of the board use."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel


def row(*names: str) -> FieldRowPanel:
    """Fields beside one another."""
    return FieldRowPanel([FieldPanel(name) for name in names])
