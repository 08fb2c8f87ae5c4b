"""What the page asks of the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tipoff.desk.inbox.selectors import NOBODY, SIZE, SIZES, Order, Tab, Wish
from tipoff.desk.moving.selectors import colleagues
from tipoff.models import State


class ListForm(forms.Form):
    """Tab, page and filters. What does not fit is left out: a list is always shown."""

    tab = forms.ChoiceField(choices=Tab.choices, required=False)
    page = forms.IntegerField(min_value=1, required=False)
    digest = forms.BooleanField(required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    since = forms.DateField(label=_("Sent from"), required=False)
    until = forms.DateField(label=_("Sent until"), required=False)
    order = forms.ChoiceField(label=_("Order"), choices=Order.choices, required=False)
    size = forms.TypedChoiceField(
        label=_("Tips a page"), choices=[(n, n) for n in SIZES], coerce=int, required=False
    )
    urgent = forms.BooleanField(label=_("Urgent ones only"), required=False)
    unread = forms.BooleanField(label=_("Unread ones only"), required=False)

    mark_optional = False
    # What the filter's form shows, in its order; tab, page and digest have their own controls.
    shown = ("state", "officer", "since", "until", "order", "size", "urgent", "unread")

    def __init__(self, officer, data):
        initial = {"size": SIZE, "order": Order.DEADLINE}
        given = initial | {name: value for name, value in data.items() if value}
        # Ids of its own: a panel's form stands in the same document.
        super().__init__(given, auto_id="filter_%s")
        everybody = [(who.public_id, str(who)) for who in colleagues(officer)]
        self.fields["state"].choices = [("", _("Any state")), *State.choices]
        nobody = (NOBODY, _("Nobody yet"))
        self.fields["officer"].choices = [("", _("Anybody")), nobody, *everybody]
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def wish(self) -> Wish:
        """What is asked for, with what was not given as it is by default."""
        self.is_valid()
        return Wish(**{name: value for name, value in self.cleaned_data.items() if value})

    def filters(self):
        """The fields of the filter's form."""
        return [self[name] for name in self.shown]
