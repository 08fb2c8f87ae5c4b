"""Draws what the guard asks of a form: `{% guard_fields "tip" %}` in it, before its button."""

import json

from django import template
from django.conf import settings

from common.guard import TIP, proof, recaptcha, traps

register = template.Library()


@register.inclusion_tag("forms/guard.html")
def guard_fields(form: str = TIP) -> dict:
    """Hidden fields, the proof of work, and reCAPTCHA where it stands before this form."""
    guarded = settings.FORM_GUARD != "none"
    context = {
        "challenge": json.dumps(proof.challenge()) if guarded else "",
        "started": traps.started(),
    }
    if recaptcha.serves(form):
        context["vendor"] = recaptcha.field(form).widget.render(recaptcha.FIELD, None)
        context["vendor_script"] = settings.RECAPTCHA_SCRIPT_URL
        context["is_choice"] = form == TIP
    return context
