"""Draws every public form with the GOV.UK patterns in templates/forms/."""

from django.forms.renderers import TemplatesSetting


class PortalFormRenderer(TemplatesSetting):
    pass
