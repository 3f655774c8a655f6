"""Whether a sentence that a language model wrote says nothing but what its evidence says.

Numbers with what they count, dates, names, quoted strings and denials must be the evidence's own,
and so must most of the other words. A sentence that fails is dropped, however true it may be.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.names import canonical
from assistant.scope import Scope, find_scope
from assistant.verified_roles import NAME_END, noun_runs, roles_are_held
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize
from corpus.wareki import find_dates

MAX_SENTENCE_CHARS = 200  # two printed lines; a longer one is no plain answer
_MIN_SHARED_WORDS = 0.7  # share of a sentence's content words that must be the evidence's
_KANJI_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
# 三つ, 十二人; not 一部 or 一方.
_KANJI_NUMBER = re.compile(
    r"[〇一二三四五六七八九十百]+(?=[つ年月日人件個回名割倍点項億万兆課校歳週期次台本か])"
)
# "5年間", "第3期", "22.8%から", "約20人以上", "午前10時"; the limit and what stands before are the
# number's own: 20人以上 is not 20人.
_NUMBER = re.compile(
    r"(?P<before>午前|午後|約|およそ|最大|最低|毎月|毎年|毎週)?(?P<ordinal>第)?"
    r"(?P<number>[0-9]+(?:\.[0-9]+)*) ?(?P<unit>[^\W\d_]|%)?"
    r"(?:[間度月]|[^\W\d_]{0,4}?)(?P<limit>以上|以下|未満|以内|程度|前後|を超)?"
    r"(?P<bound>から|まで|より|に(?!つ|お|よ|関|対))?"
)
_DATE_UNITS = frozenset("年月日")
_NUMBER_PARTS = ("number", "unit", "before", "ordinal", "limit")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_QUOTED = re.compile(r"[「『“\"](?P<said>[^「」『』“”\"]+)[」』”\"]")
_ERA = re.compile(r"明治|大正|昭和|平成|令和")
# 「(2014年度)から」 behind a date; not 「の期間まで」.
_BOUND = re.compile(r"(?:\([^()]*\)|[) ])*(?P<bound>から|まで|以降|以前)")
_Date = tuple[int, bool, int | None, int | None]  # year, whether fiscal, month, day
# A word that begins or ends a denial, by lemma.
_DENIAL = frozenset({"無い", "ない", "ず", "ぬ", "無し", "非", "未"})
# Words, by lemma, that make a statement less than certain, or less than whole.
_HEDGES = frozenset(
    "予定 検討 原則 一部 努める 目指す 見込む 見込み 場合 限る 除く 概ね 可能 応ずる 応じる".split()
)
_VERDICT = re.compile(r"^(?:はい|いいえ|yes|no)(?=[、。,. ]|$)", re.IGNORECASE)
_FOREIGN = re.compile(r"[A-Za-z][A-Za-z0-9.@/:_-]+|[ァ-ヺー]{2,}")
_CONTENT_POS = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞"})
# Words, by lemma, that any sentence about any text may use.
_FREE = frozenset(
    [
        "為る",
        "居る",
        "有る",
        "成る",
        "出来る",
        "事",
        "物",
        "者",
        "為",
        "次",
        "以下",
        "通り",
        "言う",
        "書く",
        "記載",
        "計画",
        "資料",
        "本",
        "此の",
        "此れ",
        "其の",
        "其れ",
        "定める",
        "示す",
        "内容",
        "行う",
        "設ける",
        "置く",
        "開く",
        "呼ぶ",
        "挙げる",
        "載る",
        "述べる",
    ]
)


def is_supported(
    sentence: str, quotes: Sequence[str], morphology: Morphology, *, extractive: str = ""
) -> bool:
    """Whether the cited quotes carry the sentence.

    Args:
        sentence: What the model wrote, without its citation marks.
        quotes: The quotes that it cites.
        morphology: The tagger.
        extractive: The answer in the documents' own sentences; its はい or いいえ may be repeated.
    """
    if not sentence.strip() or len(sentence) > MAX_SENTENCE_CHARS or not sentence.isprintable():
        return False
    said = _plain(sentence)
    evidence = _plain("\n".join(quotes))
    if find_scope(sentence) is not Scope.QUESTION:
        return False
    verdict = _VERDICT.match(said)
    if verdict and not normalize(extractive).casefold().startswith(verdict.group().casefold()):
        return False
    words, held = morphology.tokens(said), morphology.tokens(evidence)
    return (
        _numbers_are_held(said, evidence)
        and _dates_are_held(said, evidence)
        and _quotes_are_held(sentence, quotes)
        and _names_are_held(said, words, evidence)
        and _denies(words) == _denies(held)
        and _hedges_are_kept(words, held)
        and _predicates_are_held(words, held)
        and roles_are_held(said, words, evidence, held, _FREE)
        and _share_of_words(words, held) >= _MIN_SHARED_WORDS
    )


def _plain(text: str) -> str:
    """Normalised, with 三つ as 3つ and 68,412 as 68412."""
    text = _THOUSANDS.sub("", normalize(text))
    return _KANJI_NUMBER.sub(lambda match: str(_kanji_to_int(match.group())), text)


def _kanji_to_int(written: str) -> int:
    """「十二」 -> 12, 「二〇」 -> 20, 「百五」 -> 105."""
    if not re.search(r"[十百]", written):
        return int("".join(str(_KANJI_DIGITS[char]) for char in written))
    total = 0
    digit: int | None = None
    for char in written:
        if char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
        else:
            digit = _KANJI_DIGITS[char]
    return total + (digit or 0)


def _numbers_are_held(said: str, evidence: str) -> bool:
    """Whether each number counts what it counts there, from and to where it does there."""
    held = [match.groupdict() for match in _NUMBER.finditer(evidence)]
    return all(
        any(_is_same_number(match.groupdict(), one) for one in held)
        for match in _NUMBER.finditer(said)
    )


def _is_same_number(said: dict[str, str | None], held: dict[str, str | None]) -> bool:
    same = ("number", "before", "limit") if said["unit"] is None else _NUMBER_PARTS
    # から and まで of dates are looked at with the dates.
    is_bound_held = said["unit"] in _DATE_UNITS or said["bound"] in (None, held["bound"])
    return is_bound_held and all(said[part] == held[part] for part in same)


def _dates_are_held(said: str, evidence: str) -> bool:
    """Whether each date is the evidence's, a beginning as a beginning and an end as an end."""
    held = list(_bounded_dates(evidence))
    whole = {date for date, _ in held}
    return set(_ERA.findall(said)) <= set(_ERA.findall(evidence)) and all(
        (date, bound) in held if bound else date in whole for date, bound in _bounded_dates(said)
    )


