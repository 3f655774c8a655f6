"""Questions about a figure that the plan states or aims at: 目標値, 現状値."""

import re

from assistant.calculation.quantities import same_unit
from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.period_told import other_year
from assistant.wants import Want
from corpus.eras import fiscal_year_of, fiscal_year_to_wareki
from corpus.records import DocId, Indicator
from corpus.wareki import find_dates

_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_SHARE_ASKED = re.compile(r"割合|比率|何割")
_OTHER_COUNT = re.compile(r"(?!設置|箇所)[一-鿿]{2,}(?:件数|回数|者数|人数|時間|日数)")
_MIN_OVERLAP = 0.75
# 「どのような資格だと説明していますか」 asks for no value.
_OF_KIND = re.compile(r"(?:どのような|どんな|どういう|どういった)(?!数値|値|目標|水準)")
_NOW = re.compile(
    r"(?<!から)(?:今(?![年日月後度回])|いま|現在|現時点)"
)  # 今後, 今年 are no present
_BESIDE = frozenset(
    "計画 市 指標 目標 目標値 現状 現状値 値 数値 減らす 増やす 目指す 達成 設定 中間 中間値 "
    "具体 一人 最終".split()
)
_ONE_TARGET = re.compile(r"最終|最後|ゴール|(?:計画|期間)の?終|最も先")
_MOST_TARGETS = 2  # where more are set, year by year, the last one is what the plan aims at
_NUMBER = re.compile(r"[0-9０-９,，.．]+")
_LIMITS = frozenset("以下 以上 未満 以内".split())
_BOUNDED = re.compile(
    r"(?P<value>[0-9０-９,，.．]+)[%％]?[^0-9０-９\s]{0,2}?"
    r"(?P<bound>以下|以上|未満|以内|(?:削減|減少|低減|縮減|増加)(?=し|す[るこ]|さ|を|、|。|$))"
)


def answer_indicator(context: Context) -> Draft | None:
    """The draft for a question about an indicator's value; None when none is named."""
    question = context.question
    if (
        question.asked.unit in ("回", "件", "か所")
        or question.mentions_former_plan
        or question.asked.is_yes_no
        # ゲートキーパーは何をする人か
        or question.wants(Want.CURRENT, Want.ROLE, Want.WHY, Want.HOW, Want.DEFINITION, Want.LENGTH)
        or not question.wants(Want.TARGET, Want.HOW_MANY, Want.WHICH)
        or (_OF_KIND.search(question.text) and not question.wants(Want.TARGET, Want.HOW_MANY))
    ):
        return None
    scored = [
        (overlap, doc_id, indicator)
        for doc_id in context.documents
        for indicator in context.facts[doc_id].indicators
        if _counts(context, indicator) and (overlap := _overlap(context, indicator)) >= _MIN_OVERLAP
    ]
    if not scored:
        return None
    best = max(overlap for overlap, _, _ in scored)
    is_for_value = question.wants(Want.TARGET, Want.HOW_MANY) or question.asked.unit
    if best < 1 and not is_for_value:
        return None  # 「センターに置かれる3職種は何ですか」 asks for no number
    name = next(indicator.name for overlap, _, indicator in scored if overlap == best)
    same = [(doc_id, indicator) for _, doc_id, indicator in scored if indicator.name == name]
    chosen = _of_kind(context, same)
    if not chosen:
        return None
    statements = tuple(
        DraftStatement(_text(context, doc_id, indicator), ((doc_id, indicator.span),))
        for doc_id, indicator in chosen
    )
    facts = tuple(DraftFact(indicator, doc_id) for doc_id, indicator in chosen)
    return Draft(
        statements, facts, 0.9, topic=name, entity=chosen[0][1].value, doc_ids=(chosen[0][0],)
    )


def _counts(context: Context, indicator: Indicator) -> bool:
    """Whether an indicator's unit is the one that is asked for: 人 for 何人, no 人 for 何歳."""
    asked = same_unit(context.question.asked.unit)
    if not asked and _SHARE_ASKED.search(context.question.text):
        asked = "%"
    own = same_unit(indicator.unit).lstrip("十百千万億")
    are_shares = {asked, own} <= {"%", "割", "ポイント"}
    return not (asked and own) or asked == own or are_shares


def _overlap(context: Context, indicator: Indicator) -> float:
    """Share of the question's content that the indicator's name holds, both ways at least half."""
    name = canonical(indicator.name)
    words = [
        canonical(word.surface)
        for word in context.question.words
        if word.lemma not in _BESIDE
        and canonical(word.surface)
        and not word.surface.isdigit()
        and word.surface != context.question.asked.unit
    ]
    covered = [word for word in words if word in name]
    if not covered or sum(map(len, set(covered))) < 0.3 * len(name):
        return 0.0
    if context.question.wants(Want.HOW_MANY) and not context.question.wants(Want.TARGET):
        rest = _BRACKETED.sub("", name)
        for word in covered:
            rest = rest.replace(word, "")
        longer = any(re.search(rf"{re.escape(w)}[ァ-ヺー]{{3,}}", name) for w in covered)
        if _OTHER_COUNT.search(rest) or (longer and re.search("[ァ-ヺー]{3}", rest)):
            return 0.0  # センターの相談件数 where it is asked how many センター there are
    return sum(map(len, covered)) / sum(map(len, words))


def _of_kind(
    context: Context, same: list[tuple[DocId, Indicator]]
) -> list[tuple[DocId, Indicator]]:
    """The values asked for: of the year that is named, else the target, halfway and last."""
    dates = find_dates(context.question.text)
    told = other_year(context.question.text, context.today)
    if told and not dates:  # 「5年前は」: what is aimed at in the end says nothing of it
        return [pair for pair in same if pair[1].year == told[1]][:1]
    if _NOW.search(context.question.text) and not dates:
        return []
    by_year = sorted(same, key=lambda pair: (pair[1].year is None, pair[1].year or 0))
    if dates:
        of_year = [pair for pair in same if pair[1].year == dates[0].fiscal_year]
        return of_year[:1]
    if context.question.wants(Want.TARGET):
        is_one = _ONE_TARGET.search(context.question.text) or len(by_year) > _MOST_TARGETS
        return by_year[-1:] if is_one else by_year
    this = fiscal_year_of(context.today)
    is_future = all(indicator.year is not None and indicator.year > this for _, indicator in same)
    return [] if is_future else by_year[:3]  # 「再資源化率はどのくらい」 asks for no target


def _bound(text: str, indicator: Indicator) -> str:
    """以下 of 「3.0％以下」, which the value leaves out; "" where nothing bounds it."""
    number = _NUMBER.search(indicator.value)
    bounds = {
        match["value"]: match["bound"]
        for match in _BOUNDED.finditer(text, indicator.sentence.start, indicator.sentence.end)
    }
    return bounds.get(number.group(), "") if number is not None else ""


def _text(context: Context, doc_id: DocId, indicator: Indicator) -> str:
    bound = _bound(context.documents[doc_id].text, indicator)
    value = (
        indicator.value
        if indicator.value.endswith(indicator.unit)
        else indicator.value + indicator.unit
    ) + bound
    if indicator.year is None:
        return context.say("indicator.value", name=indicator.name, value=value)
    era = fiscal_year_to_wareki(indicator.year)
    year = context.say("date.fiscal_year", year=indicator.year, era=era)
    key = "indicator.change_in" if bound and bound not in _LIMITS else "indicator.value_in"
    return context.say(key, name=indicator.name, value=value, year=year)
