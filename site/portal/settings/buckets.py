"""MEDIA_BUCKET_URL, read into django-storages' options."""

from urllib.parse import parse_qs, unquote, urlsplit


def storage(url: str, own_host: str) -> dict:
    """Answer the STORAGES entry for `s3://KEY:SECRET@HOST/BUCKET?region=R`.

    Pictures keep addresses of our own (`own_host/media/…`, handed on by the portal or nginx): a
    reader's browser never asks a third party.
    """
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket:
        raise ValueError("MEDIA_BUCKET_URL must look like s3://KEY:SECRET@HOST/BUCKET?region=R")
    port = f":{parts.port}" if parts.port else ""
    query = parse_qs(parts.query)
    scheme = query.get("scheme", ["https"])[0]
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": bucket,
            "endpoint_url": f"{scheme}://{parts.hostname}{port}",
            "region_name": query.get("region", [None])[0],
            "custom_domain": f"{own_host}/media",
            "querystring_auth": False,
            "file_overwrite": False,
            "default_acl": None,
        },
    }
