"""What the portal decides differently from django-allauth."""

import base64
import hashlib
from io import BytesIO

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from qrcode.image.svg import SvgPathFillImage

from common.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators alone, and each kind has its own front door."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is not right."),
        "too_many_login_attempts": _("Too many tries. Wait 15 minutes, then try again."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("Enter your present password."),
        "account_inactive": _("This account is not active."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        return front_door(request.user)

    def add_message(self, *args, **kwargs):
        """Say nothing by cookie: the page that follows shows what has been done."""

    def get_client_ip(self, request):
        return request.META["REMOTE_ADDR"]  # already the client's: ProxyMiddleware


def front_door(user: User) -> str:
    """Answer the address where an account's work begins."""
    if user.kind == User.Kind.OFFICER:
        return "/truc-ban/"
    return reverse("wagtailadmin_home")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seals the second factor's secrets, so that a stolen database makes no codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right, or has been used. Enter the next one."),
        "incorrect_key": _(
            "This passkey is not known for the account, or took too long. Try again."
        ),
    }

    def is_mfa_enabled(self, user, types=None):
        """Ask for a second step wherever there is one: after a reset, the spare code alone is."""
        if types and Authenticator.Type.WEBAUTHN in types and len(types) > 1:
            types = [*types, Authenticator.Type.RECOVERY_CODES]
        return super().is_mfa_enabled(user, types)

    def generate_authenticator_name(self, user, type):
        """Name a passkey by its number, which its owner may change."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_totp_label(self, user):
        return user.get_username()

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def get_public_key_credential_rp_entity(self):
        """The name that passkeys are bound to: the host of the page, never a port."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}

    def build_totp_svg(self, url):
        """Draw the picture on white: on a dark page a transparent one cannot be scanned."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def encrypt(self, text):
        return base64.b64encode(_boxes()[0].encrypt(text.encode())).decode()

    def decrypt(self, encrypted_text):
        sealed = base64.b64decode(encrypted_text)
        for box in _boxes():
            try:
                return box.decrypt(sealed).decode()
            except CryptoError:
                continue
        raise CryptoError("sealed under another DJANGO_SECRET_KEY")


def _boxes() -> list[SecretBox]:
    """One box for the secret key, then one for each former key (SECRET_KEY_FALLBACKS)."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        SecretBox(hashlib.blake2b(key.encode(), digest_size=32, person=b"second-factor").digest())
        for key in keys
    ]
