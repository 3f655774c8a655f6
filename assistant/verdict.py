"""Yes or no to a claim, by the sentence that bears on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafts import Context
from assistant.evidence import Evidence
from corpus.normalize import normalize
from corpus.records import SentenceKind
from corpus.wareki import DateExpression, find_dates

# 「今の計画ではないのですか」: yes would say the one as well as the other.
_DENIAL = re.compile(r"ない(?:の|ん)?(?:です|でしょう)?か|ませんか")
_DENIED_END = re.compile(r"(?:ません(?:でした)?|ない|なかった)。?$")
_UP, _DOWN = re.compile(r"増え|増加|上がっ|上昇|伸び"), re.compile(r"減っ|減少|下がっ|低下|減り")
_PART = re.compile(r"([0-9]+)[^0-9]{0,12}うち[^0-9]{0,6}([0-9]+)")  # 12の指標のうち、8つ
_MOSTLY = 0.7  # of the question's weight
_NEARLY = 0.85
# A number and what it counts: 17人 and 43件 are not 43人.
_NUMBER = re.compile(
    r"[0-9](?:[0-9,.]*[0-9])?(?:[人名件回個校社本台戸台団体世帯円%]|か所|箇所|ヶ所|項目)?"
)
_OF_NUMBERS = re.compile(r"[0-9][0-9,.]*|^(?:令和|平成|昭和)$")
_EVERY = re.compile(r"すべて|全て|全部|みんな")
_DENIED = re.compile(r"ない|ません|なかっ")
_DENIED_INSIDE = re.compile(r"ない|ません|なく|ず[、。]")
_TO = re.compile(r"\s*(?:\([^()]*\))?\s*(?:から|より|~)\s*")
_WITHIN = re.compile(r"含|入[りるっ]|対象|該当|間に合|期間|[中内]に|うちに")
# 「もう過ぎましたか」, 「まだ先ですか」: a claim about today.
_BY_NOW = re.compile(r"もう|すでに|既に|済(?:み|ん)|過ぎ(?:た|て|まし)|まだ")
_SUBJECT = re.compile(r"(?P<name>[一-鿿ァ-ヺーA-Za-z]{2,})[がは]")
# 「CIOは町長ですか」: a 副町長 is none.
CLAIMED_POST = re.compile(
    r"[はが、](?P<post>(?!副)[一-鿿]{1,8}長)(?:さん)?(?:です|でしょう|なの|なん|で合|で(?=よろし|いい))"
)
_LEFT_AS_IT_IS = (
    r"(?:維持|継続|存続)(?:する|します|した|し(?=、)|とする)|据え置|変更し(?:ない|ません)"
    r"|変わら(?:ない|ず)|現行のまま"
)
_CHANGED = r"変更(?:する|します|し、)|改め|改定(?:する|します)|見直(?:す|します)"
_FREE, _PAID = r"無料|無償", r"有料|[0-9]円|千円|万円|実費"
_NEVER = r"(?!)"
# What is claimed -> what a sentence says of it that makes it true, and what makes it false.
_SETTLED = tuple(
    tuple(map(re.compile, patterns))
    for patterns in (
        (
            r"無料|無償|(?:ただ|タダ)(?=で|です|か|な)|お金(?:は|も)?(?:要ら|いら|かから)",
            _FREE,
            _PAID,
        ),
        (r"有料|お金(?:は|が|も)?(?:かか[るり]|要る|いる|取)", _PAID, _FREE),
        (r"変わ[るりっ]|変更|改定|見直", _CHANGED, _LEFT_AS_IT_IS),
        (r"減[らっりる便]|縮小|短縮|廃止|なくな[るりっ]|やめ[るまち]", _NEVER, _LEFT_AS_IT_IS),
        (r"増[えやや便]|拡大|延長|値上げ|値下げ|ようにな[るりっ]", _NEVER, _LEFT_AS_IT_IS),
    )
)
# 変更する場合は公表する, 500円を助成する, 事業費は300万円: neither says what is claimed
_UNSETTLED = re.compile(
    r"場合|とき[はに、]|ことができ|ことがあ|補助|助成|支給|加算|事業費|予算|経費"
)
_LIKELY = 0.6  # probability of a sentence from which its words settle a claim in other words
_NOT_YET = re.compile(r"まだ|これから|今後")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reply that quotes the sentence begins: はい, いいえ, or with the quote alone."""

    key: str  # of the wording
    values: Mapping[str, str] = field(default_factory=dict)  # what the wording needs besides


_NONE, _YES, _NO = Verdict("evidence.quote"), Verdict("evidence.yes"), Verdict("evidence.no")


