"""Which cleaner a kind has."""

from tipoff.cleaning.base import Cleaner, Original
from tipoff.cleaning.images import ImageCleaner, OriginalImage
from tipoff.cleaning.kinds import Family, Kind
from tipoff.cleaning.refusals import Reason, Refused

_CLEANERS = {
    Family.IMAGE: ImageCleaner,
}


def cleaner_for(kind: Kind, *, keep_original: bool = False) -> Cleaner:
    """A fresh cleaner for one file of this kind; one that changes nothing, where so chosen."""
    if keep_original:
        return (OriginalImage if kind.family is Family.IMAGE else Original)(kind)
    if kind.family not in _CLEANERS:
        raise Refused(Reason.KIND)
    return _CLEANERS[kind.family](kind)
