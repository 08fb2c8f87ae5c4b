"""Where the official text of a document may stand."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Hosts of the State, the Party and the Front, with all that lie under them.
OFFICIAL = (
    "vbpl.vn",
    "gov.vn",
    "chinhphu.vn",
    "quochoi.vn",
    "dangcongsan.vn",
    "mattran.org.vn",
)


def official_address(value: str) -> None:
    """Refuse the address of a text that no office answers for."""
    parts = urlsplit(value)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not any(
        host == own or host.endswith("." + own) for own in OFFICIAL
    ):
        raise ValidationError(
            _("Give the address at Công báo, vbpl.vn or another office of the State.")
        )
