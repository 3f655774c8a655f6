"""What a sentence must hold to tell how to reach somebody: a phone number, an address of mail."""

import re

CONTACT = re.compile(r"[0-9]{2,5}[-(][0-9]{1,4}[-)][0-9]{3,4}|[\w.]+@[\w.]+|https?://|内線[0-9]")
_FAX = r"FAX|ファクス|ファックス"
# What is asked for by its name, and by what a sentence shows that it is told.
_KINDS = (
    (re.compile(_FAX), re.compile(_FAX)),
    (re.compile(r"メール"), re.compile(r"@|メール")),
    (re.compile(r"URL|ホームページのアドレス"), re.compile(r"https?://|URL|www\.")),
)


def contact_told(asked: str) -> re.Pattern[str]:
    """What a sentence must hold to answer a normalised question for a contact."""
    return next((told for named, told in _KINDS if named.search(asked)), CONTACT)


def lacks_contact(asked: str, text: str) -> bool:
    """Whether a fax number or an address is asked for, and a normalised sentence has none."""
    told = contact_told(asked)
    return told is not CONTACT and told.search(text) is None
