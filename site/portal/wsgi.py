"""The WSGI entry: granian serves `portal.wsgi:application` with `site/` on its path."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
django_application = get_wsgi_application()

from portal.refusal import refuse_at_start  # noqa: E402 - needs Django set up

refuse_at_start()

# Only now: models can be imported once Django has loaded its apps.
from portal.bodies import TimedBodies  # noqa: E402
from portal.middleware import ProxyMiddleware  # noqa: E402
from portal.plain import PlainRequests  # noqa: E402
from publishing.cache import PageCache  # noqa: E402
from publishing.counting.tally import TALLY  # noqa: E402
from publishing.tick import Housekeeping, Tick  # noqa: E402

if settings.DEBUG:
    # A developer wants to see each change of a template at once.
    application = TimedBodies(PlainRequests(django_application))
else:
    application = PageCache(
        TimedBodies(PlainRequests(django_application)),
        daemons=[TALLY, *([Tick(), Housekeeping()] if settings.TICK else [])],
        is_trusted=ProxyMiddleware(None).is_trusted,
    )
    application.start()
