"""What templates/forms/ asks of a field beside what Django's own bound field knows."""

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

# First match wins: CheckboxSelectMultiple is a RadioSelect, and so on.
_KINDS = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file-upload"),
    (forms.Select, "select"),
    (forms.MultiWidget, "group"),
    (forms.SelectDateWidget, "group"),
)


class PortalBoundField(BoundField):
    """A bound field that can also draw itself as a GOV.UK component.

    `as_widget`, which Wagtail's admin uses, is Django's. A label that Django makes of the field's
    name, as some forms of Wagtail's leave it to, is looked up in the catalogue.
    """

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        if field.label is None:
            self.label = gettext(self.label)

    @property
    def kind(self) -> str:
        """Its component: input, textarea, select, radios, checkboxes, checkbox and so on."""
        widget = self.field.widget
        return next((kind for base, kind in _KINDS if isinstance(widget, base)), "input")

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def described_by(self) -> str:
        """The ids of hint and error that exist, separated by spaces; empty without any."""
        ids = []
        if self.help_text:
            ids.append(self.hint_id)
        if self.errors:
            ids.append(self.error_id)
        return " ".join(ids)

    @property
    def error_target(self) -> str:
        """The id that the error summary links to: the control, or its first choice."""
        if self.kind in ("radios", "checkboxes", "group"):
            return f"{self.auto_id}_0"
        return self.id_for_label

    @property
    def marks_optional(self) -> bool:
        """Tell whether the label says "(optional)"; `mark_optional = False` on the form: never."""
        wanted = getattr(self.form, "mark_optional", True)
        ticked = self.kind in ("checkbox", "checkboxes")
        return wanted and not self.field.required and not ticked

    @property
    def control(self):
        """The widget with its component's class, and the error's where it has one."""
        return self.as_widget(attrs=self._control_attrs())

    @property
    def choices_drawn(self) -> list[dict]:
        """Each choice as Django's widget describes it, `hint` included where there is one."""
        return list(
            self.field.widget.subwidgets(self.html_name, self.value(), {"id": self.auto_id})
        )

    def _control_attrs(self) -> dict:
        attrs = {"class": " ".join(self._control_classes())}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.kind == "textarea":
            # A browser cuts pasted text off at `maxlength` without a word; the server says why.
            attrs["maxlength"] = False
        return attrs

    def _control_classes(self):
        if own := self.field.widget.attrs.get("class"):
            yield own
        if self.kind != "group":
            component = "checkboxes__input" if self.kind == "checkbox" else self.kind
            yield f"govuk-{component}"
            if self.errors:
                yield f"govuk-{component}--error"
