"""The body of a note -> its term, the term's other names, and the definition."""

import re
from dataclasses import dataclass

from corpus.normalize import normalize

_OPEN, _CLOSE = "(（[［〔「『", ")）]］〕」』"
_SEPARATOR = re.compile(r"\s*(?:[:：]|[…‥]{1,2}|\u3000+|\t+|[—―─－-]{1,2}(?=\s)|とは[、,]?)\s*")
_HEREAFTER = re.compile(
    r"以下[、,]?\s*(?:単に)?\s*[「『]([^」』]+)[」』]\s*と(?:いう|いいます|する|します|呼ぶ|呼びます|称する|称します)。?"
)
_ALIAS_BREAK = re.compile(r"\s*(?:[:：;；、,，／/]|の略(?:称|語)?。?|または|又は)\s*")
_PARENTHESES = re.compile(r"[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]")
_MAX_TERM_CHARS = 60


@dataclass(frozen=True, slots=True)
class NoteBody:
    """The parts of a note, as ranges or strings of its printed body."""

    term: str  # without its parenthesis; "" when the note names none
    aliases: tuple[str, ...]
    definition_start: int  # in the body


def parse_note(body: str) -> NoteBody:
    """Split 「CIO (Chief Information Officer : 最高情報責任者) : 情報戦略の…」 at its outer colon.

    A body without a separator is all definition.
    """
    separator = _outer_separator(body)
    if separator is None:
        return NoteBody("", (), 0)
    head = body[: separator.start()].strip()
    term, aliases = split_term(head)
    return NoteBody(term, aliases, separator.end())


def split_term(head: str) -> tuple[str, tuple[str, ...]]:
    """「CIO（最高情報責任者）」 -> ("CIO", ("最高情報責任者",))."""
    aliases = tuple(
        alias
        for match in _PARENTHESES.finditer(head)
        for alias in (part.strip() for part in _ALIAS_BREAK.split(_named_hereafter(match.group(1))))
        if alias
    )
    term = _PARENTHESES.sub("", head).strip(" \u3000「」『』【】・※＊*")
    return term, tuple(dict.fromkeys(aliases))


def _named_hereafter(inner: str) -> str:
    """「以下「DX」という。」 -> 「DX」; other parentheses as they are."""
    match = _HEREAFTER.fullmatch(inner.strip())
    return match.group(1) if match else inner


def _outer_separator(body: str) -> re.Match[str] | None:
    depth = 0
    for position, char in enumerate(body[: _MAX_TERM_CHARS * 2]):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            match = _SEPARATOR.match(body, position)
            if match and position > 0 and match.end() < len(body) and match.group():
                return match if len(normalize(body[:position])) <= _MAX_TERM_CHARS * 2 else None
        if char == "。":
            return None
    return None
