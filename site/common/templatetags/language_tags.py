"""Tags for pages in two languages: whose words stand where, and the way to the other."""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page

from common.languages import ENGLISH, MAIN
from common.languages import said as said_of
from common.models import SiteSettings
from common.serving import frame

register = template.Library()


@register.simple_tag
def said(thing, name: str) -> str:
    """A field in the page's language; marked where only the Vietnamese is there.

    Without a `thing` (a page drawn without a request) the settings' own defaults.
    """
    return marked(*said_of(thing or SiteSettings(), name))


@register.simple_tag
def said_plain(thing, name: str) -> str:
    """The same as `said` for a title, which cannot hold marks."""
    return said_of(thing or SiteSettings(), name).text


@register.simple_tag
def vietnamese(text: str) -> str:
    """What is written in Vietnamese alone, such as an address: marked on other pages."""
    return marked(text, MAIN if get_language() != MAIN else "")


@register.simple_tag(takes_context=True)
def other_language(context) -> dict | None:
    """The way to the other language: `{language, url, is_home}`; None where there is none.

    This page in that language, or its home page where the page has no translation (`is_home`).
    """
    request = context.get("request")
    if request is None:
        return None
    language = ENGLISH if get_language() == MAIN else MAIN
    here = _addresses(context).get(language)
    home = None if here else frame(request).homes.get(language)
    url = here or (home and home.url)
    return {"language": language, "url": url, "is_home": not here} if url else None


@register.simple_tag(takes_context=True)
def alternates(context) -> dict[str, str]:
    """Whole addresses of this page by language, for search engines; empty without a translation."""
    found = _addresses(context)
    if len(found) < 2:
        return {}
    addresses = {
        language: urljoin(settings.PORTAL_BASE_URL, url) for language, url in found.items()
    }
    return addresses | {"x-default": addresses[MAIN]}


def _addresses(context) -> dict[str, str]:
    """The page's address in each language that it speaks; a view speaks all."""
    page, request = context.get("page"), context.get("request")
    if isinstance(page, Page):
        return {language: one.url for language, one in page.translations.items()}
    match = request and request.resolver_match
    if match is None or match.url_name == "wagtail_serve":
        return {}
    path = request.path
    return {language: translate_url(path, language) for language, _name in settings.LANGUAGES}


@register.simple_tag
def home_url() -> str:
    """The home page in the page's language."""
    return reverse("wagtail_serve", args=[""])


def marked(text: str, lang: str) -> str:
    """A text in an element that names its language, where it is not the page's."""
    return format_html('<span lang="{}">{}</span>', lang, text) if lang else text
