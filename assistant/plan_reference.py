"""「子育ての計画」: a plan called by what it is about, and which of the known plans that is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Turn
from assistant.names import canonical, ordinal, same_plan
from assistant.plan_series import COUNT, Series, name_elliptic_plan, read_count, read_series
from assistant.question import find_plan_name
from assistant.thesaurus import shared_thesaurus
from assistant.wants import Want, find_wants
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize
from corpus.records import DocId, Document, Facts, PlanRelation
from corpus.wareki import find_dates

_ANY_HEAD = r"(?:計画書?|プラン)"  # what residents call every plan
_HEAD = rf"(?:{_ANY_HEAD}|ビジョン|構想|戦略|大綱|指針|方針)"
_ABOUT = r"(?P<about>(?:[^、。?？「」はがをでへ()]|が(?=い)){1,16}?)"
_END = r"(?![一-鿿ァ-ヺー])"
_WHY_LEAD = re.compile(r"^(?:なんで|なぜ|どうして|何で)、?")
_SPOKEN = re.compile(
    rf"{_ABOUT}の(?:この|今の|現在の)?(?P<count>)(?P<head>{_ANY_HEAD})(?P<aside>){_END}"
)
# 「観光の第2次計画」, 「行財政改革の大綱」, 「食育の計画(第4次)」, 「消防力の計画(前の)」
_SPOKEN_OF_TIME = re.compile(
    rf"{_ABOUT}の(?:この|今の|現在の|現行の?)?(?P<count>(?:{COUNT}の?)?)(?P<head>{_HEAD})"
    rf"(?P<aside>(?:\([^()]{{1,8}}\))?){_END}"
)
_NTH = r"第 ?(?:[0-9]+|[一二三四五六七八九十]+) ?[次期]"
_COUNT = re.compile(rf"^(?:この|今の)?(?P<count>{COUNT})の?")
_PLACE = re.compile(r"^[^の]{1,10}?(?<![地都])[市町村区県](?:の|って)")
_NO_SUBJECT = re.compile(r"[^の、。]{1,8}?(?<![都])[都府県市区町村]|[こそあど]")
# 「第5次の総合計画」 is 「第5次総合計画」.
_COUNTED = re.compile(rf"({_NTH})の(?=[一-鿿ァ-ヺー]{{2,12}}(?:計画|プラン|ビジョン|戦略))")
# 「1回目の情報化計画」
_COUNTED_NAME = re.compile(
    rf"(?<![一-鿿ァ-ヺー])(?P<count>{COUNT})の(?=[一-鿿ァ-ヺー]{{2,12}}{_HEAD})"
)
_COUNT_ALONE = re.compile(rf"(?:{COUNT})の?{_HEAD}")
_COUNTED_ALONE = re.compile(rf"(?<![一-鿿ァ-ヺーの])(?P<count>{COUNT})の?{_HEAD}{_END}")
_COUNT_BEHIND = re.compile(rf"([一-鿿ァ-ヺー]{{2,20}}{_HEAD})\(({COUNT})(?:計画)?\)")
_TWO_PLANS = re.compile(r"(?:計画|プラン)[とや]")  # 総合計画と情報化の計画
_FORMER = re.compile(r"^(?:1つ|ひとつ|一つ|いっこ)?前の")
_FORMER_ASIDE = re.compile(r"前|旧")
_NOW_ASIDE = re.compile(r"\((?:現行|現在|今|いま)(?:の|のもの)?\)")
_REMARK = re.compile(r"\([^()]{1,15}(?:よ|ね|けど|です)\)")  # (うちの町のほうだよ)
_NEXT = re.compile(r"次(?:期|回)?の|今度の|新しい")
_COUNT_BEFORE_NEXT = re.compile(rf"{_NTH}(?:計画|プラン)?の(?=次)")
_NEXT_PLAN = re.compile(r"(?:次の|次期の?|今度の)計画(?![一-鿿])")
_UNTOLD = re.compile(r"[0-9何年]|^(?:当初|最初|元|上位|後継|関連|個別)$")
_NAME = re.compile(r"[一-鿿ァ-ヺーA-Za-z・]{2,}")
# 「観光の指針もあるそうですが、そちらは」: what stands for the plan that was just brought up.
_BROUGHT_UP = re.compile(
    rf"(?:[^。]*(?:ほか|他|別|以外)に、?)?(?P<plan>(?:[^、。?？「」はがをでへ]){{1,25}}?{_HEAD}(?:\([^()]{{1,8}}\))?)"
    r"(?:も|が|って(?:いう)?|とか|という(?:の|もの)(?:が|も))[^、。]{0,6}(?:あ[るりっ]|でき|作|つく|持|定)[^。]{0,20}[。、?？]"
    rf"(?:あれ|それ|これ|そちら|そっち|あちら|その(?:{_HEAD}))(?=は|の|って|も|が|、)"
)
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "記号"})
# Words, by lemma, that say nothing of what a plan is about.
_FRAME = frozenset(
    "一 有る 居る 為る 事 方 市 町 村 県 国 都 区 次 前 先 今 此の 其の 役所 うち 内 私".split()
)
_OF_TIME = frozenset(
    {Want.WHEN, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.ORDINAL_YEAR}
    | {Want.HAS_BEGUN, Want.REMAINING, Want.PERIOD}
)
_Word = tuple[Token, frozenset[str]]  # with those that mean the same
_PARTS = re.compile(r"[・、]|及び|並びに")  # of a title that names two plans
_LEAST = 0.5  # of the words of 「障がいのある子の計画」
_OWN = "この計画"
_SIDE = re.compile(
    r"^(?P<before>(?:では|じゃあ?|で)?、?)(?P<about>[一-鿿ァ-ヺー]{2,12})(?P<behind>(?:の(?:ほう|方|場合|やつ))?"
    r"(?:は|って|だと|なら)(?:どう(?:です|でしょう)?か?)?[?？。]*)$"
)


# 「総合計画の後期って、」, 「総合計画の後期基本計画は」, 「前期は？」
_HALF = re.compile(
    r"(?<![一-鿿0-9])(?:総合計画の)?(?P<half>[前中後]期)(?:の?(?:基本)?計画)?(?=[はがのもを、?]|って|だと|なら|$)"
)


# 「総合計画の中の基本計画は」
_INSIDE_PLAN = re.compile(r"[一-鿿0-9]{0,8}計画の(?:中|なか|うち)の(?=基本(?:計画|構想)|実施計画)")


def name_spoken_plan(
    text: str,
    documents: Mapping[DocId, Document],
    facts: Mapping[DocId, Facts],
    morphology: Morphology,
) -> str:
    """The question with a plan's name where it says what the plan is about; else as it is.

    「子育ての計画は何年まで」 is 「この計画は何年まで」 where the one plan's title says 子育て, and
    「茅生市障害児福祉計画は…」 where that name of the facts covers more of what is said. Where a
    question asks of time, plans are called in more ways: 「観光の2期目のプラン」, 「前のやつは」.
    """
    text = _INSIDE_PLAN.sub("", text)
    lead = _WHY_LEAD.match(text)
    if lead is not None:
        rest = name_spoken_plan(text[lead.end() :], documents, facts, morphology)
        return lead.group() + rest
    text = _half_named(_COUNTED.sub(r"\1", _COUNT_BEFORE_NEXT.sub("", text)), documents, facts)
    plans = _Plans(documents, facts, morphology)
    text = _next_named(text, plans.series, documents)
    if not _asks_of_time(text):
        return _named(text, plans, _SPOKEN)
    text = _REMARK.sub("", _NOW_ASIDE.sub("", text))
    text = _BROUGHT_UP.sub(lambda match: match["plan"], text)
    key = canonical(text)
    if not any(canonical(document.title) in key for document in documents.values()):
        text = _COUNT_BEHIND.sub(r"\2\1", text)
    if plans.series is None:
        return _named(text, plans, _SPOKEN_OF_TIME)
    series = plans.series
    text = _COUNTED_NAME.sub(lambda match: series.ordinal(match["count"]), text)
    named = _named(text, plans, _SPOKEN_OF_TIME)
    named = _COUNTED_ALONE.sub(lambda match: series.name(match["count"]), named)
    plan_name = find_plan_name(named)
    if plan_name and same_plan(plan_name, plans.titles[0]):
        pointed = named.replace(plan_name, _OWN, 1)  # 「総合計画は、前のが」
        elliptic = name_elliptic_plan(pointed, series)
        return named if elliptic == pointed else elliptic
    return name_elliptic_plan(named, series)


def _half_named(
    text: str, documents: Mapping[DocId, Document], facts: Mapping[DocId, Facts]
) -> str:
    """後期基本計画 for 「後期は」, where a title or a period calls half of a plan so."""
    match = _HALF.search(text)
    if match is None:
        return text
    named = f"{match['half']}基本計画"
    called = [canonical(document.title) for document in documents.values()]
    called += [canonical(one.subject) for key in documents for one in facts[key].plan_periods]
    is_known = any(named in name for name in called)
    return text[: match.start()] + named + text[match.end() :] if is_known else text


def _next_named(text: str, series: Series | None, documents: Mapping[DocId, Document]) -> str:
    """「次の計画」 by its number, where the one document speaks of it by that: 第10期計画."""
    match = _NEXT_PLAN.search(text)
    if match is None or series is None or not series.own:
        return text
    named = f"第{max(series.own) + 1}{series.unit}計画"
    is_there = any(named in normalize(document.text) for document in documents.values())
    return text[: match.start()] + named + text[match.end() :] if is_there else text


def name_own_side(text: str, last: Turn | None, documents: Mapping[DocId, Document]) -> str:
    """「情報化のほうは？」 after a question of another plan's time: 「この計画のほうは？」."""
    match = _SIDE.match(text)
    if match is None or last is None or len(documents) != 1 or not last.wants & _OF_TIME:
        return text
    title = next(iter(documents.values())).title
    plan = find_plan_name(last.topic) or find_plan_name(last.question)
    is_own = match["about"] in title and not find_plan_name(match["about"])
    if not is_own or not plan or same_plan(plan, title) or match["about"] in plan:
        return text
    return f"{match['before']}{_OWN}{match['behind']}"


