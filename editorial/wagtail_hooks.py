from .workflow import hooks as _workflow  # noqa: F401
