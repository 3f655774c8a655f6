"""Names that a document gives its things in 「」, told apart in a question: 「まなびや」って何.

A name in kana is no word that the tagger knows: it would be read as others, まなび and や.
"""

import re
from collections.abc import Mapping

from assistant.kept import KeptByDocument
from corpus.normalize import normalize
from corpus.records import DocId, Document

# Right behind what it is the name of: 学習会「まなびや」
_QUOTED = re.compile(r"(?<=[一-鿿ァ-ヺー々])「(?P<name>[^「」、。0-9\s]{3,14})」")
_KANA = re.compile(r"[ぁ-ん]{2}")
_OPEN, _CLOSE = "「『", "」』"
# What no name ends in: 「一度は町を出たい」, 「わからない」 are answers.
_SAYS = re.compile(r"(?:[いるうくすつぬむぐぶたんかよねだ]|です|ます|ない|こと|もの|から|など)$")


def with_own_names(text: str, documents: Mapping[DocId, Document]) -> str:
    """A normalised question with 「」 around each name that the documents print so.

    Args:
        text: The question.
        documents: That are meant.

    Returns:
        The question as it is where it names nothing, or names it in 「」 itself.
    """
    if not _KANA.search(text):
        return text
    names = {name for document in documents.values() for name in _NAMES.of(document)}
    for name in sorted((one for one in names if one in text), key=len, reverse=True):
        place = text.find(name)
        before, behind = text[:place], text[place + len(name) :]
        is_quoted = before.endswith(tuple(_OPEN)) or behind.startswith(tuple(_CLOSE))
        is_inside = sum(map(before.count, _OPEN)) > sum(map(before.count, _CLOSE))
        is_part = bool(re.search(r"[一-鿿ァ-ヺー]$", before)) and bool(
            re.match("[一-鿿ァ-ヺー]", name)
        )
        if not (is_quoted or is_inside or is_part):
            text = f"{before}「{name}」{behind}"
    return text


def _read(document: Document) -> frozenset[str]:
    found = (match["name"] for match in _QUOTED.finditer(normalize(document.text)))
    return frozenset(one for one in found if _KANA.search(one) and not _SAYS.search(one))


_NAMES = KeptByDocument(_read)