def _asks_of_time(text: str) -> bool:
    return bool(find_wants(text).wants & _OF_TIME or find_dates(text) or "年次" in text)


class _Plans:
    """The plans that are known: the documents, and those that their facts name."""

    def __init__(
        self,
        documents: Mapping[DocId, Document],
        facts: Mapping[DocId, Facts],
        morphology: Morphology,
    ) -> None:
        self.titles = [document.title for document in documents.values()]
        self._facts = [facts[doc_id] for doc_id in documents]
        self._morphology = morphology
        self.series: Series | None = None  # of the one document
        self.own: list[str] = []  # plans of a document that holds several
        if len(documents) == 1:
            ((doc_id, document),) = documents.items()
            periods = facts[doc_id].plan_periods
            self.series = read_series(document.title, periods)
            own = {one.subject for one in periods if one.relation is PlanRelation.OWN}
            self.own = sorted(own) if len(own) > 1 else []

    @cached_property
    def names(self) -> list[str]:
        """The plans whose periods are known, in order."""
        return sorted({period.subject for held in self._facts for period in held.plan_periods})

    def words(self, text: str) -> list[_Word]:
        """The words that say what a plan is about."""
        tokens = self._morphology.tokens(text)
        others = shared_thesaurus().within(tokens)
        return [
            (token, others.get(token.start, frozenset()))
            for token in tokens
            if token.pos in _CONTENT and token.lemma not in _FRAME
        ]

    def says_this(self, text: str, end: int) -> bool:
        """Whether この or その ends there: 「なぜこの計画を」 speaks of no plan about なぜこ."""
        return any(
            token.end == end and token.surface in ("この", "その", "あの", "どの")
            for token in self._morphology.tokens(text)
        )

    def one_of_own(self, words: Sequence[_Word], head: str) -> str:
        """The one of the document's own plans that the words name; "" when it is not one alone."""
        shares = sorted((_share(words, name, head), name) for name in self.own)
        is_one = len(shares) > 1 and shares[-1][0] > shares[-2][0]
        return shares[-1][1] if is_one else ""

    def series_of(self, words: Sequence[_Word], head: str) -> Series | None:
        """The row of plans that the words name: 「第3次健康計画・第2期食育計画」 are two."""
        if self.series is None or len(self.series.own) < 2:
            return self.series
        parts = _PARTS.split(self.titles[0])
        return read_series(max(parts, key=lambda part: _share(words, part, head)), ())


