"""What the desk's scripts say, and how replies begin, in the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from places.models import Station
from tipoff.desk.keys.words import for_keys
from tipoff.desk.moving import words as moving
from tipoff.terms import CHOICES, TERMS


def for_scripts() -> dict:
    """Words by name; `{name}` stands for what the script puts in."""
    choices = {name: _said(labels) for name, labels in CHOICES.items()}
    choices["language"] = {
        "vi": pgettext("language of a tip", "Vietnamese"),
        "en": pgettext("language of a tip", "English"),
    }
    terms = {"terms": _said(TERMS), "choices": choices}
    said = (_opening(), _finding(), _writing(), _files(), _refusals(), _province(), _counter())
    said += (for_keys(), moving.for_scripts())
    return terms | {name: text for words in said for name, text in words.items()}


def _opening() -> dict:
    return {
        "title": _("Duty desk for tip-offs"),
        "counts": _("New: {new} · Urgent: {urgent}"),
        "digest": _("Sent in bulk: {digest}"),
        "locked": _("Locked"),
        "open": _("Unlocked · locks itself in {minutes} min"),
        "opening": _("Opening the vault. On a slow computer this takes up to ten seconds."),
        "noPassphrase": _("Type the passphrase."),
        "wrongPassphrase": _("The passphrase does not fit. Check each word and try again."),
        "notCertified": _("Your certificate does not hold. Ask the provincial duty desk."),
        "refused": _("The server did not accept the proof. Try again."),
        "noWorker": _("This browser cannot open the vault. Use a current Chrome, Edge or Firefox."),
        "lockedIdle": _("The desk locked itself. What you were writing is kept on this page."),
        "lockedNow": _("Locked. What you were writing is kept on this page."),
        "offline": _("The server cannot be reached. Nothing was sent; try again."),
        "signedOut": _("You are signed out. Open the desk in a new tab and sign in."),
    }


def _finding() -> dict:
    return {
        "found": _("Found in {found} of {all} opened tips."),
        "chosen": _("Chosen: {count}"),
        "assigned": _("Put into these hands: {count}."),
        "trace-phone": _("phone"),
        "trace-plate": _("number plate"),
        "trace-account": _("account or paper number"),
    }


def _writing() -> dict:
    return {
        "emptyReply": _("Write the reply."),
        "emptyReason": _("Write the reason."),
        "emptyNote": _("Write the note."),
        "askReason": _("The person who reported was asked for more."),
        "asked": _("The question was sent. The tip now waits for the answer."),
        "noted": _("The note was kept."),
        "acceptReason": _("Taken up by the officer on duty."),
        "sent": _("The reply was sent."),
        "decimal": pgettext("decimal mark", "."),
    }


def _files() -> dict:
    return {
        "fileShow": _("Show the picture"),
        "fileSave": _("Save the file"),
        "fileOpening": _("Opening: {percent} %"),
        "fileBroken": _("This file cannot be opened: it is damaged, or not what it claims to be."),
        "fileMissing": _("The file is not here any more."),
        "fileCleaned": _("place and device data taken out"),
    }


def _counter() -> dict:
    return {
        "formClosed": _(
            "Real tips cannot be taken in yet: the provincial desk has not confirmed everything. "
            "A practice tip can be made."
        ),
        "notKept": _("The tip could not be kept. Nothing is lost on this page: send it again."),
        "notWorking": _(
            "Your unit receives no tips at present, so a practice tip would go elsewhere. Ask the "
            "provincial duty desk."
        ),
        "contactFirst": _("First open the contact: that is written down in the journal."),
        "noList": _("There is no tip in this list to write into a file."),
        "csvName": _("tips"),
        "csvMark": _("Remark"),
    }


def _refusals() -> dict:
    return {
        "gone": _("This tip is not at your station."),
        "cannotOpen": _("cannot be opened"),
        "noContact": _("The person gave no contact."),
        "moved": _("This tip has been moved to another station."),
        "transition": _("Somebody else has changed the state. Here is the tip as it is now."),
        "sequence": _(
            "Something was added in the meantime. Look at the timeline, then send again."
        ),
        "signature": _("The server could not verify what was sealed here. Reload the page."),
        "certificate": _("Your certificate does not hold. Ask the provincial duty desk."),
        "overlap": _("Somebody is on duty at this time already."),
        "no-shift": _("This shift is no longer in the rota."),
    }


def _province() -> dict:
    return {
        "rule": _("This rule, or what it is about, is not there any more."),
        "ruled": _("This category has a rule already. Take that one away first."),
        "hold": _("This desk may not set or end this hold."),
        "uncertified": _("No key of this station is certified: it needs a new one."),
    }


def _said(labels: dict) -> dict:
    return {name: str(label) for name, label in labels.items()}


def greetings(station: Station) -> list[tuple[str, list[tuple[str, str]]]]:
    """How a reply may begin, by form of address: a name for the choice, and the text.

    Vietnamese speaks to a younger and an older person differently; where a language does not, one
    form is offered.
    """
    addresses = [
        pgettext("to a younger person", "Sir or Madam"),
        pgettext("to an older person", "Sir or Madam"),
    ]
    return [(you, _templates(station, you)) for you in dict.fromkeys(addresses)]


def _templates(station: Station, you: str) -> list[tuple[str, str]]:
    put = {"station": station.name, "you": you}
    return [
        (
            _("Tip received"),
            _(
                "Dear %(you)s,\n\n%(station)s has received your tip and is looking into it. "
                "Please look here again with the receipt code.\n\nThank you."
            )
            % put,
        ),
        (
            _("Ask for more"),
            _(
                "Dear %(you)s,\n\n%(station)s has received your tip. To check it, we ask: "
                "\n\nPlease answer here with the receipt code. Thank you."
            )
            % put,
        ),
        (
            _("Thanks"),
            _("Dear %(you)s,\n\n%(station)s thanks you for your tip.\n\n") % put,
        ),
    ]
