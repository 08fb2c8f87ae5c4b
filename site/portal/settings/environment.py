"""Reading the environment: each NAME also as NAME_FILE, and what production cannot do without."""

import base64
import binascii
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import environ
from environ.fileaware_mapping import FileAwareMapping


class FileMapping(FileAwareMapping):
    """The environment, where NAME_FILE's content stands for NAME, without its last newline."""

    def __getitem__(self, key):
        return super().__getitem__(key).strip()


class Env(environ.Env):
    ENVIRON = FileMapping()


Check = Callable[[str], str]  # answers what is wrong with a value, or nothing


def _key(size: int) -> Check:
    def check(value: str) -> str:
        try:
            found = len(base64.b64decode(value, validate=True))
        except binascii.Error:
            return f"is not base64 (of {size} bytes)"
        return "" if found == size else f"holds {found} bytes instead of {size}"

    return check


def _secret(value: str) -> str:
    if value.startswith(("django-insecure-", "local-only-")):
        return "is a development key"
    return "" if len(value) >= 50 and len(set(value)) >= 5 else "is shorter than 50 characters"


def _hosts(value: str) -> str:
    hosts = [host.strip() for host in value.split(",") if host.strip()]
    return "must name hosts, not *" if not hosts or "*" in hosts else ""


def _base_url(value: str) -> str:
    parts = urlsplit(value)
    right = parts.scheme == "https" and parts.hostname and parts.path in {"", "/"}
    return "" if right else "must be https://HOST and nothing more"


def _url(value: str) -> str:
    return "" if urlsplit(value).scheme else "is not a URL"


REQUIRED: dict[str, Check] = {
    "DJANGO_SECRET_KEY": _secret,
    "ALLOWED_HOSTS": _hosts,
    "PORTAL_BASE_URL": _base_url,
    "DATABASE_URL": _url,
    "EMAIL_URL": _url,
    "VAULT_ROOT_KEY": _key(32),
    "RECEIPT_SALT": _key(16),
    "JOURNAL_KEY": _key(32),
    "LIMIT_KEY": _key(32),
}


FORM_GUARDS = ("altcha", "recaptcha_v2", "recaptcha_v3", "none")
RECAPTCHA_KEYS = ("RECAPTCHA_PUBLIC_KEY", "RECAPTCHA_PRIVATE_KEY")


def _guard(value: str) -> str:
    return "" if value in FORM_GUARDS else f"must be one of {', '.join(FORM_GUARDS)}"


def _any(value: str) -> str:
    return ""


def _needed(variables: Mapping[str, str]) -> dict[str, Check]:
    """What is asked for, and what FORM_GUARD asks for besides where it is set."""
    try:
        guard = FileMapping(variables).get("FORM_GUARD", "")
    except OSError:
        guard = "in a file that cannot be read"
    keys = RECAPTCHA_KEYS if guard.startswith("recaptcha") else ()
    own = {"FORM_GUARD": _guard} if guard else {}
    return REQUIRED | own | dict.fromkeys(keys, _any)


def problems(variables: Mapping[str, str]) -> list[str]:
    """Answer, a line each, everything that is missing or malformed; values are never repeated."""
    checks = _needed(variables)
    found = [_problem(name, check, FileMapping(variables)) for name, check in checks.items()]
    return [problem for problem in found if problem]


def _problem(name: str, check: Check, variables: FileMapping) -> str:
    try:
        value = variables[name]
    except KeyError:
        value = ""
    except OSError as error:
        return f"{name}_FILE cannot be read ({error.strerror})"
    if not value:
        return f"{name} is missing (or {name}_FILE, the path of a file that holds it)"
    complaint = check(value)
    return f"{name} {complaint}" if complaint else ""
