"""What pages tell machines of themselves: schema.org's words, as JSON-LD."""

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from wagtail.models import Page

from common.languages import said
from common.models import SiteSettings

Data = dict[str, object]


def publisher(site: SiteSettings) -> Data:
    """The committee that runs the site."""
    found = {
        "@type": "GovernmentOrganization",
        **by_us(),
        "name": said(site, "organisation").text,
        "url": f"{settings.PORTAL_BASE_URL}/",
        "address": site.address,
        "email": site.email,
        "areaServed": str(site.home_province) if site.home_province else "",
    }
    return filled(found)


def by_us() -> Data:
    """Points at the committee, which stands once on every page."""
    return {"@id": f"{settings.PORTAL_BASE_URL}/#organization"}


def web_site(site: SiteSettings, search_url: str) -> Data:
    """The site, and how it is searched."""
    template = f"{urljoin(settings.PORTAL_BASE_URL, search_url)}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": f"{settings.PORTAL_BASE_URL}/#website",
        "name": said(site, "site_name").text,
        "url": f"{settings.PORTAL_BASE_URL}/",
        "publisher": by_us(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(pages: list[Page]) -> Data:
    """The pages from the home page down to one."""
    steps = [
        {"@type": "ListItem", "position": number, "name": page.title, "item": page.full_url}
        for number, page in enumerate(pages, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def article(page: Page, kind: str, title: str, published, changed=None, **more) -> Data:
    """An article of a kind ("NewsArticle", "Article") by the committee itself."""
    return {
        "@type": kind,
        "headline": title[:110],
        "datePublished": moment(published),
        "dateModified": moment(changed or published),
        "author": by_us(),
        "publisher": by_us(),
        "mainEntityOfPage": page.full_url,
    } | more


def organisation(name: str) -> Data:
    """A body by its name; nothing but its type, and thus left out, where none is known."""
    return {"@type": "Organization", "name": name}


def moment(value: date | None) -> str:
    """A day or a moment as schema.org writes it; "" for none."""
    return value.isoformat() if value else ""


def filled(data: Data) -> Data:
    """The data without what is empty, at every depth: nothing but a type is empty too."""
    values = {name: _filled(value) for name, value in data.items()}
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _filled(value):
    if isinstance(value, list):
        return [_filled(one) for one in value]
    inner = filled(value) if isinstance(value, dict) else value
    return {} if isinstance(inner, dict) and inner.keys() <= {"@type"} else inner
