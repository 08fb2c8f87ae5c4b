"""Draws every public form with the GOV.UK patterns in templates/forms/.

Only `{{ form }}` and `{{ field.as_field_group }}` are drawn by our templates. A widget on its own
still comes from Django's, so that Wagtail's admin, which lays out its fields itself, looks as ever.
"""

from django.forms.renderers import TemplatesSetting

from common.forms.boundfield import PortalBoundField


class PortalFormRenderer(TemplatesSetting):
    """The `FORM_RENDERER`: our form and field templates, Django's widgets."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = PortalBoundField
