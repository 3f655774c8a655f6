"""Yes or no to a claim, by the sentence that bears on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.claimed_amounts import by_amount, fills_quota
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.names import canonical
from assistant.opposites import asks_back, by_direction, by_opposites, is_of_direction
from assistant.question import ContentWord
from corpus.normalize import normalize
from corpus.records import SentenceKind
from corpus.wareki import DateExpression, find_dates

_DENIED_END = re.compile(
    r"(?<!止めにはし)(?<!止めにし)(?<!止めにはな[りら])(?<!止めにな[りら])(?<!止め[しは])(?<!中止し)(?<!禁止し)(?<!廃止し)(?<!妨げ)(?<!差し支え)(?<!構わ)(?<!問わ)(?<!限ら)(?<!かまい)(?<!支障は)(?<!支障が)(?<!違い)"
    r"(?:ません(?:でした)?|ない|なかった)。?$"
)
_PART = re.compile(r"([0-9]+)[^0-9]{0,12}うち[^0-9]{0,6}([0-9]+)")  # 12の指標のうち、8つ
_MOSTLY = 0.7  # of the question's weight
_NEARLY = 0.85
_ALL = 0.99
_NUMBER = re.compile(r"[0-9]")
_COUNTED = re.compile(r"[0-9]|半[分数]")
_OF_NUMBERS = re.compile(
    r"[0-9][0-9,.]*|^(?:令和|平成|昭和|半[分数]|割|倍)$"
    r"|^(?:超|上回|下回|[切割][っるり]|未満|以上|以下|こえ)"
)
_EVERY = re.compile(r"すべて|全て|全部|みんな")
_DENIED = re.compile(r"ない|ません|なかっ")
# not 「副市長じゃなかったっけ」, which asks whether it is
_NEGATIVE = re.compile(r"(?<!じゃ)(?<!では)(?<!違い)(?:ない|なかっ|なく|ません)")
_DENIES_LAST = re.compile(
    r"(?P<stem>[一-鿿]{1,2})[ぁ-ん]?(?:できて?|して|れて|られて|せて)?(?:い)?"
    r"(?:なかった|ない|ません(?:でした)?)[^、。はがを一-鿿]{0,10}[。?？]*$"
)
_DENIED_INSIDE = re.compile(r"ない|ません|なく|ず[、。]")
_ONE_MORE = re.compile(
    r"(?P<what>[一-鿿ァ-ヺー]{2,}|[一-鿿](?:ご|お)[ぁ-ん]{2,4})(?:でも|も(?![うっしのと])|に(?:は)?(?=あ[るりっ]))"
    r"|(?P<inside>[一-鿿]の[中外上下])まで"
)
_NO_PLAN = re.compile(r"(?:予定|計画|考え)は(?:ない|ありません|なく)")
_TURNS = re.compile(r"ものの、|が、|のうち|ており、")
# What a claim may say beyond its words: that it is all, only, or so by now.
_WHOLE = tuple(
    map(
        re.compile,
        (
            r"だけ|のみ|しか",
            r"すべて|全て|全部|みんな|全員|全(?:職員|世帯|[町市村区]民|地区|校|課|部署)|一切|必ず|いつも|どこでも|毎回",
            r"[誰何]でも|だれでも|いつでも|いくらでも|何[回度]でも",
            r"毎年|年に?[1一][回度]",
            r"毎[月週日]",
        ),
    )
)
_MORE = _WHOLE + tuple(
    map(
        re.compile,
        (
            r"もう|すでに|既に|済",
            r"今も|いまも|まだ|ずっと|今の|いまの",
            r"年に|1年|一年",
            r"月に|1か月|ひと月",
            r"目標|目指",
            r"1回|一回|一度",
            r"決ま|決め|決定",
            r"同じ",
            r"達成(?<!未達成)|届",
        ),
    )
)
_TO = re.compile(r"\s*(?:\([^()]*\))?\s*(?:から|より|~)\s*")
_WITHIN = re.compile(r"含|入[りるっ]|対象|該当|間に合|期間|[中内]に|うちに")
# 「もう過ぎましたか」, 「まだ先ですか」: a claim about today.
_BY_NOW = re.compile(r"もう|すでに|既に|済(?:み|ん)|過ぎ(?:た|て|まし)|まだ")
# 「CIOは町長ですか」: a 副町長 is none.
CLAIMED_POST = re.compile(
    r"[はが、](?P<post>[一-鿿]{1,8}長)(?:さん)?(?:です|でしょう|なの|なん|で合|で(?=よろし|いい))"
)
# 「船にも乗れますか」 by 「…には使用できません」
_ASKS_LEAVE = re.compile(
    r"もらえ|貰え|いただけ|頂け|[らさかばたなまわがざ]れ(?:ます|る|ん)|でき[るまん]|使え|受けられ|くれ[るまん]|入れ[るま]"
    r"|いいです?か|いいの|よいか|よいの|ええ[のん]|大丈夫|間に合|借りら|乗れ|対象(?!外)|出る[のか?？]|出ます|行ける"
    r"|払え|選べ|頼め|預け"
)
_REFUSED = re.compile(
    r"(?:対象外(?:です|とする|とします|である)?|対象とは?し(?:ない|ません)|対象とは?な(?:らない|りません)"
    r"|対象には?(?:含|な)[^。、]{0,4}(?:ない|ません)|(?:でき|使え|受けられ)(?:ない|ません)|認め(?:ない|ません)"
    r"|受け付け(?:ない|ません|ておりません|ていません)|(?<!ばな)なりません|できかねます|行(?:わない|いません)"
    r"|(?:適用|支給|補助)し(?:ない|ません)|貸し出(?:さない|しません)|不可(?:とする|とします|です)?)。?$"
)
# 「もう決まりましたか」 by 「…検討します」
_ASKS_BY_NOW = re.compile(
    r"もう(?!一|1|少|半)|すでに|既に|決まっ|決まり|決定|始まって|できて[いる]"
)
_TO_COME = re.compile(
    r"検討(?:する|します|を進め|を行|し、|中)|予定(?:です|である|とする)|目指(?:す|します|し、)|今後|準備を進め"
    r"|見込(?:む|みです|みである)|計画である"
)
_DONE = re.compile(r"(?:した|ました|ている|ています|ており|済み)[。、]|済")
_QUOTED = 0.4  # probability of a sentence from which what it refuses is a no
_QUOTED_SURELY = 0.5  # from which its number may be the one that is claimed
_LIKELY = 0.5  # probability of a sentence from which its words settle a claim in other words
_IF = re.compile(r"(?P<stem>[一-鿿]{2})(?:さ?れ)?(?:する|した|ない)?(?:場合|とき(?:は|に))")
_NOT_YET = re.compile(r"まだ|これから|今後")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reply that quotes the sentence begins: はい, いいえ, or with the quote alone."""

    key: str  # of the wording
    values: Mapping[str, str] = field(default_factory=dict)  # what the wording needs besides
    is_settled: bool = False  # by what a model of words does not know better

    @property
    def said(self) -> str:
        """yes, no, or "" for neither."""
        core = self.key.removeprefix("evidence.").removeprefix("likely_")
        return next((word for word in ("yes", "no") if core.startswith(word)), "")


