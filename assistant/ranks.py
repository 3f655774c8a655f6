"""How a question asks which of several is first by some measure."""

import re
from dataclasses import dataclass

from corpus.numerals import read_number

_STEMS = {
    "多": "多い",
    "大": "大きい",
    "高": "高い",
    "長": "長い",
    "広": "広い",
    "重": "重い",
    "遠": "遠い",
    "新し": "新しい",
    "少": "少ない",
    "小": "小さい",
    "低": "低い",
    "短": "短い",
    "狭": "狭い",
    "軽": "軽い",
    "安": "安い",
    "近": "近い",
    "古": "古い",
}
_LESS = frozenset("少ない 小さい 低い 短い 狭い 軽い 安い 近い 古い".split())
_VERBS = r"進(?:ん|む)|かか[るっり]|来[たて]|集まっ|訪れ|利用され|使われ"  # with the most of it
_FIRST = r"最も|もっとも|一番|いちばん|1番|(?P<n>[2-9]|[二三四五六七八九])番目に"
_NTH = _FIRST.replace("?P<n>", "?P<k>")
# 「最高でいくら」 asks how far it goes and ranks nothing.
_RANK = re.compile(
    rf"(?P<much>(?:{_NTH})、?(?:たくさん|多く)(?:の?(?:人|方)[がを])?"
    r"(?:入[るれっ]|収容|乗[るれっ]|泊ま)[^はがを、。?？]{0,6}?(?=[一-鿿]|の|のは))|"
    rf"(?P<lead>{_FIRST})(?:[^。、?？はがを]{{1,10}}[のがを])?"
    rf"(?:(?P<word>{'|'.join(_STEMS)})[なきさ]?(?:い|く(?![減増伸落下上変縮])|かっ)|(?P<verb>{_VERBS}))"
    r"|最(?P<extreme>[多大高少小低])(?=の|な|は|だ|で(?:す|あ|し)|と|[?？]|$)(?!の課題|の問題|の理由)"
    r"|(?P<next>(?P<m>[2-9]|[二三四五六七八九])番目)の"
)
# 「人口が最も減った地区」
MOST_CHANGED = re.compile(
    r"(?P<lead>最も|もっとも|一番|いちばん)(?P<gap>(?:大きく|多く|大幅に|[^。、?？はがを]{1,8}[がの])?)"
    r"(?:(?P<less>減[っら少]|落ち|下が)|(?P<more>増[えや加]|伸び|ふえ|上が))[^。、?？0-9]{0,3}た"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """One 「最も多い」 of a question."""

    adjective: str  # as a dictionary has it; "" for a verb: 「一番かかる」
    number: int  # 1 for the first
    spans: tuple[tuple[int, int], ...]  # of its words

    @property
    def is_less(self) -> bool:
        """Whether the least comes first."""
        return self.adjective in _LESS


def asks_rank(text: str) -> bool:
    """Whether a normalised question asks which of several is first by some measure."""
    return bool(read_ranks(text)) or MOST_CHANGED.search(text) is not None


def read_ranks(text: str) -> tuple[Rank, ...]:
    """The ranks that a normalised question names; 「2番目の」 is by what the one before is."""
    found: list[Rank] = []
    for match in _RANK.finditer(text):
        groups = ("lead", "word", "verb", "extreme", "much", "next")
        spans = tuple(match.span(group) for group in groups if match[group])
        if match["next"]:
            if found:
                found.append(Rank(found[-1].adjective, read_number(match["m"]), spans))
            continue
        stem = match["word"] or match["extreme"] or ("多" if match["much"] else "")
        place = match["n"] or match["k"]
        number = read_number(place) if place else 1
        found.append(Rank(_STEMS[stem] if stem else "", number, spans))
    return tuple(found)


# 「課題のうち最優先なのはどれ」, 「一番大事な取組は」
_PRIORITY = re.compile(
    r"最優先|最重要|優先(?:的|順位|度|する|し)|(?:最も|もっとも|一番|いちばん|特に)[^、。?？はが]{0,4}?(?:重要|重視|大事|大切|優先|急|力を)"
)
_OF_SEVERAL = re.compile(r"うち|中(?:で|から)|どれ|どの|どちら|順位|優先度")
_PUT_FIRST = re.compile(
    r"優先|重点|重要|重視|特に|最[も大]|第一|急務|喫緊|緊急|中心|核|要[とで]|力を(?:入れ|注)|大切|大事|先導|リーディング"
)


def misses_priority(question: str, text: str) -> bool:
    """Whether what comes first of several is asked for, and a normalised text puts nothing first.

    「7つの課題のうち最優先なのはどれ」 is not answered by the seven.
    """
    is_asked = _PRIORITY.search(question) is not None and _OF_SEVERAL.search(question) is not None
    return is_asked and _PUT_FIRST.search(text) is None
