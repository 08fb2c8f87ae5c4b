"""Choices with a line of explanation under each."""

from collections.abc import Mapping

from django import forms


class _Hinted:
    """Mixed into a choice widget: `hints` is `{value: text}`; a value without one has no line."""

    def __init__(self, *args, hints: Mapping | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        hint = self.hints.get(str(value))
        if hint:
            option["hint"] = hint
            option["hint_id"] = f"{option['attrs'].get('id', name)}_hint"
            option["attrs"]["aria-describedby"] = option["hint_id"]
        return option


class HintedRadioSelect(_Hinted, forms.RadioSelect):
    """Radios, each with its own hint."""


class HintedCheckboxSelectMultiple(_Hinted, forms.CheckboxSelectMultiple):
    """Checkboxes, each with its own hint."""
