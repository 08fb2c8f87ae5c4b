"""What stands before every public form: proof that a person sends, and limits (docs/guard.md)."""

from dataclasses import dataclass

# What forms are judged as: a tip is never refused, any other form may be.
TIP = "tip"
FORM = "form"

# Marks of a verdict: what officers and staff are told about a sending.
OVER_LIMIT = "over_limit"
UNVERIFIED = "unverified"
MACHINE = "machine"


@dataclass(frozen=True)
class Verdict:
    """What the guard says of one sending.

    `refused` is never true of a tip. `trapped`: the field that nobody sees was filled in; such a
    form is thanked for and dropped.
    """

    marks: tuple[str, ...] = ()
    over_limit: bool = False
    refused: bool = False
    trapped: bool = False
