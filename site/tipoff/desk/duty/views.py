"""The rota's panel: every officer sees it, the heads of the unit plan it."""

from django.utils import timezone
from django.utils.translation import ngettext

from places.models import Station
from tipoff import deadlines
from tipoff.desk.duty import selectors, services
from tipoff.desk.duty.forms import RemoveForm, ShiftForm, WeekForm
from tipoff.desk.panels import PanelFormView, PanelView
from tipoff.models import Officer
from tipoff.selectors import duty


class Rota(PanelView):
    """A week of the station's rota; `tuan` in the address is any day of it."""

    name = "duty"
    template_name = "desk/duty.html"

    def get_context_data(self):
        now, station = timezone.now(), self.officer.station
        monday = selectors.monday_of(self.request.GET.get("tuan", ""), now)
        return {
            "monday": monday,
            "sunday": monday + selectors.WEEK - timezone.timedelta(days=1),
            "before": monday - selectors.WEEK,
            "after": monday + selectors.WEEK,
            "days": selectors.week(station, monday),
            "shift": duty.shift_at(station, now),
            "asked": duty.on_duty(station, now),
            "may_plan": is_head(self.officer),
            "form": ShiftForm(station=station, monday=monday, auto_id="shift_%s"),
        }


class HeadFormView(PanelFormView):
    """A form of the heads of the unit."""

    def allows(self, officer):
        return is_head(officer)


class AddShift(HeadFormView):
    """Plans a shift."""

    def get_form(self, data):
        monday = selectors.monday_of(data.get("day", ""), timezone.now())
        return ShiftForm(data, station=self.officer.station, monday=monday)

    def act(self, form):
        services.plan(self.officer, form.cleaned_data["shift"])


class RemoveShift(HeadFormView):
    """Takes a shift out."""

    form_class = RemoveForm

    def act(self, form):
        services.remove(self.officer, form.cleaned_data["shift"])


class CopyWeek(HeadFormView):
    """Fills a week with the shifts of the one before."""

    form_class = WeekForm

    def act(self, form):
        added = services.copy_week(self.officer, form.cleaned_data["monday"])
        said = ngettext("%(count)d shift was added.", "%(count)d shifts were added.", added)
        return {"done": said % {"count": added}}


class Deadlines(PanelView):
    """The table of deadlines with their sources, and who cannot be reminded by e-mail."""

    name = "deadlines"
    template_name = "desk/deadlines.html"

    def get_context_data(self):
        asks = is_head(self.officer) or self.officer.station.kind != Station.Kind.WARD
        stations = duty.overseen(self.officer) if asks else []
        return {
            "rows": [(row, deadlines.NAMES[row.what]) for row in deadlines.table()],
            "mute": duty.without_address(stations),
        }


def is_head(officer: Officer) -> bool:
    """Whether the officer heads a unit."""
    return officer.role == Officer.Role.CHIEF
