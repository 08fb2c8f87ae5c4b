"""The WSGI entry of the peer: Django alone, with its own page cache."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.peer_settings"


class WithoutOwnCacheHeaders:
    """Removes what the portal says to caches, so that Django's keeps its pages too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for header in ("Cache-Control", "Vary"):
            response.headers.pop(header, None)
        return response


application = get_wsgi_application()
