"""What a sentence says that something is made of, or ranks: for 「2つ目は？」 behind it."""

import re

from assistant.question import Question

_ASKS = re.compile(r"構成|成[りる]|からな[りる]")
# 「基本構想（まちの理念）、実施計画（事業）から構成されています」
_MADE_OF = re.compile(r"(?P<parts>[^。]+?)(?:から構成|で構成|から成[りる]|からな[りる])")
_JOINED = re.compile(r"(?<=[）)])(?:及び|並びに|と)")
_PART = re.compile(r"(?:[^、（）()]|[（(][^（）()]*[）)])+")
# 「「時間がない」（39.6％）、「きっかけがない」（31.2％）の順」, 「1位は「A」、2位は「B」」
_RANKED = re.compile(
    r"「(?P<answer>[^「」]{1,40})」(?:と[^、。「」]{1,8})?(?:が|は|で)?[（(]?(?:約)?[0-9０-９.．,，]+(?:[%％]|人|件|ポイント)"
    r"|[0-9０-９]位(?:は|が|の)?「(?P<placed>[^「」]{1,40})」"
)
_IN_ORDER = re.compile(r"順(?:に|で|と|。|$)|最も|もっとも|次いで|続[いきく]|[0-9０-９]位")
_CLAUSE_END = re.compile(r"[はがをでにりてのる]$")


def parts_of_whole(question: Question, sentence: str) -> list[str]:
    """The row of nouns in front of 「から構成」, where that was asked; [] for fewer than two."""
    match = _MADE_OF.search(sentence) if _ASKS.search(question.text) else None
    if match is None:
        return []
    row: list[str] = []
    for part in reversed(_PART.findall(_JOINED.sub("、", match["parts"]))):
        if _CLAUSE_END.search(part):
            break
        row.insert(0, part.strip())
    return row if len(row) > 1 else []


def ranked_parts(sentence: str) -> list[str]:
    """Answers that a sentence gives in the order of their shares; [] for fewer than two."""
    if not _IN_ORDER.search(sentence):
        return []
    row = [found["answer"] or found["placed"] for found in _RANKED.finditer(sentence)]
    return row if len(row) > 1 and len(set(row)) == len(row) else []
