"""Files under the organisation's own prefix: on disk, or on S3 when configured."""

from ..paths import ROOT
from .environment import ENVIRONMENT

MEDIA_URL = "/media/"
MEDIA_ROOT = ENVIRONMENT.portal_home / "media"

if ENVIRONMENT.s3_bucket:
    _DEFAULT = {
        "BACKEND": "sites.storage_s3.OrganisationS3Storage",
        "OPTIONS": {
            "bucket_name": ENVIRONMENT.s3_bucket,
            "endpoint_url": ENVIRONMENT.s3_endpoint_url,
            "region_name": ENVIRONMENT.s3_region,
            "access_key": ENVIRONMENT.s3_access_key
            and ENVIRONMENT.s3_access_key.get_secret_value(),
            "secret_key": ENVIRONMENT.s3_secret_key
            and ENVIRONMENT.s3_secret_key.get_secret_value(),
            "signature_version": "s3v4",
            "addressing_style": "path",
            "default_acl": None,
            "file_overwrite": False,
        },
    }
else:
    _DEFAULT = {"BACKEND": "sites.storage.OrganisationFileStorage"}

STORAGES = {
    "default": _DEFAULT,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static_root or ENVIRONMENT.portal_home / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_MAX_AGE = 3600
