"""Whether two names mean the same plan, body or term."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.normalize import normalize

_KANJI = {digit: str(value) for value, digit in enumerate("一二三四五六七八九", start=1)}
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+|[0-9]+)(?=[次期])")
_COUNTED = re.compile(r"[一二三四五六七八九](?=[人日回つ年月件個点])")  # 一人一日 -> 1人1日
_GENERIC_PLAN = re.compile(r"(?:この|本|当|前|旧|同|上位|最上位|現)*計画")
_KIND_OF_PLAN = re.compile(r"(?:基本|実施|推進|行動)計画")
_HALVES = ("前期", "中期", "後期")
_PUNCTUATION = re.compile(r"[\s・、,.「」『』()\[\]/-]")
_LONG_VOWEL_END = re.compile(r"(?<=[ァ-ヺー]{2})ー+(?![ァ-ヺー])")  # セキュリティー, サーバー
_MIN_SHORTENED_CHARS = 4


def canonical(name: str, municipalities: Iterable[str] = ()) -> str:
    """A name for comparison: 「青葉市第二次総合計画」 -> "第2次総合計画"."""
    if not isinstance(municipalities, (tuple, frozenset)):  # there may be hundreds
        municipalities = tuple(municipalities)
    return _canonical(name, municipalities)


@lru_cache(maxsize=50_000)  # the same few names are compared with every sentence
def _canonical(name: str, municipalities: tuple[str, ...] | frozenset[str]) -> str:
    text = normalize(name).replace("&", "アンド")
    # the longest first, whatever order a set has: 東村 is a part of 南東村
    for municipality in sorted(
        (one for one in municipalities if one and one in text), key=_longest
    ):
        text = text.replace(municipality, "")
    text = _LONG_VOWEL_END.sub("", _PUNCTUATION.sub("", _LONG_VOWEL_END.sub("", text)))
    text = _ORDINAL.sub(lambda match: f"第{_number(match.group(1))}", text)
    return _COUNTED.sub(lambda match: _KANJI[match.group()], text).casefold()


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def is_named(name: str, text: str) -> bool:
    """Whether a name stands in a text, and not as a deputy's alone: 本部長, but no 副本部長."""
    start = text.find(name)
    while start > 0 and text[start - 1] == "副":
        start = text.find(name, start + 1)
    return start >= 0


def ordinal(name: str) -> str:
    """「第2次」 or 「第3期」 in a name, with Arabic digits; "" when there is none."""
    match = re.search(r"第[0-9]+[次期]", canonical(name))
    return match.group() if match else ""


def same_plan(asked: str, named: str, municipalities: Iterable[str] = ()) -> bool:
    """Whether a plan that is asked for can be the plan that a document names.

    「総合計画」 can be 「第2次総合計画」; 「第3次総合計画」 cannot, nor can 「環境基本計画」 be
    「都市計画」.
    """
    places = tuple(municipalities)
    one, other = (re.sub(r"^市|の", "", canonical(name, places)) for name in (asked, named))
    if not one or not other or _GENERIC_PLAN.fullmatch(other):
        return False
    if ordinal(asked) and ordinal(named) and ordinal(asked) != ordinal(named):
        return False
    bare_one, bare_other = (re.sub(r"第[0-9]+[次期]", "", text) for text in (one, other))
    if _GENERIC_PLAN.fullmatch(bare_one) or _GENERIC_PLAN.fullmatch(bare_other):
        return ordinal(asked) == ordinal(named) != ""  # 「第1次計画」 is known by its count alone
    if one in other or bare_other.endswith(bare_one):
        return True
    if bare_one.endswith(bare_other):  # 基本計画 can be 後期基本計画, but not 環境基本計画
        return _KIND_OF_PLAN.fullmatch(bare_other) is None or bare_one[:-4] in _HALVES
    return len(bare_one) >= _MIN_SHORTENED_CHARS and _is_shortened(bare_one, bare_other)


def _is_shortened(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` with characters left out: 情報化計画 of 地域情報化基本計画."""
    rest = iter(full)
    return all(char in rest for char in short)


def _number(written: str) -> str:
    if written.isdigit():
        return str(int(written))
    if "十" in written:
        tens, _, ones = written.partition("十")
        return str(int(_KANJI.get(tens, "1")) * 10 + int(_KANJI.get(ones, "0")))
    return "".join(_KANJI.get(char, char) for char in written)
