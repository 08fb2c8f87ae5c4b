"""The portal's own middleware: proxies, headers, language and the second factor."""

import ipaddress
import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware

from common.addresses import first_segment, is_closed
from common.models import User
from portal.accounts import second_factor
from portal.accounts.receivers import SIGNED_IN_AT

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


class ProxyMiddleware:
    """Believe forwarding headers from TRUSTED_PROXIES alone, and take them from anybody else.

    Afterwards REMOTE_ADDR is the client's address, for limits and logs alike.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.trusted = [ipaddress.ip_network(entry) for entry in settings.TRUSTED_PROXIES]

    def __call__(self, request):
        if self.is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = self.client(request)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def client(self, request) -> str:
        """Answer the last forwarded address that is not itself a trusted proxy's.

        What stands before it, or before what is no address, anybody may have written.
        """
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        hops = [hop.strip() for hop in reversed(forwarded)]
        stranger = next((hop for hop in hops if not self.is_trusted(hop)), "")
        return stranger if _is_address(stranger) else request.META["REMOTE_ADDR"]

    def is_trusted(self, address: str) -> bool:
        """Tell whether an address is a trusted proxy's; a Unix socket has an empty one."""
        if not address:
            return settings.TRUST_UNIX_SOCKET
        return _is_address(address) and any(
            ipaddress.ip_address(address) in network for network in self.trusted
        )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class SecurityHeadersMiddleware:
    """Headers of every response; a view's own Cache-Control wins."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        closed = is_closed(request.path_info)
        if closed:
            response.headers.setdefault("Cache-Control", "no-store")
        if closed or settings.DEMONSTRATION:
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


class AdminPolicyMiddleware:
    """Give Wagtail's admin the looser content policy that its pages still need, still self only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if first_segment(request.path_info) == "quan-tri" and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response


class LocaleMiddleware(DjangoLocaleMiddleware):
    """The address alone decides the language, so the answer does not vary by Accept-Language."""

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Editors' redirects, for public addresses alone.

    A redirect from `/truc-ban` or `/bao-tin`, typed without its last slash, could lead an officer
    or a citizen to somebody else's page.
    """

    def process_response(self, request, response):
        if is_closed(request.path_info):
            return response
        return super().process_response(request, response)


class SecondFactorMiddleware:
    """Guards the two staff areas: the right kind of account, and its second factor shown.

    Whoever belongs to the other area is told that the page does not exist. Anonymous visitors
    pass: each area's views send them to the login.
    """

    areas = {"quan-tri": User.Kind.STAFF, "truc-ban": User.Kind.OFFICER}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if self.has_expired(request):
            logout(request)
        kind = self.areas.get(first_segment(request.path_info))
        if kind and request.user.is_authenticated:
            return self.guard(request, kind)
        return self.get_response(request)

    def has_expired(self, request) -> bool:
        """Tell whether the login is older than a session may be, whatever was done since."""
        age = time.time() - request.session.get(SIGNED_IN_AT, 0)
        return request.user.is_authenticated and age > settings.SESSION_COOKIE_AGE

    def guard(self, request, kind):
        if request.user.kind != kind:
            raise Http404
        if second_factor.is_verified(request):
            return self.get_response(request)
        ready = second_factor.is_set_up(request.user)
        step = "mfa_reauthenticate" if ready else "mfa_activate_totp"
        return redirect_to_login(request.get_full_path(), reverse(step))
