"""Documents in and out of the legal libraries."""

from .environment import ENVIRONMENT

LEGAL_SOURCES = ENVIRONMENT.legal_sources
LEGAL_IMPORT_MAX_BYTES = 500 * 1024**2  # of an archive that an editor uploads
LEGAL_IMPORT_MAX_UNFOLDED = 20 * 1024**3  # bytes that an archive may hold
LEGAL_EXPORT_MAX_BYTES = 500 * 1024**2  # of files in an archive that an editor downloads
