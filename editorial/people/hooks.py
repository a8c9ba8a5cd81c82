"""Everything of this package in the admin."""

from .collaborators import hooks as _collaborators  # noqa: F401
from .duties import hooks as _duties  # noqa: F401
from .requests import hooks as _requests  # noqa: F401
from .training import hooks as _training  # noqa: F401
