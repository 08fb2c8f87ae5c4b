"""Which of our CSS, scripts and markup an old browser lacks, by MDN's data (`support.json`).

    python -m tests.baseline --chrome 80 --safari 13 FILE…

names every feature of `.css`, `.js` and `.html` files that the baseline lacks. What has a fallback
is listed with its reason in a CSV (`feature,reason`; `--known FILE`). `make assets` renews the
data.
"""
