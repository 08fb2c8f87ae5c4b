"""Which requests are a person reading a page of ours, as far as they say so themselves."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest

#: Programs that fetch pages, by what they call themselves. A telephone named Cubot is none.
MACHINE = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|archive|preview|facebookexternalhit|whatsapp/"
    r"|headless|phantom|lighthouse|pagespeed|pingdom|uptime|monitor|check|scan|validator"
    r"|python|curl|wget|libwww|java/|okhttp|go-http|node|axios|ruby|perl|php|feed|rss"
    r"|mediapartners|google-|apis-google",
    re.IGNORECASE,
)
#: Headers by which browsers say that nobody may ever look at what they fetch.
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_ours(request: HttpRequest) -> bool:
    """Whether a page of this site asks, as far as the browser tells; old ones tell nothing."""
    origin = request.headers.get("Origin")
    told = request.headers.get("Sec-Fetch-Site", "same-origin")
    return told == "same-origin" and (not origin or urlsplit(origin).netloc == request.get_host())


def is_person(request: HttpRequest) -> bool:
    """Whether it is no machine that calls itself one, and no page fetched ahead."""
    agent = request.headers.get("User-Agent", "")
    ahead = " ".join(request.headers.get(name, "") for name in AHEAD).lower()
    fetched_ahead = any(word in ahead for word in ("prefetch", "prerender", "preview"))
    return bool(agent) and not MACHINE.search(agent) and not fetched_ahead
