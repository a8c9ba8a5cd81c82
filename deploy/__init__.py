"""What stands around the portal in production: nginx, systemd, PostgreSQL's settings."""
