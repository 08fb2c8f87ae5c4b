"""What the scripts about a tip's way say, in the page's language."""

from django.utils.translation import gettext as _

from tipoff.models import State


def for_scripts() -> dict:
    """Words by name; `begin_STATE` is how a text to the citizen about that state begins."""
    return _refusals() | {f"begin_{state}": text for state, text in _beginnings().items()}


def _refusals() -> dict:
    return {
        "actor": _("Only who has the tip in hand, or the head of the unit, may do this."),
        "concerned": _("The tip concerns that unit, or may do so: it must not be passed there."),
        "receiver": _("That station cannot receive tips now. Choose another."),
        "key": _("What was sealed does not fit that station any more. Find it again."),
        "target": _("No open tip of your station has this number."),
        "joined": _("Others are merged into this tip. Merge the other one into this one."),
        "colleague": _("This officer is not at your station any more."),
        "chooseReceiver": _("Choose where the tip goes."),
        "joinedReason": _("Tip {number} was merged into this one: {reason}"),
        "dotsLeft": _("Put your own words in place of the dots."),
    }


def _beginnings() -> dict:
    hello = _("Dear Sir or Madam,") + "\n\n"
    return {
        State.INVESTIGATING: hello + _("Your tip was passed to the investigating agency: …"),
        State.OTHER_AUTHORITY: hello + _("Your tip was passed to the authority responsible: …"),
        State.SUSPENDED: hello + _("The handling of your tip is suspended for now, because …"),
        State.CONCLUDED: "",
    }
