"""The journal's panels: of one tip, and of the stations that a desk answers for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tipoff.desk import services
from tipoff.desk.access import OfATip
from tipoff.desk.panels import PanelView
from tipoff.desk.province.selectors import oversees
from tipoff.desk.records import labels, selectors
from tipoff.journal import Action


class AskedForm(forms.Form):
    """Which entries are asked for; what makes no sense is as if it were not there."""

    station = forms.ChoiceField(label=_("Station"), required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data, stations):
        super().__init__(data)
        every = [("", _("All stations"))]
        self.fields["station"].choices = every + [(one.code, one.name) for one in stations]

    def asked(self, name: str):
        """What was asked by this field, or what stands for nothing."""
        self.is_valid()
        return self.cleaned_data.get(name)


class Journal(PanelView):
    """What was done at the stations below, the newest first."""

    name = "journal"
    template_name = "desk/journal.html"

    def allows(self, officer):
        return oversees(officer)

    def get_context_data(self):
        form = AskedForm(self.request.GET, selectors.stations_of(self.officer))
        station = form.asked("station") or ""
        services.note(self.officer, Action.JOURNAL_OPENED, of=station)
        entries = selectors.entries_of_stations(self.officer, station)
        shown, more = selectors.page(entries, form.asked("before"))
        return _context(shown, more, with_subject=True) | {"form": form, "station": station}


class TipJournal(OfATip, PanelView):
    """What was done with one tip of the officer's own station."""

    name = "tip-journal"
    template_name = "desk/journal.html"

    def get_context_data(self):
        services.note(self.officer, Action.JOURNAL_OPENED, self.tip.public_id)
        before = AskedForm(self.request.GET, ()).asked("before")
        shown, more = selectors.page(selectors.entries_of_tip(self.tip), before)
        return _context(shown, more, with_subject=False) | {"tip": self.tip}


def _context(entries, more, *, with_subject) -> dict:
    people = selectors.people(entries)
    rows = [labels.line(entry, people, with_subject=with_subject) for entry in entries]
    return {"rows": rows, "earlier": rows[-1]["number"] if more else None}
