"""The two halves of a development set: one to look at, one to report on."""

from hashlib import sha256


def is_in_half_a(query_id: str) -> bool:
    """Whether a query may be looked at, and settings be fitted on it.

    It may when the first hexadecimal digit of its id's SHA-256 is even; half B only reports.
    """
    return int(sha256(query_id.encode()).hexdigest()[0], 16) % 2 == 0
