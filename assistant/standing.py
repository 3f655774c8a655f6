"""An assistant that stays as long as its process: a page's, not a test's."""

import gc
from pathlib import Path

from assistant.kept import read_ahead
from assistant.service import Assistant
from index.opening import open_index


def standing_assistant(directory: Path) -> Assistant:
    """Open an index for a process that answers from it until it ends.

    What can be read of the documents before a question comes is read. What is read stays, so the
    garbage collector need not go through all of it again and again. What an assistant before this
    one left behind is collected first.

    Raises:
        KeikakuError: If the index cannot be opened.
    """
    assistant = Assistant(open_index(directory))
    read_ahead(tuple(assistant.index.documents.values()))
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return assistant
