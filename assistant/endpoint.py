"""A language model's endpoint: what it writes, piece by piece, or one clear error.

It is one request with the standard library's client. The makers' own package would bring an HTTP
client, settings from the environment and retries; here the address, the key and the time are those
that were given, nothing else is read, and no redirect carries the key elsewhere.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from corpus.errors import EndpointError

KEY_VARIABLE = "PLAN_ASSISTANT_LLM_KEY"
DEFAULT_TIMEOUT_S = 20.0  # a resident waits no longer for the same answer in other words
_MAX_REPLY_BYTES = 1 << 20  # far beyond the few sentences that are asked for
_MAX_TOKENS = 500
_PATH = "/chat/completions"
_EVENT = b"data:"  # of a line of server-sent events
_DONE = b"[DONE]"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model is asked.

    Raises:
        ValueError: If ``url`` is no http(s) address or the timeout is not positive.
    """

    url: str  # up to and with /v1, or the whole address of its chat completions
    model: str
    key: str = ""
    timeout_s: float = DEFAULT_TIMEOUT_S  # for the whole exchange

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(
                f"endpoint: found {self.url!r}, wanted an address like http://127.0.0.1:8000/v1"
            )
        if self.timeout_s <= 0:
            raise ValueError(f"timeout_s must be positive, got {self.timeout_s}")

    @property
    def address(self) -> str:
        """The address of the endpoint's chat completions."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH


def complete(endpoint: Endpoint, messages: list[dict[str, str]]) -> Iterator[str]:
    """What the model answers to the messages, in the pieces in which it comes.

    It is asked to stream; a server that answers in one piece instead is understood, too.

    Raises:
        EndpointError: If it does not answer, not in time, or not in the form that was agreed;
            pieces may have come before.
    """
    body = {
        "model": endpoint.model,
        "messages": messages,
        "temperature": 0,
        "max_tokens": _MAX_TOKENS,
        "stream": True,
    }
    headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    deadline = time.monotonic() + endpoint.timeout_s
    try:
        request = Request(  # noqa: S310 - Endpoint admits http and https only
            endpoint.address, json.dumps(body).encode("utf-8"), headers
        )
        with build_opener(_NoRedirects).open(request, timeout=endpoint.timeout_s) as response:
            yield from _contents(_lines(response, deadline, endpoint), endpoint)
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        why = type(error).__name__
        if isinstance(error, HTTPError):
            why = f"status {error.code}"
            error.close()  # it holds the connection
        raise EndpointError(
            f"{endpoint.address}: found {why}, wanted a chat completion; check the address, "
            f"the model's name and {KEY_VARIABLE}"
        ) from error


class _NoRedirects(HTTPRedirectHandler):
    """Refuses to follow: the key and the question are for the address that was named."""

    def redirect_request(self, *args: object, **named: object) -> None:
        return None


def _lines(response: Any, deadline: float, endpoint: Endpoint) -> Iterator[bytes]:  # noqa: ANN401
    """The lines of the reply as they come; the last one need not be ended."""
    # A socket's timeout is for one read; a server that drips would hold the resident for ever.
    stream: IO[bytes] = response
    begun, size = b"", 0
    while part := stream.read1(1 << 16):  # type: ignore[attr-defined]  # HTTPResponse has read1
        size += len(part)
        if time.monotonic() > deadline or size > _MAX_REPLY_BYTES:
            raise EndpointError(
                f"{endpoint.address}: found no whole reply in {endpoint.timeout_s} s and "
                f"{_MAX_REPLY_BYTES:,} bytes, wanted a short one; try another model"
            )
        *whole, begun = (begun + part).split(b"\n")
        yield from whole
    yield begun


def _contents(lines: Iterator[bytes], endpoint: Endpoint) -> Iterator[str]:
    """The pieces of content in server-sent events, or in one chat completion."""
    unstreamed: list[bytes] = []
    has_ended = False
    for line in lines:
        if line.startswith(_EVENT):
            event = line.removeprefix(_EVENT).strip()
            if event == _DONE:
                return
            choice = _choice(json.loads(event), endpoint)
            has_ended = has_ended or choice.get("finish_reason") is not None
            content = _part(choice, "delta").get("content")
            if isinstance(content, str):
                yield content
        elif not line.startswith((b":", b"event:", b"id:", b"retry:")):
            unstreamed.append(line)
    whole = b"\n".join(unstreamed).strip()
    if has_ended and not whole:
        return  # some servers leave out [DONE]
    content = _part(_choice(json.loads(whole), endpoint), "message").get("content")
    if not isinstance(content, str):
        raise EndpointError(_unlike(endpoint))
    yield content


def _choice(tree: object, endpoint: Endpoint) -> dict[str, object]:
    """``choices[0]``; an empty object for an event that only counts tokens."""
    choices = tree.get("choices") if isinstance(tree, dict) else None
    if choices == [] and isinstance(tree, dict) and "usage" in tree:
        return {}
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise EndpointError(_unlike(endpoint))
    return choices[0]


def _part(choice: dict[str, object], name: str) -> dict[str, object]:
    found = choice.get(name)
    return found if isinstance(found, dict) else {}


def _unlike(endpoint: Endpoint) -> str:
    return (
        f"{endpoint.address}: found no choices[0] with content, wanted an OpenAI-compatible "
        "chat completion; check the address"
    )
