"""The journal's actions in words."""

from django.utils.translation import gettext_lazy as _

from tipoff.journal import Action

ACTIONS = {
    Action.UNLOCKED: _("Unlocked the desk"),
    Action.UNLOCK_FAILED: _("Failed to unlock the desk"),
    Action.LOCKED: _("Locked the desk"),
    Action.LIST_OPENED: _("Opened the list"),
    Action.HEADERS_RELEASED: _("Read the headers of a list"),
    Action.TIP_OPENED: _("Opened the tip"),
    Action.BODY_RELEASED: _("Read the tip's text"),
    Action.FILE_RELEASED: _("Opened a file"),
    Action.CONTACT_RELEASED: _("Read how to reach the person who reported"),
    Action.STATE_CHANGED: _("Changed the state"),
    Action.REPLY_SENT: _("Replied to the person who reported"),
    Action.STATUS_TOLD: _("A change was shown to the person who reported"),
    Action.TIP_ASSIGNED: _("Assigned the tip"),
    Action.TIP_TRANSFERRED: _("Transferred the tip"),
    Action.TRANSFER_ACCEPTED: _("Accepted a transferred tip"),
    Action.TRANSFER_RETURNED: _("Returned a transferred tip"),
    Action.TRANSFER_FELL_BACK: _("A transfer nobody accepted went back"),
    Action.TIP_TAKEN_OVER: _("Took the tip over"),
    Action.TIP_JOINED: _("Joined the tip with another"),
    Action.NOTE_KEPT: _("Wrote an internal note"),
    Action.TIP_HELD: _("Set a legal hold"),
    Action.TIP_RELEASED: _("Lifted a legal hold"),
    Action.TIP_SHREDDED: _("The tip was shredded"),
    Action.BACKED_UP: _("A backup was made"),
    Action.RESTORED: _("A backup was put back"),
    Action.SECOND_FACTOR_RESET: _("Reset an officer's second step"),
    Action.JOURNAL_OPENED: _("Read the journal"),
    Action.TAKEN_IN: _("Took a tip in at the desk"),
    Action.TIP_PRINTED: _("Printed the intake form"),
    Action.LIST_EXPORTED: _("Saved the list as a file"),
    Action.CONTACT_WITHDRAWN: _("The person who reported took the contact back"),
    Action.MATTER_CONFIRMED: _("Confirmed a matter before going live"),
    Action.MATTER_REOPENED: _("Reopened a matter before going live"),
    Action.CERTIFICATE_REVOKED: _("Revoked a certificate"),
    Action.STATION_CERTIFIED: _("Certified a station"),
    Action.STATION_KEY_RENEWED: _("Renewed a station's key"),
    Action.STATION_KEY_SHARED: _("Gave an officer a station's key"),
    Action.STATION_KEY_GRANTED: _("Gave a station another's key"),
    Action.STATION_MERGED: _("Merged a station into another"),
    Action.TIP_KEYS_RESEALED: _("Sealed keys of tips anew"),
    Action.AUTHORITY_SHARED: _("Gave an officer the signing key"),
    Action.OFFICER_ADDED: _("Added an officer"),
    Action.OFFICER_ENROLLED: _("Made a vault"),
    Action.OFFICER_CERTIFIED: _("Certified an officer"),
    Action.OFFICER_LEFT: _("An officer left"),
    Action.ROOT_PINNED: _("Pinned a new root key"),
    Action.KEYS_IMPORTED: _("Took keys in"),
    Action.DUTY_PLANNED: _("Planned duty"),
    Action.DUTY_REMOVED: _("Took duty off the rota"),
    Action.OVERSIGHT_OPENED: _("Looked at the stations below"),
    Action.RULE_ADDED: _("Added a routing rule"),
    Action.RULE_REMOVED: _("Removed a routing rule"),
    Action.STATION_ADDED: _("Added a station"),
    Action.STATION_CHANGED: _("Changed a station's public facts"),
    Action.TIME_EXTENDED: _("Extended a deadline"),
}
ACTORS = {
    "citizen": _("The person who reported"),
    "system": _("The system"),
}


def line(entry, people: dict, *, with_subject: bool) -> dict:
    """One entry as the page shows it; `people` are officers by public id."""
    officer = people.get(entry.actor)
    return {
        "number": entry.seq,
        "at": entry.at,
        "who": officer.display_name if officer else ACTORS.get(entry.actor, entry.actor),
        "station": officer.station.name if officer else "",
        "what": ACTIONS.get(entry.action, entry.action),
        "tip": entry.subject if with_subject and entry.subject.isdecimal() else "",
    }
