"""One sentence -> the stretches of time that it claims for a plan, and in which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.period_halves import half_before
from corpus.facts.period_owners import Owner, OwnerKind, classify, phrase_before
from corpus.facts.period_ranges import Stretch, completes
from corpus.facts.period_topics import REACH, Context, Topic, Topics
from corpus.morphology import Token

_OPENERS, _CLOSERS = "([【《〔", ")]】》〕"
# Between a plan's name and its years inside a parenthesis: (計画期間:, (期間は、
_INNER_LABEL = re.compile(
    r"[ ]?(?:(?:計画|対象|推進)?の?(?:期間|年度)[ ]?[:はが、 ]*|当初|前計画)?[ ]?"
)
# を計画期間とする, を本計画の対象期間とし, を1期とします, を「改革期間」と位置付け、計画期間とする
_AS_PERIOD = re.compile(
    r"(?:間)?[をも]、?(?:[^、。\t]{1,20}と(?:位置[付づ]け|し|定め|称し|呼び)て?、)?(?P<phrase>[^、。\t]{0,30}?(?P<head>期間|計画年度|対象|1期|一期))"
    r"(?:として|とする|とした|とし|と定め|とな|に設定|に定め)"
)
# 令和6年度から令和11年度までの6年間が、本計画の計画期間です
_IS_PERIOD = re.compile(
    r"(?:間)?が、?(?P<phrase>[^、。\t]{0,30}?(?P<head>期間|計画年度))(?:です|であ|とな|。|$)"
)
_RELATIVE = re.compile(
    r"(?:間)?(?:の|と(?:する|した|していた|している|し)|を(?:対象|期間)と(?:する|した)|にわたる"
    r"|を(?:見据え|見通し|展望し)た)(?=[^\s、。はがを:])"
)
# What may follow when the topic is 計画期間; 「令和9年度に見直す」 may not.
_NOT_BEHIND_PERIOD = re.compile(
    r"(?:間)?(?:に(?!わた|設定|定め|変更|延長|改め|合わせ|及ぶ)"
    r"|[^。、]{0,4}(?:見直|改[定訂]|策定|検討|評価|検証|審議|募集))"
)
# What has to follow when the topic is the plan itself; 「本計画は、…まで議論した」 is no period.
_BEHIND_PLAN = re.compile(
    r"(?:間)?(?:$|[ ]?[。)」】]"
    r"|を(?:その|本)?[^、。]{0,10}(?:期間|計画年度|対象|見据|見通|展望|1期|一期|取組期間)"
    r"|の(?:[^、。はがを]{0,20}(?:期間|計画|構想|プラン|ビジョン|戦略|大綱|指針|方針|プログラム))"
    r"|(?:計画|構想|プラン|ビジョン)(?:で|と|。|$)"
    r"|と(?:し|す|な|定)|で(?:す|あ(?!り方)|取り組|実施|推進|進め|構成|策定して(?:い|お))"
    r"|の[^、。はがを]{0,12}(?:取り?組み?|施策|事業|方向)[^、。はが]{0,4}を(?:示|定|まとめ|掲げ|位置)"
    r"|に取り?組む[^。]{1,20}を(?:示|定|まとめ|掲げ|位置)"
    r"|、[^、。は]{0,12}(?:計画|構想|プラン)は[^。]{0,24}年(?:間|度)"
    r"|に(?:スタート|開始|始ま|終了|終わ)|にわた(?:る|り|って)(?![^。]{0,20}(?:議論|検討|審議|調査|協議))|、[^。]{0,6}$|の(?:もの|長期|中期|短期)|(?:実施|推進)(?:し|す|さ|期間))"
)
# The last words before 「第4次基本計画」 that make it somebody else's.
_FOREIGN_BEFORE = re.compile(
    r"(?:^|[、。はが(])(?:国|政府|県|都|道|府|[一-鿿]{2,7}[省庁])"
    r"(?:の|が(?:策定|定め)[^、。]{0,6})[「『]?$"
)
_PLAN_NAME = re.compile(
    r"[^\s、。はがを:()]{1,40}?(?:計画|構想|プラン|ビジョン|戦略|大綱|指針|方針|プログラム)"
    r"[0-9]{0,4}[」』]?(?=[^一-鿿ァ-ヺー]|$)"
)
_CELL = re.compile(r"[^\t|]+?(?=[ ]*(?:\t|\||[ ]{2,}|$))")
_AS_PLAN = re.compile(r"の(?:計画|構想|プラン|ビジョン|戦略|大綱|指針)(?:で|と|。|$)")
_TARGET = re.compile(r"目標年|最終年|終期")
_QUANTITY = re.compile(r"[^。]{0,40}(?:削減|[%％]|増加|減少|向上|達成|倍)")
# 第1期計画(令和2年度~令和6年度)の取組を評価した結果、…ました: a plan that has run its course
_LOOKS_BACK = re.compile(
    r"(?:の|における|において|では|に基づ|期間中)"
    r"(?:[^。]{0,16}(?:達成状況|達成度|成果と課題|成果や課題|成果及び課題|振り?返り|実績(?:を|は|の))"
    r"|(?![^。]*(?:掲げ|位置[付づ]け|定め|示し?|策定|とし)(?:られ|され)?(?:た|まし))[^。]*(?:まし|でし|[っいれきし])た(?:。|$))"
)
_LABEL_END = " \t|:】])》〉>=…・/◆■●★◇□○"
_WEAK_HEADS = ("対象", "1期", "一期")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of time that a sentence claims for a plan."""

    stretch: Stretch
    owner: Owner | None  # None: the lines above say whose it is
    start: int  # the shortest clause that proves it, in the normalised sentence
    end: int
    confidence: float
    is_foreign: bool = False  # the country's, a prefecture's
    is_aside: bool = False  # in a parenthesis behind the name, not what the sentence says
    is_past: bool = False  # the sentence looks back on what the plan brought about


