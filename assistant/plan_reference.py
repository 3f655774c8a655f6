"""「子育ての計画」: a plan called by what it is about, and which of the known plans that is."""

import re
from collections.abc import Iterable, Mapping

from assistant.names import canonical, ordinal
from assistant.question import find_plan_name
from assistant.thesaurus import shared_thesaurus
from corpus.morphology import Morphology, Token
from corpus.records import DocId, Document, Facts

_SPOKEN = re.compile(
    r"(?P<about>(?:[^、。?？「」はがをでへ]|が(?=い)){1,16}?)の(?:この|今の|現在の)?(?:計画書?|プラン)"
    r"(?![一-鿿ァ-ヺー])"
)
_NTH = r"第 ?(?:[0-9]+|[一二三四五六七八九十]+) ?[次期]"
_COUNT = re.compile(rf"^(?:この|今の)?{_NTH}の?")
# 「第5次の総合計画」 is 「第5次総合計画」.
_COUNTED = re.compile(rf"({_NTH})の(?=[一-鿿ァ-ヺー]{{2,12}}(?:計画|プラン|ビジョン|戦略))")
_TWO_PLANS = re.compile(r"(?:計画|プラン)[とや]")  # 総合計画と情報化の計画
_FORMER = re.compile(r"(?:1つ|ひとつ|一つ|いっこ)?前の")
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "記号"})
# Words, by lemma, that say nothing of what a plan is about.
_FRAME = frozenset(
    "一 有る 居る 為る 事 方 市 町 村 県 国 都 区 次 前 先 今 此の 其の 役所 うち 内 私".split()
)
_LEAST = 0.5  # of the words of 「障がいのある子の計画」


def name_spoken_plan(
    text: str,
    documents: Mapping[DocId, Document],
    facts: Mapping[DocId, Facts],
    morphology: Morphology,
) -> str:
    """The question with a plan's name where it says what the plan is about; else as it is.

    「子育ての計画は何年まで」 is 「この計画は何年まで」 where the one plan's title says 子育て, and
    「茅生市障害児福祉計画は…」 where that name of the facts covers more of what is said.
    """
    text = _COUNTED.sub(r"\1", text)
    match = _SPOKEN.search(text)
    plan_name = find_plan_name(text)
    if match is None or (plan_name and not _SPOKEN.fullmatch(plan_name)):
        return text
    about = match["about"]
    if _TWO_PLANS.search(about):
        return text
    count = ordinal(about)
    about = _COUNT.sub("", about)
    if count and any(ordinal(document.title) != count for document in documents.values()):
        return text  # 「第1期の計画」 says which one by its count
    if count and not about and len(documents) == 1:
        return f"{text[: match.start()]}この計画{text[match.end() :]}"
    former = _FORMER.search(about)
    words = _words(about[former.end() :] if former else about, morphology)
    if not words:
        return text
    own = max((_share(words, document.title), document.title) for document in documents.values())
    names = {period.subject for doc_id in documents for period in facts[doc_id].plan_periods}
    other = max(((_share(words, name), name) for name in sorted(names)), default=(0.0, ""))
    if max(own[0], other[0]) < _LEAST:
        return text
    if own[0] >= other[0]:
        name = "前の計画" if former else "この計画" if len(documents) == 1 else own[1]
    elif former:
        return text
    else:
        name = other[1]
    return text[: match.start()] + name + text[match.end() :]


def _words(text: str, morphology: Morphology) -> list[tuple[Token, frozenset[str]]]:
    tokens = morphology.tokens(text)
    others = shared_thesaurus().within(tokens)
    return [
        (token, others.get(token.start, frozenset()))
        for token in tokens
        if token.pos in _CONTENT and token.lemma not in _FRAME
    ]


def _share(words: Iterable[tuple[Token, frozenset[str]]], name: str) -> float:
    """The share of the words that a plan's name says, by themselves or in other words."""
    key = canonical(name)
    said = [
        any(canonical(one) in key for one in (token.surface, *others)) for token, others in words
    ]
    return sum(said) / len(said)
