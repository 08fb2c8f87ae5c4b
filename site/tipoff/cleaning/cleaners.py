"""Which cleaner a kind has."""

from tipoff.cleaning.apart import ApartCleaner, CheckedOriginal
from tipoff.cleaning.base import Cleaner, Original
from tipoff.cleaning.films import FilmCleaner
from tipoff.cleaning.kinds import Kind
from tipoff.cleaning.recordings import RecordingCleaner

_STREAMED = {
    Kind.MP4: FilmCleaner,
    Kind.MOV: FilmCleaner,
    Kind.M4A: FilmCleaner,
    Kind.MP3: RecordingCleaner,
}


def cleaner_for(kind: Kind, *, keep_original: bool = False) -> Cleaner:
    """A fresh cleaner for one file of this kind; one that changes nothing, where so chosen."""
    if kind in _STREAMED:
        return (Original if keep_original else _STREAMED[kind])(kind)
    return (CheckedOriginal if keep_original else ApartCleaner)(kind)
