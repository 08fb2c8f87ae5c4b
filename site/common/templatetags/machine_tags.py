"""What a page's head says to machines: structured data, the share card."""

import base64
import json

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from common import share_cards, structured
from common.languages import said
from common.models import SiteSettings

register = template.Library()
# As Django's own json_script: nothing in it can end the element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context, page) -> SafeString:
    """The page in schema.org's words, with its breadcrumbs and the committee, as JSON-LD."""
    site = SiteSettings.load(context["request"])
    own = {"inLanguage": get_language(), "url": page.full_url, "image": _card(page, site)}
    graph = [structured.publisher(site), page.structured_data(site) | own]
    if page.trail:
        graph.append(structured.breadcrumbs([*page.trail, page]))
    data = {"@context": "https://schema.org", "@graph": [structured.filled(one) for one in graph]}
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.simple_tag(takes_context=True)
def share_card(context, page) -> str:
    """The whole address of the page's share card; "" for a page that is not saved yet."""
    return _card(page, SiteSettings.load(context["request"]))


@register.simple_tag(takes_context=True)
def drawn_card(context, page) -> str:
    """The card itself as a data URI: a draft's has no address, since its title is not public."""
    site = SiteSettings.load(context["request"])
    with override(page.locale.language_code):
        name = said(site, "site_name").text
    drawn = base64.b64encode(share_cards.draw(page.title, name)).decode()
    return f"data:image/png;base64,{drawn}"


def _card(page, site: SiteSettings) -> str:
    if not page.pk:
        return ""
    return settings.PORTAL_BASE_URL + page.card_path(said(site, "site_name").text)
