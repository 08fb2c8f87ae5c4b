"""Small parts of a known sum, told together under one name. Pure functions.

The sum of all categories is known from the table of provinces, so hiding one small number alone
would not hide it. The rest, which nobody can take apart, grows until it is large enough that even
a reader who knows this rule cannot tell what is in it; tests/tipoff/figures tries that reader.
"""

from collections.abc import Mapping

Told = dict[str, int]


def fold(counts: Mapping[str, int], rest: str, smallest: int) -> Told | None:
    """The counts with those from 1 to `smallest` - 1 told under the name `rest`, which takes in
    larger ones, the smallest first, until that is safe. None where it never is.
    """
    small = {name for name, count in counts.items() if 0 < count < smallest} - {rest}
    apart = sorted((c, name) for name, c in counts.items() if name not in small | {rest} and c)
    together = counts.get(rest, 0) + sum(counts[name] for name in small)
    taken_in = 0
    while not _is_safe(together, len(small), taken_in, smallest):
        if not apart:
            return None
        together += apart.pop(0)[0]
        taken_in += 1
    return {name: count for count, name in reversed(apart)} | ({rest: together} if together else {})


def _is_safe(together: int, small: int, taken_in: int, smallest: int) -> bool:
    if not together:
        return small == 0
    return together >= (taken_in + 1) * smallest + small
