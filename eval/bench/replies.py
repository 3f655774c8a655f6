"""How long a reply takes: ``python -m eval.bench.replies INDEX SET ...``.

The questions of the sets that need no earlier turn are asked of everything that the index holds,
whatever documents they name: first once, so that what is kept between questions is there, then once
more with a clock. The times are of the processor. Beside them stands what a search alone takes for
the same questions in the same run, and the ratio of both: it says more than milliseconds do, which
are another machine's.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from assistant.service import Assistant
from assistant.standing import standing_assistant
from eval.dataset import read_question_sets
from eval.json_values import JsonObject

_TOP = 10  # chunks of a search


def main(argv: Sequence[str] | None = None) -> int:
    """Ask, and print a line for each measure."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.replies", description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET")
    parser.add_argument("--most", type=int, default=150, help="questions that are asked")
    args = parser.parse_args(argv)
    questions = single_questions(args.sets, args.most)
    for name, value in reply_times(standing_assistant(args.index), questions).items():
        print(f"{name}: {value}")
    return 0


def single_questions(files: Sequence[Path], most: int) -> list[str]:
    """Up to ``most`` questions that stand alone, drawn evenly from all files."""
    found = [line.turns[0] for line in read_question_sets(files) if len(line.turns) == 1]
    count = min(most, len(found))
    return [found[place * len(found) // count] for place in range(count)]


def reply_times(assistant: Assistant, questions: Sequence[str]) -> JsonObject:
    """Milliseconds of a reply and of a search alone, and the ratio of their medians.

    Raises:
        ValueError: If there is no question.
    """
    if not questions:
        raise ValueError("no question to ask: the sets hold none that stands alone")
    replies = _timed(assistant.ask, questions, "replies")
    searches = _timed(lambda text: assistant.search(text, _TOP), questions, "searches")
    reply, search = float(np.median(replies)), float(np.median(searches))
    return {
        "chunks": len(assistant.index.chunks),
        "documents": len(assistant.index.documents),
        "questions": len(questions),
        "reply_ms_median": _in_ms(reply),
        "reply_ms_95": _in_ms(float(np.quantile(replies, 0.95))),
        "search_ms_median": _in_ms(search),
        "replies_over_searches": round(reply / max(search, 1e-9), 1),
    }


def _timed(ask: Callable[[str], object], questions: Sequence[str], name: str) -> list[float]:
    times = []
    for text in questions:
        ask(text)
    for text in track(questions, name, console=Console(stderr=True)):
        started = time.process_time()
        ask(text)
        times.append(time.process_time() - started)
    return times


def _in_ms(seconds: float) -> float:
    return round(1_000 * seconds, 1)


if __name__ == "__main__":
    sys.exit(main())
