"""What a head of the unit plans: a shift, and the week to copy to."""

from datetime import date, datetime, timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tipoff.desk.duty.selectors import shifts_between, zone
from tipoff.models import DutyShift, Officer
from tipoff.selectors.duty import at_work


class ShiftForm(forms.Form):
    """A shift on one day of the shown week; an end not after its start is on the next day."""

    day = forms.ChoiceField(label=_("Day"))
    starts = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}), initial="07:00"
    )
    ends = forms.TimeField(
        label=_("Until"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        initial="19:00",
        help_text=_("An end before the start is on the next day."),
    )
    officer = forms.ModelChoiceField(
        Officer.objects, label=_("On duty"), empty_label=_("Choose an officer")
    )
    deputy = forms.ModelChoiceField(
        Officer.objects, label=_("Deputy"), required=False, empty_label=_("Nobody")
    )

    def __init__(self, *args, station, monday: date, **options):
        super().__init__(*args, **options)
        self._station = station
        days = [monday + timedelta(days=number) for number in range(7)]
        self.fields["day"].choices = [(d.isoformat(), date_format(d, "l j/n")) for d in days]
        here = Officer.objects.filter(pk__in=[officer.pk for officer in at_work(station)])
        for name in ("officer", "deputy"):
            self.fields[name].queryset = here.order_by("display_name", "pk")

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        shift = self._shift(cleaned)
        # The model's own words: nobody is their own deputy.
        shift.clean()
        if shifts_between(self._station, shift.starts_at, shift.ends_at):
            self.add_error("starts", _("Somebody is on duty at this time already."))
        return cleaned | {"shift": shift}

    def _shift(self, cleaned) -> DutyShift:
        day = date.fromisoformat(cleaned["day"])
        starts = datetime.combine(day, cleaned["starts"], zone())
        ends = datetime.combine(day, cleaned["ends"], zone())
        if ends <= starts:
            ends += timedelta(days=1)
        people = {"officer": cleaned["officer"], "deputy": cleaned["deputy"]}
        return DutyShift(station=self._station, starts_at=starts, ends_at=ends, **people)


class WeekForm(forms.Form):
    """The Monday of the week that is filled."""

    monday = forms.DateField()

    def clean_monday(self):
        day = self.cleaned_data["monday"]
        return day - timedelta(days=day.weekday())


class RemoveForm(forms.Form):
    """The shift that is taken out."""

    shift = forms.IntegerField()
