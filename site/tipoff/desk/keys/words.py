"""What the scripts say about keys."""

from django.utils.translation import gettext as _


def for_keys() -> dict:
    """Words by name; those of refusals are named as the worker names the reason."""
    return {
        "makingKeys": _("Making the keys. On a slow computer this takes up to ten seconds."),
        "typeAgain": _("Type the six words again."),
        "setPassword": _(
            "Give the officer this link. It works once, for three days, and is shown only now:"
        ),
        "wrong-fingerprint": _(
            "These are not the groups of the keys that are here. Hear them again; if they differ "
            "once more, somebody has put other keys in: do not certify, and tell the operator."
        ),
        "noHeard": _("Write the groups that the officer reads out."),
        "changed": _("Something has changed in the meantime. Look again, then repeat."),
        "no-grant": _(
            "The other station cannot open every tip yet. The head of this station first leaves "
            "it the keys."
        ),
        "no-authority": _("Your vault holds no signing key of this desk. Ask a colleague for it."),
        "no-key": _("Your vault does not hold this station's key."),
        "no-officer": _("The station has no certified officer who could hold a key."),
        "revoked": _("A certificate that this needs has been taken back. Load the page again."),
        "expired": _("A certificate that this needs has expired."),
        "old-epoch": _("A key that this needs is older than one that was seen already."),
        "bad-signature": _("A certificate that this needs was not signed by those who must."),
        "wrong-station": _("A certificate that this needs names another station."),
        "wrong-officer": _("A certificate that this needs names another officer."),
        "wrong-scope": _("A certificate that this needs comes from another province."),
        "wrong-ward": _("The other station is not certified for all wards of this one."),
        "wrong-key": _("A key here is not the one that its certificate names."),
        "noEscrow": _("No escrow key is certified. The operator brings it in."),
        "nothingToReseal": _("There is no tip that may be handed over."),
    }
