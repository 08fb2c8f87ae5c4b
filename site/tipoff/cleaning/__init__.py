"""Cleans what citizens send, in memory: pure functions over bytes, no Django.

`judge(head)` says what a file is by its content; `cleaner_for(kind)` gives an object that takes the
file piece by piece and returns it without what may give its sender away. Everything fails closed:
what cannot be cleaned for certain raises `Refused` with its reason. See docs/file-cleaning.md.
"""

from tipoff.cleaning.base import Cleaner, Trace
from tipoff.cleaning.cleaners import cleaner_for
from tipoff.cleaning.kinds import HEAD_SIZE, Family, Kind, judge
from tipoff.cleaning.names import safe_name
from tipoff.cleaning.refusals import Reason, Refused

__all__ = [
    "HEAD_SIZE",
    "Cleaner",
    "Family",
    "Kind",
    "Reason",
    "Refused",
    "Trace",
    "cleaner_for",
    "judge",
    "safe_name",
]
