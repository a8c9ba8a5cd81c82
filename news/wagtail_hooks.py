from .counts import hooks as _counts_hooks  # noqa: F401
from .coverage import hooks as _coverage_hooks  # noqa: F401
from .desk import hooks as _desk_hooks  # noqa: F401
