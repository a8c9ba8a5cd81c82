"""nginx in front of the portal: configuration files with @VARIABLES@, filled in by ``render``."""
