"""Tags that every template may load: icons, the main menu, the other language."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from common import emergency
from common.models import SiteSettings
from common.serving import frame

register = template.Library()

ICONS = Path(settings.BASE_DIR) / "templates" / "icons"
EMBLEM = ICONS.parent / "components" / "emblem.svg"


@lru_cache(maxsize=64)
def _drawing(name: str) -> SafeString:
    # Our own committed files (assets/icons.txt), never anything that a user names.
    return mark_safe((ICONS / f"{name}.svg").read_text(encoding="utf-8").strip())  # noqa: S308


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """Draw the icon `name` inline; silent to screen readers unless it has a `label`.

    `extra` is one more class. Raises FileNotFoundError for a name that assets/icons.txt lacks.
    """
    role = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="icon{}" {} focusable="false" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="round">{}</svg>',
        f" {extra}" if extra else "",
        role,
        _drawing(name),
    )


@register.simple_tag
@lru_cache(maxsize=1)
def emblem() -> str:
    """The portal's emblem as a data URI: as a file it would be one request more on every page."""
    return "data:image/svg+xml," + quote(EMBLEM.read_text(encoding="utf-8").strip())


@register.simple_tag
def is_demonstration() -> bool:
    """Tell whether this is the trial: every page then says so and asks not to be indexed."""
    return settings.DEMONSTRATION


@register.simple_tag(takes_context=True)
def site_settings(context):
    """What the operator says once for the whole site (`SiteSettings`); None outside a request."""
    request = context.get("request")
    return SiteSettings.load(request) if request else None


@register.simple_tag
def emergency_banners(plain: bool = False) -> list:
    """The banners of days of danger that stand now; `plain`: without asking the database."""
    return emergency.current(kept=plain)


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[dict]:
    """The pages that the site settings put in the menu: `{title, url, is_current, lang}` each.

    `lang` is empty where the page speaks the language of the one that is read.

    Asked for by header and footer, read once a request.
    """
    request = context.get("request")
    if request is None:
        return []
    return [_menu_entry(page, lang, request) for lang, page in frame(request).menu]


def _menu_entry(page, lang: str, request) -> dict:
    url = page.url or ""
    return {
        "lang": "" if lang == get_language() else lang,
        "title": page.title,
        "url": url,
        "is_current": bool(url) and request.path.startswith(url),
    }


@register.simple_tag(takes_context=True)
def url_in(context, language: str) -> str:
    """This page's address in another language; the query stays behind, it may hold answers."""
    request = context.get("request")
    return translate_url(request.path, language) if request else ""
