"""Project rules on the guard that Django checks at start."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from common.guard import recaptcha

VALUES = ("altcha", *recaptcha.VERSIONS, "none")
KEYS = ("RECAPTCHA_PUBLIC_KEY", "RECAPTCHA_PRIVATE_KEY")


@register(Tags.security)
def guard_is_known(app_configs, **kwargs):
    """guard.E001: a misspelt FORM_GUARD would guard nothing that was meant."""
    if settings.FORM_GUARD in VALUES:
        return []
    hint = f"Set FORM_GUARD to one of: {', '.join(VALUES)}."
    return [Error(f"FORM_GUARD is {settings.FORM_GUARD!r}.", hint=hint, id="guard.E001")]


@register(Tags.security)
def recaptcha_has_its_keys(app_configs, **kwargs):
    """guard.E002: reCAPTCHA without its keys would verify nobody."""
    if settings.FORM_GUARD not in recaptcha.VERSIONS:
        return []
    hint = "Take both from Google's reCAPTCHA console, or set FORM_GUARD=altcha."
    missing = [name for name in KEYS if not getattr(settings, name)]
    said = f"is missing, and FORM_GUARD={settings.FORM_GUARD}."
    return [Error(f"{name} {said}", hint=hint, id="guard.E002") for name in missing]


@register(Tags.security, deploy=True)
def something_stands_guard(app_configs, **kwargs):
    """guard.W001: without a guard only the limits hold machines back."""
    if settings.FORM_GUARD != "none":
        return []
    hint = "FORM_GUARD=altcha needs nothing else."
    return [Warning("FORM_GUARD=none: no form is guarded.", hint=hint, id="guard.W001")]
