"""Whether shown words are the sender's own, with nothing but pieces left out."""

LEFT_OUT = "[…]"


def is_shortened(original: str, shown: str) -> bool:
    """Tell whether `shown` is `original` with some pieces replaced by `LEFT_OUT`.

    So staff can take a telephone number out of an opinion, and cannot put a word into it.
    """
    original, shown = (" ".join(text.split()) for text in (original, shown))
    first, *others = shown.split(LEFT_OUT)
    if not others:
        return shown == original
    *between, last = others
    if not original.startswith(first):
        return False
    place = len(first)
    for piece in between:
        found = original.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return original.endswith(last) and place + len(last) <= len(original)