class SentenceRules:
    """The rules at one sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], context: Context) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self._topics: Topics | None = None

    def claims(self, stretches: Sequence[Stretch]) -> list[Claim]:
        """At most one claim for each stretch, in order."""
        found: list[Claim] = []
        for stretch in stretches:
            if not stretch.is_ordered:
                continue
            claim = self._claim(stretch)
            if claim is None:
                continue
            repeated = self._repeated(claim, found)
            if repeated is None:
                found.append(claim)
            elif completes(claim.stretch, found[repeated].stretch):
                found[repeated] = claim
        return found

    @property
    def topics(self) -> Topics:
        """The sentence's topics, found when they are first asked for."""
        if self._topics is None:
            self._topics = Topics(self.text, self.tokens, self.context)
        return self._topics

    def _claim(self, stretch: Stretch) -> Claim | None:
        opening = self._open_bracket(stretch.start)
        if opening is not None:
            inner = _INNER_LABEL.fullmatch(self.text, opening + 1, stretch.start)
            if inner is not None and (found := self._named_by_bracket(stretch, opening)):
                if found.owner is not None and found.owner.is_plan:
                    return found
                if found.owner is not None and found.owner.kind is OwnerKind.STAGE:
                    return self._of_cell(stretch, opening)  # 総合計画 | 第6次(令和3年度~…)
                if "計画" not in inner.group():
                    return None
        if stretch.is_columns:
            return self._in_row(stretch)
        return (
            self._of_half(stretch)
            or self._labelled(stretch)
            or self._as_period(stretch)
            or self._relative(stretch)
            or self._under_topic(stretch)
            or self._under_cue(stretch)
            or self._on_a_line(stretch)
            or self._said_to_be_plan(stretch)
        )

    def _named_by_bracket(self, stretch: Stretch, opening: int) -> Claim | None:
        """第5次総合計画(令和3年度~令和12年度)."""
        end = opening
        while end and self.text[end - 1] == " ":
            end -= 1
        start = phrase_before(self.text, self.tokens, end)
        if start == end:
            return None
        owner = self._classified(start, end)
        if owner.kind is OwnerKind.PERIOD:
            return None
        stop = stretch.end
        if self.text[stop : stop + 1] in tuple(_CLOSERS):
            stop += 1
        begin = owner.name_start if owner.is_plan and not owner.is_period else start
        if begin and self.text[begin - 1] in "「『":
            begin -= 1
        is_aside = not owner.is_period
        foreign = self._is_foreign(owner, start)
        is_past = is_aside and _LOOKS_BACK.match(self.text, stop) is not None
        is_past = is_past and owner.kind is OwnerKind.NAMED
        return Claim(stretch, owner, begin, stop, 0.85, foreign, is_aside, is_past)

    def _of_half(self, stretch: Stretch) -> Claim | None:
        """基本計画の期間は、前期を令和3年度から…、後期を令和8年度から…."""
        owner = half_before(self.text, stretch.start) if stretch.first is not None else None
        return Claim(stretch, owner, owner.name_start, stretch.end, 0.85) if owner else None

    def _labelled(self, stretch: Stretch) -> Claim | None:
        """計画期間:平成29年度~令和3年度, and the cells left of the years in a row."""
        end = stretch.start
        while end and self.text[end - 1] in _LABEL_END:
            end -= 1
        gap = self.text[end : stretch.start]  # "" for 「計画期間 2019年度」: normalising closes it
        start = phrase_before(self.text, self.tokens, end)
        if start == end:
            return None
        owner = self._classified(start, end)
        is_cell = "\t" in gap or "|" in gap or "  " in gap
        if owner.is_period and owner.is_plan:
            return Claim(stretch, owner, start, stretch.end, 0.95)
        if not gap and owner.kind is not OwnerKind.PERIOD:
            return None
        if owner.kind is OwnerKind.PERIOD:
            if self.context.has_plan_above or self.context.cue is not None:
                return Claim(stretch, None, start, stretch.end, 0.8)
            return self._in_row(stretch) if is_cell else None
        if owner.is_plan and gap.strip() in (":", "】", "】:") and stretch.first is not None:
            foreign = self._is_foreign(owner, start)
            begin = owner.name_start - gap.startswith("】")
            return Claim(stretch, owner, begin, stretch.end, 0.85, foreign)
        return self._in_row(stretch) if is_cell else None

    def _in_row(self, stretch: Stretch) -> Claim | None:
        """A table's row: the nearest cell on the left that names a plan."""
        if not (self.context.is_in_period_table or self.context.cue is not None):
            return None
        if stretch.first is None:
            return None
        return self._of_cell(stretch, stretch.start)

    def _of_cell(self, stretch: Stretch, end: int) -> Claim | None:
        """The nearest cell on the left of ``end`` that names a plan."""
        closed = stretch.end + self.text.startswith(tuple(_CLOSERS), stretch.end)
        for cell in reversed(list(_CELL.finditer(self.text[:end]))):
            words = cell.group()
            start = cell.end() - len(words.lstrip())
            owner = self._classified(start, cell.start() + len(words.rstrip()))
            if words.strip() and owner.is_plan:
                foreign = self._is_foreign(owner, start)
                confidence = 0.75 if stretch.is_columns else 0.85
                return Claim(stretch, owner, owner.name_start, closed, confidence, foreign)
        return None

    def _as_period(self, stretch: Stretch) -> Claim | None:
        """令和6年度から令和10年度までを計画期間とする."""
        match = _AS_PERIOD.match(self.text, stretch.end) or _IS_PERIOD.match(self.text, stretch.end)
        if match is None or (stretch.first is None and stretch.last is None):
            return None
        start, end = match.span("phrase")
        head = match["head"]
        owner = self._classified(start, end)
        topic, foreign = self.topics.of(stretch.start)
        if head in _WEAK_HEADS:
            named = self._plan_behind(match.end())
            if topic is None and named is not None and named.kind is OwnerKind.THIS:
                return Claim(stretch, named, stretch.start, named.name_end, 0.85, foreign)
            return self._by_topic(stretch, topic, end, 0.85, foreign) if topic else None
        if owner.kind is OwnerKind.OTHER:
            return None
        if owner.is_plan and owner.name != "計画":
            return Claim(stretch, owner, stretch.start, end, 0.95, self._is_foreign(owner, start))
        named = self._plan_behind(match.end())
        if named is not None:
            is_theirs = foreign or named.is_foreign
            return Claim(stretch, named, stretch.start, named.name_end, 0.9, is_theirs)
        if topic is not None:
            return self._by_topic(stretch, topic, end, 0.95, foreign)
        if owner.is_plan and not self.topics.is_blocked(stretch.start):
            return Claim(stretch, owner, stretch.start, end, 0.85, foreign)
        return None

    def _relative(self, stretch: Stretch) -> Claim | None:
        """平成元年度から平成10年度までとした第一次計画を; not …までの計画です."""
        if stretch.first is None:
            return None
        match = _RELATIVE.match(self.text, stretch.end)
        named = self._plan_behind(match.end()) if match else None
        if named is None or named.kind is not OwnerKind.NAMED or named.is_period:
            return None
        after = self.text[named.end :].lstrip("」』")
        topic, foreign = self.topics.of(stretch.start)
        is_predicate = re.match(r"(?:で(?:す|あ|、)|です|と(?:し|す|な)|。|$)", after) is not None
        if topic is not None and (is_predicate or topic.mark == ":"):
            return None
        is_theirs = foreign or named.is_foreign
        return Claim(stretch, named, stretch.start, named.name_end, 0.85, is_theirs)

    def _under_topic(self, stretch: Stretch) -> Claim | None:
        """本計画の期間は、…; 本計画は、…の計画です."""
        topic, foreign = self.topics.of(stretch.start)
        if topic is None:
            return None
        owner = topic.owner
        after = self.text[stretch.end :]
        if owner.is_period:
            if _NOT_BEHIND_PERIOD.match(after) or self._is_in_bracket(stretch.start, topic.end):
                return None
            return self._by_topic(stretch, topic, stretch.end, 0.95, foreign)
        if stretch.is_open:
            return self._by_topic(stretch, topic, stretch.end, 0.8, foreign)
        if self._is_in_bracket(stretch.start, topic.end):
            return None
        if stretch.first is None and not self._ends_plan(stretch):
            return None
        if topic.mark == ":" or stretch.first is None or _BEHIND_PLAN.match(after):
            confidence = 0.9 if stretch.last or stretch.stated_years else 0.8
            return self._by_topic(stretch, topic, stretch.end, confidence, foreign)
        return None

    def _ends_plan(self, stretch: Stretch) -> bool:
        """Whether years without a beginning are said to be where the plan ends."""
        after = self.text[stretch.end :]
        if _AS_PLAN.match(after):
            return True
        is_target = _TARGET.search(self.text, stretch.start, stretch.end) is not None
        return is_target and _QUANTITY.match(after) is None

    def _said_to_be_plan(self, stretch: Stretch) -> Claim | None:
        """令和7年度を始期とする5年間の計画とし、…: which plan, if not this, would be said."""
        is_said = _AS_PLAN.match(self.text, stretch.end) is not None
        if stretch.first is None or not is_said or self.topics.of(stretch.start)[0] is not None:
            return None
        if self.topics.is_blocked(stretch.start):
            return None
        return Claim(stretch, None, stretch.start, stretch.end, 0.6)

    def _on_a_line(self, stretch: Stretch) -> Claim | None:
        """A line that is a plan's name and its years, or years below a line that is a name."""
        if stretch.first is None or (stretch.years or 0) < 3 or stretch.is_columns:
            return None
        after = self.text[stretch.end :].strip(" )】」\t。")
        before = self.text[: stretch.start].rstrip(" (【「\t:")
        if after:
            return None
        if not before.strip("・■□●○◆◇※-~"):
            is_named = self.context.has_plan_above
            return Claim(stretch, None, stretch.start, stretch.end, 0.6) if is_named else None
        owner = self._classified(0, len(before))
        start = phrase_before(self.text, self.tokens, len(before))
        if owner.kind is not OwnerKind.NAMED or owner.is_period or start > owner.name_start:
            return None
        return Claim(stretch, owner, owner.name_start, stretch.end, 0.6, owner.is_foreign)

    def _under_cue(self, stretch: Stretch) -> Claim | None:
        """A line under the heading 「計画期間」."""
        cue = self.context.cue
        if cue is None or _NOT_BEHIND_PERIOD.match(self.text[stretch.end :]):
            return None
        if self.topics.is_blocked(stretch.start) or self._open_bracket(stretch.start) not in (
            None,
            0,
        ):
            return None
        before = self.text[: stretch.start].strip(" 　・■□●○◆◇(【[「-*〇")
        if (stretch.first is None or stretch.is_columns) and before:
            return None
        if self._is_labelled_otherwise(stretch.start):
            return None
        after = self.text[stretch.end : stretch.end + 1]
        if before and after not in ("", "。", "と", "を", "で", "の", "、", ")"):
            return None
        return Claim(stretch, None, stretch.start, stretch.end, 0.8)

    def _is_labelled_otherwise(self, place: int) -> bool:
        """Whether the years have a label of their own: 前期 令和3年度~令和7年度."""
        end = len(self.text[:place].rstrip(_LABEL_END))
        start = phrase_before(self.text, self.tokens, end)
        return start < end and not self._classified(start, end).is_period

    def _by_topic(
        self, stretch: Stretch, topic: Topic, end: int, confidence: float, is_foreign: bool
    ) -> Claim:
        owner = topic.owner if topic.owner.is_plan else None
        start = topic.owner.start
        if owner is not None and topic.mark == ":":
            start = owner.name_start
        is_theirs = is_foreign or (owner is not None and self._is_foreign(owner, owner.start))
        return Claim(stretch, owner, start, end, confidence, is_theirs)

    def _plan_behind(self, start: int) -> Owner | None:
        """The plan whose name begins at ``start`` and runs on without a particle but の."""
        match = _PLAN_NAME.match(self.text, start)
        if match is None:
            return None
        owner = self._classified(match.start(), match.end())
        return owner if owner.is_plan and owner.name not in ("計画", "ものである計画") else None

    def _classified(self, start: int, end: int) -> Owner:
        return classify(self.text, start, end)

    def _is_foreign(self, owner: Owner, start: int) -> bool:
        before = self.text[max(0, start - 12) : start]
        if owner.is_foreign:
            return True
        return _FOREIGN_BEFORE.search(before) is not None

    def _open_bracket(self, place: int) -> int | None:
        """The innermost bracket that is open at ``place``."""
        depth = 0
        for position in range(place - 1, max(-1, place - REACH), -1):
            if self.text[position] in _CLOSERS:
                depth += 1
            elif self.text[position] in _OPENERS:
                if depth == 0:
                    return position
                depth -= 1
        return None

    def _is_in_bracket(self, place: int, topic_end: int) -> bool:
        opening = self._open_bracket(place)
        return opening is not None and opening >= topic_end

    @staticmethod
    def _repeated(claim: Claim, found: Sequence[Claim]) -> int | None:
        """The earlier claim for the same words, which counts unless the later completes it."""
        for number, other in enumerate(found):
            if claim.owner is None or other.owner is None:
                if claim.owner is other.owner:
                    return number
            elif other.owner.start == claim.owner.start:
                return number
        return None
