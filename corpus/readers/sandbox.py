"""Read a file in a child process with limits, so that no file can take the program with it.

The child reads the bytes from its standard input and answers in JSON: a ``Source``, or the one
error that a person should see. A crash, a timeout or a limit becomes such an error here. What
comes back is built from JSON, so a subverted reader cannot make the parent run anything.
"""

import base64
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, TypeVar

from corpus.errors import KeikakuError, ReadingCode, ReadingError
from corpus.readers.encoding import decode_box, decode_source, encode_source
from corpus.readers.geometry import Box
from corpus.records import Source

_ROOT = Path(__file__).parents[2]
_CHUNK_BYTES = 1 << 20
_EXIT_SECONDS = 10  # from the answer to the child's end

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float = 120.0  # a plan of 300 pages takes 15 s on one slow core
    memory_bytes: int = 2 << 30  # of address space; 55 pages take 0.3 GiB of it
    file_bytes: int = 200 << 20
    result_bytes: int = 128 << 20  # of JSON: a hundred times the longest plan

    def __post_init__(self) -> None:
        if min(self.seconds, self.memory_bytes, self.file_bytes, self.result_bytes) <= 0:
            raise ValueError(f"limits must be positive, got {self}")


DEFAULT_LIMITS = Limits()
OCR_SECONDS = 3_600.0  # a page takes ten seconds