@dataclass(frozen=True, slots=True)
class _Reference:
    """A plan as it is called."""

    about: str  # 観光
    count: str  # 第2次; "" when it is not counted
    is_former: bool
    head: str  # 計画, 大綱


def _named(text: str, plans: _Plans, spoken: re.Pattern[str]) -> str:
    match = spoken.search(text)
    plan_name = find_plan_name(text)
    if plan_name and not spoken.fullmatch(plan_name) and not _COUNT_ALONE.fullmatch(plan_name):
        return _otherwise_named(text, plan_name, plans) if spoken is _SPOKEN_OF_TIME else text
    if match is not None and (
        _NO_SUBJECT.fullmatch(match["about"]) or plans.says_this(text, match.end("about") + 1)
    ):
        return text  # 「東京都の計画」, and 「この計画」 where there is a こども計画
    if match is None or _TWO_PLANS.search(match["about"]) or _NEXT.search(match["about"]):
        return text
    about, count = match["about"], match["count"]
    if spoken is _SPOKEN_OF_TIME:  # elsewhere the place alone is enough to mean this plan
        about = _PLACE.sub("", f"{about}の").removesuffix("の") or about
    if before := _COUNT.match(f"{about}の"):
        about, count = f"{about}の"[before.end() :].removesuffix("の"), before["count"]
    if read_count(match["aside"]):
        count = match["aside"]
    former = _FORMER.search(f"{about}の")
    if former:
        about = f"{about}の"[former.end() :].removesuffix("の")
    is_former = former is not None or _FORMER_ASIDE.search(match["aside"]) is not None
    name = _resolve(_Reference(about, count, is_former, match["head"]), plans)
    return text[: match.start()] + name + text[match.end() :] if name else text