def judge_claim(context: Context, evidence: Evidence) -> Verdict:
    """Yes when the sentence holds every word of the claim, no when only its number differs."""
    question = context.question
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    claimed = [word for word in question.words if not _OF_NUMBERS.search(word.surface)]
    own = evidence.checks.own_coverage
    is_covered = own >= _NEARLY or all(w.surface in evidence.covered for w in claimed)
    is_mostly = evidence.checks.coverage >= _MOSTLY
    asked, dates = find_dates(question.text), find_dates(text)
    span = _range_in(text, dates)
    if is_mostly and span and len(asked) == 1 and _WITHIN.search(question.text):
        return _by_range(asked[0], span)
    if asked and dates:
        said = {date.fiscal_year for date in asked}
        return _NONE if not is_covered else _of(bool(said & {d.fiscal_year for d in dates}))
    if is_mostly and len(dates) == 1 and _BY_NOW.search(question.text):
        return _by_today(context, dates[0])
    numbers = set(_NUMBER.findall(question.text))
    if numbers and _NUMBER.search(text) and is_covered:
        return _of(numbers <= set(_NUMBER.findall(text)))
    part = _PART.search(text)
    if part and int(part[2]) < int(part[1]) and _EVERY.search(question.text):
        return _NO
    post = CLAIMED_POST.search(question.text)
    if post and not names_post(text, post["post"]):
        return _of(False) if f"副{post['post']}" in text and is_covered else _NONE
    direction = _direction(question.text), _direction(text)
    if is_mostly and all(direction):
        return _of(direction[0] == direction[1])
    if is_mostly and _DENIED_END.search(text) and not _DENIAL.search(question.text):
        return _of(_DENIED.search(question.text) is not None)
    if evidence.probability >= _LIKELY and not _DENIAL.search(question.text):
        settled = _by_opposites(question.text, text)
        if settled is not None:
            return settled
    is_claim = len({word.lemma for word in claimed}) > 1 and not _DENIAL.search(question.text)
    is_said = all(word.surface in evidence.covered for word in claimed)
    is_row = evidence.sentence.kind is SentenceKind.TABLE_ROW
    is_sure = not _DENIED_INSIDE.search(text) and not _is_one_of_several(question.text, text)
    if is_claim and is_said and not is_row and is_sure:
        return _YES
    return _NONE


def _by_opposites(claim: str, text: str) -> Verdict | None:
    """「タダですか」 by 「無料とする」, 「減便しますか」 by 「維持します」; None if unsettled."""
    if _UNSETTLED.search(text):
        return None
    for claimed, held, denied in _SETTLED:
        said = claimed.search(claim)
        if said is None:
            continue
        is_held, is_denied = held.search(text) is not None, denied.search(text) is not None
        if is_held != is_denied and not (is_denied and claimed.search(text)):
            return _of(is_held)
    return None


def names_post(text: str, post: str) -> bool:
    """Whether a post stands in a text, and not its deputy alone: 町長 is not in 副町長."""
    return re.search(rf"(?<!副){re.escape(post)}", text) is not None


def _is_one_of_several(claim: str, text: str) -> bool:
    """Whether the claim's subject is only a member of a row: what is said may be of another.

    「情報を守る会議、機器を選ぶ委員会」 do not say that the 会議 chooses.
    """
    subject = _SUBJECT.search(claim)
    return (
        subject is not None
        and f"{subject['name']}、" in text
        and not re.search(rf"{re.escape(subject['name'])}[はがもでに]", text)
    )


def _of(holds: bool) -> Verdict:
    return _YES if holds else _NO


def _range_in(
    text: str, dates: Sequence[DateExpression]
) -> tuple[DateExpression, DateExpression] | None:
    """The dates of a text that says from when to when, and no other date."""
    if len(dates) != 2 or not _TO.fullmatch(text[dates[0].end : dates[1].start]):
        return None
    return dates[0], dates[1]


def _by_range(asked: DateExpression, span: tuple[DateExpression, DateExpression]) -> Verdict:
    """「期間に10月1日は含まれますか」: no verdict where only a part of it is."""
    first, last = span[0].first_day, span[1].last_day
    if first <= asked.first_day and asked.last_day <= last:
        return _YES
    return _NO if asked.last_day < first or last < asked.first_day else _NONE


def _by_today(context: Context, said: DateExpression) -> Verdict:
    """「中間見直しの年度はもう過ぎましたか」: the sentence's date against today's."""
    today = context.today
    if said.first_day <= today <= said.last_day:
        return _NONE
    has_come = today > said.last_day
    holds = has_come is not bool(_NOT_YET.search(context.question.text))
    key = f"evidence.{'yes' if holds else 'no'}_{'past' if has_come else 'future'}"
    day = context.say("date.day", year=today.year, month=today.month, day=today.day)
    return Verdict(key, {"today": day})


def _direction(text: str) -> str:
    """「増えています」 is up, 「減っています」 is down; "" when neither or both are said."""
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    return "" if up == down else "up" if up else "down"
