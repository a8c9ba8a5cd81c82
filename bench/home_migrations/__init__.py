"""The migrations of ``home`` and, after them, the measured one of this directory."""

from home import migrations

__path__ = [*migrations.__path__, *__path__]
