"""Standard streams as the commands promise them: UTF-8, whatever the machine's locale says."""

import sys
from io import TextIOWrapper


def use_utf8() -> None:
    """Write and read UTF-8 from here on; never fail on what is none.

    A byte that is no UTF-8 comes in as a lone surrogate, which cleaning removes; a lone surrogate
    goes out as a backslash escape, which in JSON is the very same character.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
