from .admin import hooks as _hooks  # noqa: F401