NEITHER, YES, NO = (Verdict(f"evidence.{word}") for word in ("quote", "yes", "no"))


def judge_by_rules(context: Context, evidence: Evidence) -> Verdict:
    """Yes or no where a rule tells that the sentence settles the claim; else neither."""
    counted = _judge_settled(context, evidence)
    return counted if counted is not None else _judge_worded(context, evidence)


def _judge_settled(context: Context, evidence: Evidence) -> Verdict | None:
    """By dates, numbers and posts; None where the claim has none to be held to."""
    question = context.question
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    claimed = [word for word in question.words if not _OF_NUMBERS.search(word.surface)]
    is_covered = _is_covered(evidence, claimed)
    is_mostly = evidence.checks.coverage >= _MOSTLY
    asked, dates = find_dates(question.text), find_dates(text)
    span = _range_in(text, dates)
    if (is_mostly or is_covered) and span and len(asked) == 1 and _WITHIN.search(question.text):
        return _settled(_by_range(asked[0], span))
    if asked and dates:
        is_of_it = is_covered or _is_of_what_is_dated(asked[0].start, claimed, evidence)
        said = _by_dates(question.text, asked, dates, span) if is_of_it else NEITHER
        if said.said == "no" and not is_covered:
            said = NEITHER
        is_sure = evidence.checks.own_coverage >= _ALL and len(asked) == len(dates) == 1
        return _settled(said) if is_sure else _unless_yes(said)
    if is_mostly and len(dates) == 1 and _BY_NOW.search(question.text):
        return _settled(_by_today(context, dates[0]))
    is_counted = _COUNTED.search(question.text) and _NUMBER.search(text)
    if is_counted and (is_covered or _is_of_what_is_counted(question.text, claimed, evidence)):
        return _unless_yes(_by_numbers(question.text, text, claimed))
    part = _PART.search(text)
    if part and int(part[2]) < int(part[1]) and _EVERY.search(question.text):
        return _settled(NO)
    post = CLAIMED_POST.search(question.text)
    if post and not names_post(text, post["post"]):
        is_deputy = f"副{post['post']}" in text and is_covered
        return _settled(NO if is_deputy else NEITHER)
    return None


