"""Why a file is not taken. The citizen's words for each are the pages' business."""

from enum import StrEnum


class Reason(StrEnum):
    """One word for each thing that a citizen can be told."""

    EMPTY = "empty"
    KIND = "kind"  # not a kind that is taken, or not what its first bytes said
    TOO_LARGE = "too-large"  # more bytes than its kind may have
    TOO_MANY_PIXELS = "too-many-pixels"
    BROKEN = "broken"  # cut short or unreadable
    LOCKED = "locked"  # encrypted, needs a password
    HIDDEN_DATA = "hidden-data"  # carries data that cannot be taken out, such as GPS tracks
    TOO_COMPLEX = "too-complex"  # unpacks to more than a file of its kind can need
    TROUBLE = "trouble"  # nothing wrong with the file: it could not be looked at now


class Refused(Exception):  # noqa: N818  what happened to the file, not an error of the program
    """The file is not taken; `reason` says why. Nothing of its content is in the message."""

    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason
