"""What a sentence says of a thing that only the one before it names: 「額は、20万円です。」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.conditions import AGE_BOUND, holds_for
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.expectation import tells_money, tells_place
from assistant.list_item import number_of
from assistant.names import canonical
from assistant.question import Question
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, SentenceKind

# What a sentence begins with that tells this of what was named before it.
_BEGINS = {
    Want.MONEY: r"(?:支給|補助|助成)?額|金額|税率|税額|料金|利用料|費用|単価|謝礼|報酬|補助率"
    r"|上限額?|(?:年)?会費|(?:[一-鿿]{2})?手数料(?:の額)?|使用料|参加費|運賃|家賃|賃料",
    Want.WHEN: r"期間|時期|期限|開始(?:時期)?|受付(?:期間)?|開催日?",
    Want.WHO: r"(?:利用|参加|申込み?|受講|登録|入居|応募)(?:でき|する)?る?(?:の|方|人|者)"
    r"|対象(?:者|となるの)?|担当(?:課)?|委員|構成員",
    Want.HOW_MANY: r"定員|定数|人数|件数|回数|開催"
    r"|(?:登録|利用|参加|受講|加入|協力|延べ)?(?:者|会員|団体|店)数?|委員|職員|隊員",
    Want.HOW: r"(?:利用|参加|登録)?(?:の)?(?:申込み?|申し込み|申請|予約|手続き?)|利用|登録|参加"
    r"|(?:使う|乗る|借りる|入る|受ける|もらう|申し込む|(?:利用|参加|登録|予約|申請|入居|受講)する)(?:とき)?に",
    Want.WHERE: r"場所|会場|窓口",
    Want.CLOCK: r"時間|受付(?:時間)?|開館(?:時間)?",
}
# 「お金はかかりますか」 is told by 「参加費は無料」, 「予約がいりますか」 by 「予約は不要です」.
_COSTS = re.compile(
    r"(?:お金|費用|料金|参加費|利用料|運賃|会費|手数料|代金)(?:は|が|も|を|って|とか)?、?(?:別に|何か)?"
    r"(?:かか|い[るり]|要[るり]|必要|取[らる]|とら|払)|有料|無料|(?:ただ|タダ)(?:です|なの|で|[?？]|$)"
)
_NEEDS_ASKING = re.compile(
    r"(?P<deed>予約|申し?込み?|登録|手続き?|届け?出|申請)(?:は|が|も|って|とか)?、?"
    r"(?:必要|い[るり]|要[るり]|しな(?:いと|くて|きゃ|ければ))"
)
_DEED_OF_ALL = re.compile(r"参加|利用|申請|体験|受講|見学")  # 「教室に参加したいのですが」
_DEED = re.compile(r"参加|利用|申請|体験|受講|見学|予約|登録|申し?込み?|手続き?|入居|使い方|方法")
_FREE_OR_NOT = r"[^、。]{0,8}(?:無料|有料|実費|徴収|[0-9]円)|[^、。]{0,12}無料で"
_NEEDED_OR_NOT = r"(?:は|が|も)?(?:不要|必要|い[るり]|要[るり]|なし)"
_LEAD = r"(?:[・○●]|また、|なお、)?(?:その|1人当たりの?|1回の?)?"
_BEGINNINGS = {want: re.compile(rf"{_LEAD}(?:{words})は、?") for want, words in _BEGINS.items()}
_TELLS_COST = re.compile(rf"{_LEAD}(?:{_BEGINS[Want.MONEY]})(?:は|も){_FREE_OR_NOT}")
_LED = re.compile(_LEAD)
_FOR_AGES = re.compile(
    rf"{_LEAD}(?:対象(?:者|となる[のは人方])?|利用できる[のは人方]+)は、?[^。]{{0,30}}[0-9](?:歳|才)"
)
_AGE = re.compile(r"(?<![0-9])([0-9]{1,3})(?:歳|才)(?!以|未|から|まで)")
_OF_AGE = re.compile(r"[0-9](?:歳|才)|^[祖父母親妻夫娘息子孫]{1,2}$")
_SURE, _UNDOUBTED = 0.6, 0.7
# What one is told to do: 「前日までに予約してください」: nearer to 「どうやって使うの」.
_TOLD_TO_DO = re.compile(
    r"(?:ください|下さい|必要です|必要がある|必要があります|要します|申し込む|受け付けます)。?$"
)
_TOLD_SURELY = 0.9
_MOST_BEFORE = 5  # sentences
_NAMES_ANOTHER = re.compile(r"[「『][^」』]{2,20}[」』](?:を|が|は|で|に|として|では)")


def raise_what_is_said_next(context: Context, found: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that were found; those surer that tell what is asked of a thing named before.

    So is a sentence of prose that has all that is named, and a place for it where one is asked for.

    Args:
        context: The question.
        found: Sentences, the most probable first.

    Returns:
        The same sentences, the most probable first.
    """
    question = context.question
    is_claim = question.asked.is_yes_no
    kinds = list(_told_whether(question.text)) if is_claim else _kinds(question)
    things = () if is_claim else question.phrases[1:]  # 利用料 of 「Aの利用料は」
    if (not kinds and not things) or not question.phrases:
        return list(found)
    names = question.phrases if not is_claim else _without_asked(question)
    is_deed = question.wants(Want.HOW)
    named = [
        canonical(one, context.names)
        for one in names
        if not _OF_AGE.search(one) and not (is_deed and _DEED.fullmatch(one))
    ]
    raised = []
    for one in found:
        document = context.documents[one.doc_id]
        text = normalize(one.sentence.span.of(document.text)).strip()
        is_surer = (
            one.probability < _SURE
            and one.undoubted >= _UNDOUBTED
            and (one.checks.kind_there > 0 or not one.checks.kind_missing)
            and (
                _places(context, document, one, named)
                or (
                    (_begins(text, kinds, things) or _is_for_that_age(question, text))
                    and _is_named_before(document, one, named)
                )
            )
        )
        is_told = is_deed and _TOLD_TO_DO.search(text) is not None
        surely = _TOLD_SURELY if is_told else _SURE
        raised.append(replace(one, probability=surely) if is_surer else one)
    return sorted(raised, key=lambda one: -one.probability)


