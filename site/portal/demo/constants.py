"""Every secret of the demonstration: fixed, and public by design.

None of it guards anything. Production refuses a database that holds these accounts or keys.
"""

PASSWORD = "dung-thu-an-toan-2026"  # noqa: S105
# The receipt of one demonstration tip, so that anyone can try the lookup.
RECEIPT = "DEMA-7H1T-N0B4-0T1N"