def _resolve(called: _Reference, plans: _Plans) -> str:
    """The plan's name as the assistant knows it; "" when it is not known."""
    words = plans.words(called.about)
    if not words:
        return plans.series.name(called.count) if plans.series and called.count else ""
    series = plans.series_of(words, called.head)
    own = max((_share(words, title, called.head), title) for title in plans.titles)
    other = max(((_share(words, name, called.head), name) for name in plans.names), default=(0, ""))
    if max(own[0], other[0]) < _LEAST:
        return _unknown(called)
    if own[0] < other[0]:
        is_other = read_count(called.count) != read_count(ordinal(other[1]))
        return (
            "" if called.is_former else _unknown(called) if called.count and is_other else other[1]
        )
    if called.is_former:
        return "前の計画"
    if series is None:
        is_own = not called.count or read_count(called.count) == read_count(ordinal(own[1]))
        return own[1] if is_own else ""
    if called.count and not series.is_own(called.count):
        return series.name(called.count)
    return plans.one_of_own(words, called.head) or _OWN


def _unknown(called: _Reference) -> str:
    """A name for a plan that no document knows, so that it is not taken for this one; "" if none.

    「観光の計画」 may be this plan in words that its title lacks; 「観光の指針」 may not.
    """
    is_plain = re.fullmatch(_ANY_HEAD, called.head) is not None
    if (is_plain and not called.count) or called.is_former or _UNTOLD.search(called.about):
        return ""
    count = called.count.strip("()の")
    return f"{count}{called.about}{called.head}" if _NAME.fullmatch(called.about) else ""


def _otherwise_named(text: str, plan_name: str, plans: _Plans) -> str:
    """「観光プラン」 where the plan is a 観光振興計画: all of its words, another word for plan."""
    if any(same_plan(plan_name, name) for name in (*plans.titles, *plans.names)):
        return text
    match = re.fullmatch(rf"(?P<count>(?:{COUNT})?)(?P<about>.+?)(?P<head>{_ANY_HEAD})", plan_name)
    if match is None or plans.series is None:
        return text
    words = plans.words(match["about"])
    if not words or _share(words, plans.titles[0], match["head"]) < 1:
        return text
    name = plans.series.name(match["count"]) if match["count"] else _OWN
    return re.sub(
        rf"(?:[^、。のはがをで]{{1,8}}[市町村区]の)?{re.escape(plan_name)}", name, text, count=1
    )


def _share(words: Iterable[_Word], name: str, head: str) -> float:
    """The share of the words that a plan's name says, by themselves or in other words.

    None of a plan that is no 戦略 where a 戦略 is spoken of.
    """
    if not re.fullmatch(_ANY_HEAD, head) and head not in name:
        return 0.0
    key = canonical(name)
    said = [
        any(canonical(one) in key for one in (token.surface, *others)) for token, others in words
    ]
    return sum(said) / len(said)
