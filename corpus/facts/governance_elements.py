"""Tokens -> the elements of a clause, one code letter each, so that rules can read their order.

========  =====================================================================
``B``     a noun that names a body: 情報化推進本部, 環境政策課
``R``     a noun that names a role: 本部長, CIO, 推進員
``K``     事務局 or 庶務
``A``     every unit of a kind: 各課, すべての所属
``N``     any other noun phrase
``W``     a noun of time or extent: 今後, 平成26年4月
``F``     a formal noun: ため, とき, こと
``U``     下, もと, 内: below or inside something
``S``     する behind と;  ``O`` placing;  ``P`` appointing;  ``T`` serving
``C``     consisting;  ``H`` helping;  ``E`` ある;  ``V`` any other verb
``M``     もって;  ``i`` において, ``y`` により, ``z`` に関する and its like
``&``     及び, や;  ``d`` など;  ``J`` a conjunction;  ``D`` です, である
========  =====================================================================

Particles and punctuation stand for themselves (から is ``f``). Adverbs and adjectives are left
out; a parenthesis hangs on the noun before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_words import is_unit

NOUN_CODES = frozenset("BRKANW")
_NAME_CHAR = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9・]")
COUNTED = re.compile(
    r"[0-9一二三四五六七八九十]+個?(?:部会|委員会|グループ|チーム|班|課|会議|組織|分団)"
)
_SITTING = re.compile(r"第?[0-9]+回(?:目)?|初回|最終回|[本今]回|次回|前回")
_COUNT = re.compile(r"[0-9一二三四五六七八九十]+つ?")
# 充てる もの と する; 補佐しなけれ ば ならない
_SHELL = re.compile(r"[SOPTCHEV](?:FとS|;V)")
_THINGS = frozenset({"もの", "物", "こと", "事"})
_NAME_GOES_ON = re.compile(r"[部課室局長員会名設要条]")


# 第3条, 2, (1), ア, ・, ○ and their like at the start of a line, with the space behind.
LABEL = re.compile(
    r"""[\s]*(?:
        (?:第[0-9一二三四五六七八九十百]+[条章節項]?(?:の[0-9]+)?(?=\s)
        | 第[0-9一二三四五六七八九十百]+条(?:の[0-9]+)?(?=[A-Z])
        | [0-9]{1,3}(?:[.-][0-9]{1,3})*[.)]?(?=\s) | [0-9]{1,2}[.)](?=\D)
        | [(][0-9一二三四五六七八九十ア-ン]{1,3}[)] | [ア-ンa-zQA][.)\s]
        | [QA](?=[一-鿿「])(?![班課係市社氏案区地町村部])
        | [\u2460-\u24ff] | [・○●◎◇◆□■▪▶►※★☆➢✓✔•│┃] | [-*](?=\s) )\s*)+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Element:
    """One noun phrase, particle, verb or mark; ``start`` and ``end`` are in the normalised text."""

    code: str
    start: int
    end: int
    word: str  # a noun's text, a verb's lemma (or the noun before する)
    gloss: tuple[int, int] | None = None  # what stands in a parenthesis behind a noun
    is_attributive: bool = False  # of a verb: may stand before the noun that it describes
    joins: bool = False  # of a verb: the sentence goes on (し, 置いて)
    is_past: bool = False
    is_passive: bool = False
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as elements; ``codes[i]`` is the code of ``elements[i]``."""

    text: str
    elements: tuple[Element, ...]
    codes: str
    label_end: int  # where the words begin behind 「第3条」, 「・」 ...

    def word_range(self, first: int, last: int) -> str:
        """The text of elements ``first`` to ``last`` (included), parentheses left out."""
        pieces = []
        done = self.elements[first].start
        for element in self.elements[first : last + 1]:
            if element.gloss is not None and element is not self.elements[last]:
                pieces.append(self.text[done : element.end])
                done = element.gloss[1] + 1
        end = self.elements[last].end
        if self.text[end : end + 1] == "」" and "「" in self.text[self.elements[first].start : end]:
            end += 1  # 環境学習施設「しおさい館」
        pieces.append(self.text[done:end])
        found = "".join(pieces).strip(" 『』、。:")
        return found if found.count("「") == found.count("」") else found.strip("「」")


def mark_code(surface: str) -> str:
    """The code of a punctuation mark."""
    for code, marks in (("、", "、,"), ("。", "。.!?"), (":", ":…‥")):
        if surface in marks:
            return code
    return "o"


def named_ranges(text: str, names: frozenset[str]) -> dict[int, int]:
    """Where a known name stands by itself: not 環境審議会 in 潮見野市環境審議会."""
    found: dict[int, int] = {}
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            is_part = start > 0 and _NAME_CHAR.match(text[start - 1])
            if end > found.get(start, 0) and not is_part and not _NAME_GOES_ON.match(text, end):
                found[start] = end
            start = text.find(name, start + 1)
    return found


def joined_units(elements: list[Element], text: str) -> list[Element]:
    """「すべて の 課」 and 「暮らし PT」 as one element each; ``elements`` are ``text``'s."""
    joined: list[Element] = []
    for element in elements:
        if (
            len(joined) > 1
            and joined[-1].code == "の"
            and joined[-2].word in {"すべて", "全て", "それぞれ", "全"}
            and (is_unit(element.word) or element.code == "A")
        ):
            first = joined[-2]
            word = f"{first.word}の{element.word}"
            joined[-2:] = [replace(element, code="A", start=first.start, word=word)]
        elif (
            joined
            and COUNTED.fullmatch(element.word)
            and re.search("Bの$", "".join(one.code for one in joined))
        ):
            joined.pop()  # 「観光部会」「農業部会」の2部会: the names are what counts
        elif (
            element.code == "B"
            and re.search("BのNの$", "".join(one.code for one in joined))
            and _COUNT.fullmatch(joined[-2].word)
        ):
            del joined[-3:]  # 「観光部会」「農業部会」の2つの部会
        elif (
            element.word == "会議"
            and "".join(one.code for one in joined[-2:]) in {"Nの", "Wの"}
            and _SITTING.fullmatch(joined[-2].word)
        ):
            joined.append(replace(element, code="N"))  # 第1回の会議 is no body
        elif element.word == "事務" and "".join(one.code for one in joined[-2:]) == "Bの":
            joined.append(replace(element, code="K"))  # 協議会の事務は、総務課が担当する
        elif (
            joined
            and element.code == joined[-1].code == "B"
            and _is_next_quote(joined[-1], element, text)
        ):
            joined.append(Element("、", element.start - 1, element.start, "、"))
            joined.append(element)
        elif joined and _is_named_by_verb(joined, element):
            first = joined.pop()
            joined.append(replace(element, start=first.start, word=text[first.start : element.end]))
        else:
            joined.append(element)
    return joined


