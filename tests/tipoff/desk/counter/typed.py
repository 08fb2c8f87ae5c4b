"""What an officer types at the counter, as the page posts it."""

from tipoff.vault import receipts

URL = "/truc-ban/nhan-tin/gui/"
STORY = "Người gọi kể có hai người bẻ khóa tiệm tạp hóa"


def fields(**changes):
    """A whole form for Cẩm Lệ, by phone, without a name."""
    typed = {
        "receipt": receipts.draw(),
        "channel": "phone",
        "happening": "happened",
        "category": "theft",
        "typed": "Cẩm Lệ",
        "choice": "20260",
        "concerns": "none",
        "when": "today",
        "story": STORY,
        "identity": "anonymous",
    } | changes
    return {name: value for name, value in typed.items() if value is not None}


def send(client, **changes):
    return client.post(URL, fields(**changes))