def _bounded_dates(text: str) -> Iterator[tuple[_Date, str]]:
    for date in find_dates(text):
        match = _BOUND.match(text, date.end)
        bound = match["bound"] if match else ""
        yield (date.year, date.is_fiscal, date.month, date.day), bound


def _quotes_are_held(sentence: str, quotes: Sequence[str]) -> bool:
    held = ["".join(quote.split()) for quote in quotes]
    return all(
        any("".join(match["said"].split()) in quote for quote in held)
        for match in _QUOTED.finditer(sentence)
    )


def _names_are_held(said: str, words: Sequence[Token], evidence: str) -> bool:
    held = canonical(evidence)
    names = [match.group() for match in _FOREIGN.finditer(said)]
    names += [word.surface for word in words if word.pos2 == "固有名詞"]
    runs = [said[words[start].start : words[end - 1].end] for start, end in noun_runs(words)]
    names += [run for run in runs if len(run) > 1 and NAME_END.search(run)]
    return all(canonical(name) in held for name in names)


def _denies(words: Sequence[Token]) -> bool:
    return any(
        word.lemma in _DENIAL and word.pos in ("助動詞", "形容詞", "接頭辞") for word in words
    )


def _hedges_are_kept(words: Sequence[Token], held: Sequence[Token]) -> bool:
    """Whether the sentence is as sure as its evidence: 予定, 原則, 一部 are in both or in none."""
    return _HEDGES & {word.lemma for word in words} == _HEDGES & {word.lemma for word in held}


def _predicates_are_held(words: Sequence[Token], held: Sequence[Token]) -> bool:
    """Whether all that is done is the evidence's own: 増やす is one word of ten, but not 減らす."""
    known = {word.lemma for word in held}
    return all(
        word.lemma in known or word.lemma in _FREE
        for word in words
        if word.pos in ("動詞", "形容詞", "形状詞")
        or (word.pos == "名詞" and word.pos3 == "サ変可能")
    )


def _share_of_words(words: Sequence[Token], held: Sequence[Token]) -> float:
    known = {word.lemma for word in held}
    content = [
        word.lemma
        for word in words
        if word.pos in _CONTENT_POS and word.lemma not in _FREE and not word.surface.isdigit()
    ]
    if not content:
        return 0.0
    return sum(lemma in known for lemma in content) / len(content)
