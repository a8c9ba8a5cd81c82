"""The room below's, under the name that pages and migrations know."""

from sites.validators import validate_official_email, validate_phone

__all__ = ["validate_official_email", "validate_phone"]