def plain_predicates(elements: list[Element]) -> list[Element]:
    """充てるものとする, 補佐しなければならない: as 充てる and 補佐する, which the rules know."""
    plain: list[Element] = []
    codes = "".join(element.code for element in elements)
    at = 0
    while at < len(elements):
        shell = _SHELL.match(codes, at)
        inner = elements[at + 1 : shell.end()] if shell else []
        words = [element.word for element in inner]
        if shell and (words[0] in _THINGS or words == ["ば", "成る"]):
            last = inner[-1]
            verb = replace(elements[at], end=last.end, joins=last.joins, is_attributive=True)
            plain.append(replace(verb, is_past=verb.is_past or last.is_past))
            at = shell.end()
        else:
            plain.append(elements[at])
            at += 1
    return plain


# 会計は課長が務める, 課長が会計を務める, 会計に就く: only posts are said so
_SERVED = re.compile(
    r"(?:(?<=Bの)|(?<![の、&と]))(?P<post>N)"
    r"(?:を(?P<verb>T)|には?(?P<verb2>T)|(?:は|には?)、*[^。はをに]*[がを](?P<verb3>T))"
)
_SERVES = frozenset({"務める", "勤める", "就く", "就任", "仰せ付かる"})
_NO_POST = re.compile(r"(?:役割|役目|任務?|職務?|業務|仕事|作業|地位|講師|司会|進行|運営|位|座)$")


def served_posts(elements: list[Element]) -> list[Element]:
    """What somebody is said to serve as is a post, whatever it is called."""
    codes = "".join(element.code for element in elements)
    for match in _SERVED.finditer(codes):
        verb = next(match.start(name) for name in ("verb", "verb2", "verb3") if match[name])
        at = match.start("post")
        if elements[verb].word in _SERVES and not _NO_POST.search(elements[at].word):
            elements[at] = replace(elements[at], code="R")
    return elements


# 令和4年5月に, 毎年度, 年3回: when or how often, and never who
TIME = re.compile(r"(?:年|毎|平成|令和|昭和|[0-9]).*(?:年度?|月|日|回|時)(?:末|から)?")


def without_times(elements: list[Element]) -> list[Element]:
    """Without 「令和4年5月に」: when a body was set up does not come between it and the verb."""
    kept: list[Element] = []
    for element in elements:
        if (
            element.code == "に"
            and kept
            and kept[-1].code in "NW"
            and TIME.fullmatch(kept[-1].word)
        ):
            kept.pop()
        else:
            kept.append(element)
    return kept


def _is_next_quote(first: Element, second: Element, text: str) -> bool:
    return text[first.end : second.start] in {"」「", "』『"}


def _is_named_by_verb(before: Sequence[Element], body: Element) -> bool:
    """Whether 暮らし, which is read as a verb, begins the name of a team: 暮らしPT."""
    verb = before[-1]
    is_beside = verb.code == "V" and verb.joins and verb.end == body.start and body.code in "BR"
    return is_beside and (len(before) < 2 or before[-2].code not in "をがにで")
