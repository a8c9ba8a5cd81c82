"""What the environment tells the portal, typed and checked in one place."""

from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from ..kept_secret import kept_secret
from ..paths import ROOT


class Environment(BaseSettings):
    """Environment variables; every name below is the variable's name in capitals."""

    portal_home: Path = ROOT / "var"
    static_root: Path | None = Field(None, description="collected static files; below PORTAL_HOME")
    database_url: str = "postgresql:///portal"
    secret_key: SecretStr | None = Field(None, description="generated and kept when absent")
    base_domain: str = Field("sonla.gov.vn", description="every site lies at or below it (Art. 6)")
    public_port: int = Field(443, ge=1, le=65535, description="the port that citizens see")
    service_portal_url: str = Field(
        "https://dichvucong.sonla.gov.vn", description="where papers are handed in (Art. 16.3)"
    )
    smtp_url: str | None = Field(None, description="smtp://user:password@host:587")
    mail_from: str | None = None
    trusted_proxies: str = Field(
        "127.0.0.1,::1", description="whose X-Forwarded-For is believed: addresses or networks"
    )
    frontend_cache_url: str | None = Field(None, description="nginx that takes PURGE requests")
    s3_bucket: str | None = None
    s3_endpoint_url: str | None = None
    s3_region: str = "us-east-1"
    s3_access_key: SecretStr | None = None
    s3_secret_key: SecretStr | None = None
    legal_sources: dict[str, Any] = Field(
        default_factory=dict,
        description="JSON: other databases of documents, see legal.exchange.sources.http",
    )
    database_pool_size: int = Field(6, ge=1)
    database_connection_lifetime: int = Field(600, description="seconds")

    @field_validator("database_url")
    @classmethod
    def _postgresql_only(cls, value: str) -> str:
        if urlsplit(value).scheme not in {"postgres", "postgresql"}:
            raise ValueError("DATABASE_URL must begin with postgresql://")
        return value

    @cached_property
    def scheme(self) -> str:
        """``https`` on port 443, else ``http`` (the demonstration on one's own machine)."""
        return "https" if self.public_port == 443 else "http"

    @cached_property
    def kept_secret_key(self) -> str:
        """SECRET_KEY, or the one made at the first start and kept under PORTAL_HOME."""
        if self.secret_key:
            return self.secret_key.get_secret_value()
        return kept_secret(self.portal_home / "secrets" / "secret-key")


ENVIRONMENT = Environment()