def read_in_child(
    media: str,
    content: bytes,
    name: str,
    *,
    ocr: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Source:
    """Read ``content`` with the reader for ``media`` ("pdf", "docx" or "html").

    Raises:
        ReadingError: If the reader raised it, or broke one of the limits.
    """
    seconds = max(limits.seconds, OCR_SECONDS) if ocr else limits.seconds
    limits = replace(limits, seconds=seconds)
    return _in_child({"task": media, "ocr": ocr}, content, name, limits, decode_source)


def render_in_child(
    content: bytes,
    name: str,
    *,
    page: int,
    boxes: Sequence[Box] = (),
    max_pixels: int,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """A PDF's page (from 1) as a PNG image, with ``boxes`` (in points) marked.

    Raises:
        ReadingError: If the file cannot be opened, has no such page or broke a limit.
    """
    order = {"task": "png", "page": page, "boxes": list(boxes), "max_pixels": max_pixels}
    return _in_child(order, content, name, limits, base64.b64decode)


def _in_child(
    order: dict[str, object],
    content: bytes,
    name: str,
    limits: Limits,
    decode: Callable[[Any], Result],
) -> Result:
    if len(content) > limits.file_bytes:
        raise ReadingError(
            ReadingCode.TOO_LARGE,
            f"{name}: found {len(content):,} bytes, wanted at most {limits.file_bytes:,}; "
            "split the file",
        )
    order = {**order, "name": name, "memory_bytes": limits.memory_bytes}
    order["cpu_seconds"] = int(limits.seconds) + 1
    command = [sys.executable, "-m", "corpus.readers.sandbox", json.dumps(order)]
    with subprocess.Popen(  # noqa: S603  # our own module under our own interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
    ) as child:
        try:
            answer = _converse(child, content, name, limits.seconds, limits.result_bytes)
            child.wait(timeout=_EXIT_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
        finally:
            if child.poll() is None:
                child.kill()
    return _result(answer, child.returncode, name, decode)


def _converse(
    child: "subprocess.Popen[bytes]", content: bytes, name: str, seconds: float, most: int
) -> bytes:
    """Give the child its file and take its answer, in bounded time and memory."""
    assert child.stdin is not None
    assert child.stdout is not None
    deadline = time.monotonic() + seconds
    answer = bytearray()
    rest = memoryview(content)
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdin, selectors.EVENT_WRITE)
        ready.register(child.stdout, selectors.EVENT_READ)
        while ready.get_map():
            events = ready.select(max(0.0, deadline - time.monotonic()))
            if not events:
                raise ReadingError(
                    ReadingCode.TIMEOUT,
                    f"{name}: found nothing after {seconds:.0f} s of reading, wanted a result; "
                    "split the file, or export it again",
                )
            for key, _ in events:
                if key.fileobj is child.stdin:
                    rest = _feed(child.stdin, rest)
                    if not rest:
                        ready.unregister(child.stdin)
                        _close(child.stdin)
                    continue
                part = os.read(child.stdout.fileno(), _CHUNK_BYTES)
                answer += part
                if not part:
                    ready.unregister(child.stdout)
                if len(answer) > most:
                    raise ReadingError(
                        ReadingCode.TOO_LARGE,
                        f"{name}: found more than {most:,} bytes of text, wanted less; "
                        "split the file",
                    )
            if child.stdout not in [key.fileobj for key in ready.get_map().values()]:
                break
    _close(child.stdin)
    return bytes(answer)


def _feed(pipe: IO[bytes], rest: memoryview) -> memoryview:
    try:
        return rest[os.write(pipe.fileno(), rest[:_CHUNK_BYTES]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:  # the child has said what it had to say, or is dead
        return rest[:0]


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return


def _result(
    answer: bytes, status: int | None, name: str, decode: Callable[[Any], Result]
) -> Result:
    try:
        said = json.loads(answer)
        if "error" in said:
            raise ReadingError(ReadingCode(said["error"]), str(said["message"]))
        return decode(said["result"])
    except (ValueError, KeyError, TypeError) as error:
        ended = status or 0
        reason = f"signal {-ended}" if ended < 0 else f"exit status {ended}"
        raise ReadingError(
            ReadingCode.CRASHED,
            f"{name}: found a file on which the reader died ({reason}), wanted one that can be "
            "read; export it again, for instance as PDF",
        ) from error


def _limit(memory_bytes: int, seconds: int) -> None:
    """Set this process's limits; where the system has none, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    wanted = [
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ]
    for what, value in wanted:
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(what, (value, value))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS
            continue


def _carried_out(order: dict[str, Any], content: bytes) -> object:
    """Do what the parent wants; only the library for it is loaded."""
    name = order["name"]
    match order["task"]:
        case "pdf":
            from corpus.readers.pdf import read_pdf

            return encode_source(read_pdf(content, name, ocr=order["ocr"]))
        case "docx":
            from corpus.readers.docx import read_docx

            return encode_source(read_docx(content, name))
        case "html":
            from corpus.readers.html import read_html

            return encode_source(read_html(content, name))
        case "png":
            from corpus.readers.page_png import page_png

            boxes = [decode_box(box) for box in order["boxes"]]
            image = page_png(content, name, order["page"], boxes, order["max_pixels"])
            return base64.b64encode(image).decode("ascii")
        case task:
            raise ValueError(f"task must be pdf, docx, html or png, got {task!r}")


def _answer(order: dict[str, Any], content: bytes) -> dict[str, object]:
    name = order["name"]
    try:
        return {"result": _carried_out(order, content)}
    except ReadingError as error:
        return {"error": error.code.value, "message": str(error)}
    except (MemoryError, RecursionError) as error:
        kind = "memory" if isinstance(error, MemoryError) else "nesting"
        message = f"{name}: found a file that needs too much {kind}, wanted less; split the file"
        return {"error": ReadingCode.TOO_LARGE.value, "message": message}
    except (
        ArithmeticError,
        AttributeError,
        KeikakuError,
        LookupError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        message = (
            f"{name}: found a file that the {order['task']} reader cannot follow "
            f"({type(error).__name__}), wanted a whole one; export it again"
        )
        return {"error": ReadingCode.DAMAGED.value, "message": message}


def main(argv: list[str]) -> int:
    """The child: read standard input, answer on standard output."""
    order = json.loads(argv[0])
    _limit(order["memory_bytes"], order["cpu_seconds"])
    answer = json.dumps(_answer(order, sys.stdin.buffer.read()))
    sys.stdout.buffer.write(answer.encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