def _kinds(question: Question) -> list[re.Pattern[str]]:
    return [begins for want, begins in _BEGINNINGS.items() if question.wants(want)]


def _told_whether(text: str) -> Iterator[re.Pattern[str]]:
    """What a sentence begins with that says whether money, a booking or an age is needed."""
    if _COSTS.search(text):
        yield _TELLS_COST
    if _AGE.search(text):
        yield _FOR_AGES
    for asked in _NEEDS_ASKING.finditer(text):
        deed = "申し?込み?" if asked["deed"].startswith("申") else asked["deed"]
        yield re.compile(rf"(?:[^。]{{0,12}}、)?(?:事前の?)?{deed}{_NEEDED_OR_NOT}")


def _without_asked(question: Question) -> list[str]:
    """The phrases but for those that only say what may be needed."""
    text = question.text
    asked = [*_COSTS.finditer(text), *_NEEDS_ASKING.finditer(text)]
    return [
        phrase
        for phrase in question.phrases
        if not any(one.start() <= text.find(phrase) < one.end() for one in asked)
        and not _DEED_OF_ALL.fullmatch(phrase)
    ]


def _places(context: Context, document: Document, evidence: Evidence, named: Sequence[str]) -> bool:
    """Whether a sentence says where the thing is that is asked about."""
    if evidence.sentence.kind is SentenceKind.TABLE_ROW:
        return False
    printed = evidence.sentence.span.of(document.text)
    has_all = all(name in canonical(printed) for name in named)
    return has_all and tells_place(context.question, normalize(printed))


def _begins(text: str, kinds: Sequence[re.Pattern[str]], things: Sequence[str]) -> bool:
    """Whether a sentence begins with what is asked of, and goes on to tell of it."""
    if any(begins.match(text) for begins in kinds):
        return True
    lead = _LED.match(text)
    starts = {0, lead.end() if lead else 0}
    return any(text.startswith(f"{thing}は", start) for thing in things for start in starts)


def _is_for_that_age(question: Question, text: str) -> bool:
    """Whether a sentence gives an amount for the age that a price is asked for: 「80歳の母は」."""
    ages = [int(age) for age in _AGE.findall(question.text)]
    if len(ages) != 1 or not question.wants(Want.MONEY) or not tells_money(text):
        return False
    return any(holds_for(ages[0], int(bound), side) for bound, side in AGE_BOUND.findall(text))


def _is_named_before(document: Document, evidence: Evidence, named: Sequence[str]) -> bool:
    """Whether the names that a sentence lacks stand in one right before, and no other does.

    「よりあい館」を開きます。…。開館時間は、…: of the last 「name」 that was said, in the section.
    """
    sentence = evidence.sentence
    own = canonical(sentence.span.of(document.text))
    missing = [name for name in named if name not in own]
    place = number_of(document, sentence)
    for before in reversed(document.sentences[max(0, place - _MOST_BEFORE) : place]):
        if before.section != sentence.section or before.kind is SentenceKind.TABLE_ROW:
            return False
        text = canonical(before.span.of(document.text))
        if all(name in text for name in missing):
            return bool(missing)
        if _NAMES_ANOTHER.search(before.span.of(document.text)):
            return False
    return False