def _judge_worded(context: Context, evidence: Evidence) -> Verdict:
    """By what is denied, refused, opposite or said in the same words."""
    question = context.question
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    claimed = [word for word in question.words if not _OF_NUMBERS.search(word.surface)]
    is_mostly = evidence.checks.coverage >= _MOSTLY
    subjects = [word.surface for word in claimed if not is_of_direction(word.surface)]
    if is_mostly or (subjects and set(subjects) <= evidence.covered):
        rises = by_direction(question.text, text, subjects)
        if rises is not None:
            return _settled(_of(rises))
    names_any = any(word.surface in evidence.covered for word in claimed)
    if names_any and _is_denied_alike(question.text, text):
        return _settled(YES)
    is_denied = _DENIED_END.search(text) and _is_of_claim(claimed, text)
    if is_mostly and is_denied and not asks_back(question.text):
        return _of(_DENIED.search(question.text) is not None)
    if evidence.probability >= _QUOTED and _is_refused_or_to_come(question.text, text):
        return _settled(NO)
    is_filled = fills_quota(question.text, text)
    if is_filled is not None and not asks_back(question.text):
        return _settled(_of(is_filled))
    is_row = evidence.sentence.kind is SentenceKind.TABLE_ROW
    name = canonical(text.split("\t")[0]) if is_row else ""
    is_named = len(name) > 1 and name in canonical(question.text)  # the row is surely meant
    if evidence.probability >= (_QUOTED if is_named else _LIKELY):
        held = by_opposites(question.text, text)
        is_of_it = any(word.surface in evidence.covered for word in claimed[:-1])
        if held and not is_of_it and len(claimed) > 1:
            held = None  # 「本を借りられますか」 by furniture that is lent
        if held is not None and not (held and is_beyond(question.text, text)):
            return _settled(_of(held))
    is_negative = asks_back(question.text) or _NEGATIVE.search(question.text)
    is_claim = len({word.lemma for word in claimed}) > 1 and not is_negative
    is_said = all(word.surface in evidence.covered for word in claimed)
    is_sure = not _DENIED_INSIDE.search(text)
    if (
        is_claim
        and is_said
        and not is_row
        and is_sure
        and not _says_more(question.text, text, _MORE)
        and not is_beyond(question.text, text)
    ):
        return YES
    return NEITHER


def _is_covered(evidence: Evidence, claimed: Sequence[ContentWord]) -> bool:
    own = evidence.checks.own_coverage
    return own >= _NEARLY or all(word.surface in evidence.covered for word in claimed)


def _is_of_what_is_counted(claim: str, claimed: Sequence[ContentWord], evidence: Evidence) -> bool:
    """Whether a probable sentence has the word before the number: 回収率 of 「回収率は半分」."""
    number = _COUNTED.search(claim)
    before = [word for word in claimed if number and word.start < number.start()]
    return (
        evidence.probability >= _QUOTED_SURELY
        and bool(before)
        and before[-1].surface in evidence.covered
    )


def _is_of_what_is_dated(start: int, claimed: Sequence[ContentWord], evidence: Evidence) -> bool:
    """Whether a probable sentence has all that stands before the date of a claim."""
    before = [word.surface for word in claimed if word.start < start]
    is_probable = evidence.probability >= _QUOTED_SURELY
    return is_probable and bool(before) and set(before) <= evidence.covered


def _settled(said: Verdict) -> Verdict:
    return replace(said, is_settled=True)


def _unless_yes(said: Verdict) -> Verdict:
    """Settled, but for yes: the same number or date may still be of something else."""
    return said if said.said == "yes" else _settled(said)


def _is_refused_or_to_come(claim: str, text: str) -> bool:
    """「乗れますか」 of what cannot be used, 「もう決まりましたか」 of what will be examined."""
    if _NEGATIVE.search(claim):
        return False
    if _ASKS_LEAVE.search(claim) and _REFUSED.search(text):
        return True
    is_ahead = _TO_COME.search(text) is not None and _DONE.search(text) is None
    return is_ahead and _ASKS_BY_NOW.search(claim) is not None


def _is_denied_alike(claim: str, text: str) -> bool:
    """Whether both end in denying the same: 「届かなかったんだよね」, 「届きませんでした」."""
    if asks_back(claim):
        return False
    said, told = (_DENIES_LAST.search(one) for one in (claim, text))
    return said is not None and told is not None and said["stem"] == told["stem"]


