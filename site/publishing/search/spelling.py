"""What a mistyped query may have meant, from the words that are published.

Marks never matter, so a slip is a letter: one too many, missing, wrong, or changed with its
neighbour; or it is words written together. A meaning is offered only if something answers it.
"""

import string

from publishing.models import SearchEntry, SearchWord

from . import matching, tokens
from .highlights import as_written
from .queries import Query

LETTERS = string.ascii_lowercase + string.digits
#: Meanings asked for in one statement.
MOST = 60


def suggestion(query: Query, marks: list[str]) -> str:
    """The nearest query that something answers, as that writes it; "" without one.

    One letter is put right in each unknown word; where all are known, in one word.
    """
    words = query.words
    unknown = set(words) - _known(words)
    for place in [place for place, word in enumerate(words) if word in unknown]:
        words = _best(_readings(words, place), marks, unknown) or words
    if not unknown:
        readings = [found for place in range(len(words)) for found in _readings(words, place)]
        words = _best(readings, marks, unknown) or words
    return "" if words == query.words else _shown(words, marks)


def slips(word: str) -> set[str]:
    """All that one slip could have made this word of.

    >>> "phuong" in slips("phuog"), "an" in slips("na")
    (True, True)
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if right[1:]}
    found |= {left + c + right[1:] for left, right in cuts if right for c in LETTERS}
    found |= {left + c + right for left, right in cuts for c in LETTERS}
    return found - {word, ""}


def _known(words) -> set[str]:
    return set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))


def _readings(words: list[str], place: int) -> list[list[str]]:
    """The query with one of its words put right in every way that makes known words."""
    word = words[place]
    cuts = [[word[:at], word[at:]] for at in range(1, len(word))]
    known = _known({*slips(word), *(part for cut in cuts for part in cut)})
    apart = [cut for cut in cuts if known.issuperset(cut)]
    right = [[slip] for slip in sorted(slips(word) & known)]
    return [[*words[:place], *parts, *words[place + 1 :]] for parts in [*apart, *right]]


def _best(readings: list[list[str]], marks: list[str], unknown: set[str]) -> list[str]:
    """The reading that most rows answer; words that are still unknown are not asked for."""
    asked = readings[:MOST]
    questions = [[*marks, *_asked([w for w in words if w not in unknown])] for words in asked]
    numbers = matching.counts(questions) if asked else []
    best = max(range(len(asked)), key=lambda n: numbers[n], default=None)
    return asked[best] if best is not None and numbers[best] else []


def _asked(words: list[str]) -> list[str]:
    return tokens.pairs_of(words) or words


def _shown(words: list[str], marks: list[str]) -> str:
    """The words with their marks, as the newest row writes them; "" if no row has all of them."""
    newest = matching.first_of([*marks, *_asked(words)])
    row = SearchEntry.objects.filter(pk=newest).first()
    if row is None:
        return ""
    return as_written(f"{row.title}\n{row.written}", words) or " ".join(words)
