"""The address by which a tip gets more time."""

from tipoff.desk.actions import TipAction
from tipoff.desk.extending import services
from tipoff.desk.extending.forms import ExtendForm
from tipoff.desk.extending.selectors import next_extension


class Extend(TipAction):
    """Extends the time to decide, with a sealed reason."""

    def get_form(self, data):
        following = next_extension(self.tip)
        return ExtendForm(data, needs_paper=bool(following and following.needs_paper))

    def act(self, paper="", **sealed):
        services.extend(self.officer, self.tip, self.form.reason(), paper)
