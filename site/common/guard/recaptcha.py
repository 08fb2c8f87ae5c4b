"""Google's reCAPTCHA, where the operator sets its keys (docs/guard.md).

django-recaptcha alone sends the visitor's address, answers 500 when Google cannot be reached, and
draws inline scripts: all three are replaced here.
"""

import json
import logging
import time
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django_recaptcha.client import RecaptchaResponse
from django_recaptcha.fields import ReCaptchaField
from django_recaptcha.widgets import ReCaptchaV2Checkbox, ReCaptchaV3

from common.guard import TIP

logger = logging.getLogger(__name__)
VERSIONS = ("recaptcha_v2", "recaptcha_v3")
FIELD = "g-recaptcha-response"
SECONDS = 3
LONGEST = 65_536
DOWN = "down"
NO_ANSWER = (OSError, HTTPException, ValueError, TypeError, RecursionError)


class _Drawn:
    """Mixed into django-recaptcha's widgets: our template, and one name for both versions."""

    template_name = "forms/recaptcha.html"

    def value_from_datadict(self, data, files, name):
        return data.get(FIELD)


class CheckboxWidget(_Drawn, ReCaptchaV2Checkbox):
    """Version 2: "I am not a robot"."""


class ScoreWidget(_Drawn, ReCaptchaV3):
    """Version 3: a score, without a question."""


class VendorField(ReCaptchaField):
    """django-recaptcha's field, which tells Google nothing of the visitor.

    Its error's code is `down` where the service gave no answer, `captcha_invalid` where it said no.
    """

    def get_remote_ip(self) -> str:
        return ""

    def validate(self, value):
        forms.CharField.validate(self, value)
        try:
            found = ask(value, self.private_key)
            is_right = found.is_valid and self._suits(found)
        except NO_ANSWER as error:
            logger.warning("reCAPTCHA gave no answer: %s", type(error).__name__)
            raise ValidationError(self.error_messages["captcha_error"], code=DOWN) from error
        if not is_right:
            raise ValidationError(self.error_messages["captcha_invalid"], code="captcha_invalid")

    def _suits(self, found: RecaptchaResponse) -> bool:
        """Version 3 names the form and gives a score besides."""
        if not isinstance(self.widget, ScoreWidget):
            return True
        score = float(found.extra_data.get("score", 0))
        return found.action == self.widget.action and score >= settings.RECAPTCHA_REQUIRED_SCORE


def serves(form: str) -> bool:
    """Whether reCAPTCHA stands before this form: before tips only where the operator chose so."""
    chosen = settings.FORM_GUARD in VERSIONS and bool(settings.RECAPTCHA_PUBLIC_KEY)
    return chosen and (form != TIP or settings.RECAPTCHA_ON_TIPS)


def field(form: str) -> VendorField:
    """The field of the version that is set."""
    two = settings.FORM_GUARD == "recaptcha_v2"
    widget = CheckboxWidget() if two else ScoreWidget(action=form)
    return VendorField(widget=widget)


def answer(request, form: str) -> bool | None:
    """What the service says of this request: yes, no, or None where it was not asked or is down.

    Asked once for each request.
    """
    if not hasattr(request, "_recaptcha_answer"):
        request._recaptcha_answer = _answer(field(form), request.POST)
    return request._recaptcha_answer


def sources() -> dict[str, list[str]]:
    """What a page's content policy must allow for the widget, by directive."""
    host = "{0.scheme}://{0.netloc}".format(urlsplit(settings.RECAPTCHA_SCRIPT_URL))
    return {
        "script-src": [f"{host}/recaptcha/", "https://www.gstatic.com/recaptcha/"],
        "frame-src": [f"{host}/recaptcha/", "https://recaptcha.google.com/recaptcha/"],
        "connect-src": [f"{host}/recaptcha/"],
    }


def ask(token: str, secret: str) -> RecaptchaResponse:
    """Google's answer about a token; `remoteip` is left out. Raises one of `NO_ANSWER`."""
    posted = urlencode({"secret": secret, "response": token}).encode()
    request = Request(settings.RECAPTCHA_VERIFY_URL, data=posted)  # noqa: S310 - a setting
    ends = time.monotonic() + SECONDS
    with urlopen(request, timeout=SECONDS) as response:  # noqa: S310
        data = json.loads(_read(response, ends))
    if not isinstance(data, dict) or not isinstance(data.get("success"), bool):
        raise ValueError("no answer in it")
    return RecaptchaResponse(data.pop("success"), extra_data=data, action=data.get("action"))


def _read(response, ends: float) -> bytes:
    """The body, if all of it comes in time: a timeout alone would count from byte to byte."""
    read = b""
    while piece := response.read1(LONGEST):
        read += piece
        if len(read) > LONGEST or time.monotonic() > ends:
            raise TimeoutError("too much or too slow")
    return read


def _answer(field: VendorField, posted) -> bool | None:
    token = field.widget.value_from_datadict(posted, None, FIELD)
    if not token:
        return None
    if len(token) > LONGEST:
        return False
    try:
        field.clean(token)
    except ValidationError as error:
        return None if error.code == DOWN else False
    return True
