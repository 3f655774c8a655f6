"""Whether a sentence says of somebody what its evidence says of them, and not of another.

「市長を本部長、副市長を副本部長とする」 holds all words of 「本部長は副市長です」, and denies it.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.morphology import Token

# What ends the name of a body, an office, a plan or a law: 情報政策課, 副市長, 環境基本条例.
NAME_END = re.compile(
    r"(?:課|部|室|局|係|会|会議|本部|機関|センター|チーム|市|町|村|区|県|省|庁|長|員|官|者"
    r"|計画|プラン|ビジョン|構想|条例|法|法律|大綱|指針|事業|制度|システム)$"
)
_NAME_POS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_SUBJECT = frozenset({"が", "は", "も"})
_BRACKETS = r"(?:\([^()]*\))?"  # CIO(最高情報責任者)は
_COPULA = re.compile(r"^(?:です|でした|である|とします|となります|とされています)?。?$")
_PREDICATE_POS = frozenset({"動詞", "形容詞"})


def noun_runs(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Neighbouring nouns with their prefixes and suffixes, as half-open ranges of ``words``."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _is_of_name(words[end]) and _touches(words, start, end):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def roles_are_held(
    said: str, words: Sequence[Token], evidence: str, held: Sequence[Token], free: frozenset[str]
) -> bool:
    """Whether each body or person does and is what the evidence says that they do and are.

    Args:
        said: The sentence, normalised.
        words: Its tokens.
        evidence: The quotes, normalised.
        held: Their tokens.
        free: Lemmas that say nothing: 為る, 行う.
    """
    subjects = _subjects(said, words)
    doers = [one for one in subjects if one[2] == "が"] or subjects
    predicates = _predicates(words, free)
    if not predicates:
        return all(_is_identity_held(said, words, one, evidence) for one in doers)
    known = {name for name, _, _ in _subjects(evidence, held)}
    for name, _, _ in doers:
        if name not in known:
            continue  # it is the object of something, or stands in a list: no claim to compare
        if not any(name in _doers_of(predicate, evidence, held) for predicate in predicates):
            return False
    return True


def _subjects(text: str, words: Sequence[Token]) -> list[tuple[str, int, str]]:
    """Names that が, は or も marks: the name, the index of the mark, the mark."""
    return [
        (text[words[start].start : words[end - 1].end], end, words[end].surface)
        for start, end in noun_runs(words)
        if end < len(words)
        and words[end].surface in _SUBJECT
        and words[end].pos == "助詞"
        and NAME_END.search(text[words[start].start : words[end - 1].end])
    ]


def _predicates(words: Sequence[Token], free: frozenset[str]) -> list[str]:
    """Lemmas of what is done: 担う, and 補佐 of 補佐する but not 参加 of 参加者."""
    behind = [*words[1:], None]
    return [
        word.lemma
        for word, after in zip(words, behind, strict=True)
        if word.lemma not in free
        and (word.pos in _PREDICATE_POS or (after is not None and after.lemma == "為る"))
    ]


def _doers_of(predicate: str, evidence: str, held: Sequence[Token]) -> set[str]:
    """For each place of the predicate: the subject last before it, and the noun it modifies."""
    subjects = _subjects(evidence, held)
    runs = {
        start: evidence[held[start].start : held[end - 1].end] for start, end in noun_runs(held)
    }
    doers = set()
    for place, word in enumerate(held):
        if word.lemma != predicate:
            continue
        before = [name for name, mark, _ in subjects if mark < place]
        doers.update(before[-1:])
        behind = place + 1
        while behind < len(held) and held[behind].pos in ("動詞", "助動詞"):
            behind += 1
        doers.add(runs.get(behind, ""))  # 市長を補佐する専門員
    return doers


def _is_identity_held(
    said: str, words: Sequence[Token], subject: tuple[str, int, str], evidence: str
) -> bool:
    """Of 「AはBです」 with two names: whether the evidence puts them together."""
    name, mark, _ = subject
    for start, end in noun_runs(words):
        other = said[words[start].start : words[end - 1].end]
        if start <= mark or not NAME_END.search(other):
            continue
        if not _COPULA.match(said[words[end - 1].end :]):
            continue
        pairs = ((name, other), (other, name))
        return any(_stand_together(one, two, evidence) for one, two in pairs)
    return True


def _stand_together(one: str, two: str, evidence: str) -> bool:
    pattern = (
        rf"(?<![一-鿿ァ-ヺ]){re.escape(one)}{_BRACKETS}(?:を|が|は、?|の|である|\()?"
        rf"{re.escape(two)}(?![一-鿿ァ-ヺ])"
    )
    return re.search(pattern, evidence) is not None


def _is_of_name(word: Token) -> bool:
    return word.pos in _NAME_POS and word.surface not in ("等", "など")


def _touches(words: Sequence[Token], start: int, end: int) -> bool:
    return end == start or words[end].start == words[end - 1].end