def _is_of_claim(claimed: Sequence[ContentWord], text: str) -> bool:
    """Whether what a sentence denies at its end is what is claimed.

    「評価は高いものの、量が足りません」 does not deny that it is 高い.
    """
    last = text.rstrip("。").split("、")[-1]
    deeds = [word for word in claimed[-3:] if word.pos == "動詞"]
    if _NO_PLAN.search(last) and deeds and not any(one.surface[0] in last for one in deeds):
        return False  # 「価格を変更する予定はありません」 says nothing of 「増やす予定」
    heads = [word.surface[0] for word in claimed[-2:]]
    return _TURNS.search(text) is None or any(head in last for head in heads)


def is_beyond(claim: str, text: str) -> bool:
    """Whether a sentence that says what is claimed leaves open what the claim says besides.

    That it is all or only so, of one thing more (「夕食も届きますか」) or at a place, or where the
    sentence only says what holds if it is so (「変更する場合は」).
    """
    return (
        _says_more(claim, text, _WHOLE)
        or _is_conditional(claim, text)
        or any(not _has(text, one["what"] or one["inside"]) for one in _ONE_MORE.finditer(claim))
    )


def _has(text: str, word: str) -> bool:
    """Whether a text has a word that ends no longer one, as サッカー in ブラインドサッカー."""
    return re.search(rf"(?<![ァ-ヺー]){re.escape(word)}", text) is not None


def _is_conditional(claim: str, text: str) -> bool:
    stems = set(re.findall("[一-鿿]{2}", claim))
    return any(match["stem"] in stems for match in _IF.finditer(text))


def _says_more(claim: str, text: str, words: Sequence[re.Pattern[str]]) -> bool:
    """Whether a claim says 「だけ」, 「もう」 or 「誰でも」, and the sentence does not."""
    return any(word.search(claim) and not word.search(text) for word in words)


def _by_numbers(claim: str, text: str, claimed: Sequence[ContentWord]) -> Verdict:
    """By the one number of what is counted; none where the claim says more than the sentence."""
    holds = by_amount(claim, text, [word.surface for word in claimed])
    if holds is None or (holds and _says_more(claim, text, _MORE)):
        return NEITHER
    return _of(holds)


def _by_dates(
    claim: str,
    asked: Sequence[DateExpression],
    dates: Sequence[DateExpression],
    span: tuple[DateExpression, DateExpression] | None,
) -> Verdict:
    """Yes where the sentence has a date that is asked about, no where it has another one only."""
    if _NEGATIVE.search(claim) or (span and span[0].first_day <= asked[0].first_day):
        return _of(True) if _is_among(asked, dates) and not _NEGATIVE.search(claim) else NEITHER
    if _is_among(asked, dates):
        return YES
    is_wider = any(
        one.first_day <= other.last_day and other.first_day <= one.last_day
        for one in asked
        for other in dates
    )
    return NEITHER if is_wider else NO


def _is_among(asked: Sequence[DateExpression], dates: Sequence[DateExpression]) -> bool:
    """Whether a date that a sentence states is in one that is asked about."""
    return any(
        one.first_day <= other.first_day and other.last_day <= one.last_day
        for one in asked
        for other in dates
    )


def names_post(text: str, post: str) -> bool:
    """Whether a post stands in a text, and not its deputy alone: 町長 is not in 副町長."""
    return re.search(rf"(?<!副){re.escape(post)}", text) is not None


def _of(holds: bool) -> Verdict:
    return YES if holds else NO


def _range_in(
    text: str, dates: Sequence[DateExpression]
) -> tuple[DateExpression, DateExpression] | None:
    """The dates of a text's one range; None where it states another date before it."""
    if len(dates) < 2 or not _TO.fullmatch(text[dates[0].end : dates[1].start]):
        return None
    return dates[0], dates[1]


def _by_range(asked: DateExpression, span: tuple[DateExpression, DateExpression]) -> Verdict:
    """「期間に10月1日は含まれますか」: no verdict where only a part of it is."""
    first, last = span[0].first_day, span[1].last_day
    if first <= asked.first_day and asked.last_day <= last:
        return YES
    return NO if asked.last_day < first or last < asked.first_day else NEITHER


def _by_today(context: Context, said: DateExpression) -> Verdict:
    """「中間見直しの年度はもう過ぎましたか」: the sentence's date against today's."""
    today = context.today
    if said.first_day <= today <= said.last_day:
        return NEITHER
    has_come = today > said.last_day
    holds = has_come is not bool(_NOT_YET.search(context.question.text))
    key = f"evidence.{'yes' if holds else 'no'}_{'past' if has_come else 'future'}"
    day = context.say("date.day", year=today.year, month=today.month, day=today.day)
    return Verdict(key, {"today": day})
