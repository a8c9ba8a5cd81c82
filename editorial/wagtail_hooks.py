from . import menu as _menu  # noqa: F401
from .boards import hooks as _boards  # noqa: F401
from .people import hooks as _people  # noqa: F401
from .security import hooks as _security  # noqa: F401
from .workflow import hooks as _workflow  # noqa: F401
