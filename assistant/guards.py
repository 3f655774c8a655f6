"""Near misses: the right words about another plan or another year do not answer."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from assistant.drafts import Context, Draft
from assistant.kept import KeptByDocument
from assistant.names import canonical, ordinal, same_plan
from assistant.question import Question
from assistant.ranked_shares import ranked_share
from assistant.ranks import Rank, asks_rank, read_ranks
from assistant.thesaurus import shared_thesaurus
from assistant.topics.period_told import other_year
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind, Span
from corpus.wareki import find_dates

_MAX_BEFORE = 200
_ORDINAL = re.compile(r"第?(?P<number>[0-9]{1,2})(?P<unit>期|次|回|章|条|段階|号被保険者)(?!間|的)")
_NEXT = re.compile(r"次期|次(?:の|回の)(?:第[0-9]{1,2}[次期])?[^、。のはがをに]{0,12}計画|後継")
_PLAN_KIND = r"(?:計画|プラン|ビジョン|方針|大綱|構想|戦略|指針|プログラム)"
_FORMER = re.compile(
    rf"(?:前(?:の|回の|期)?|旧){_PLAN_KIND}|これまでの(?:取組|計画|成果)"
    rf"|(?:第[0-9]{{1,2}}[次期][^、。\n]{{0,12}}|{_PLAN_KIND}の)(?:評価|検証|総括|振り返り|成果|達成状況|実績)"
)


def other_plan(context: Context) -> str:
    """The plan that is asked about when it is not the document's own: 前計画, 総合計画; else ""."""
    question = context.question
    if question.mentions_former_plan:
        return "前計画"
    if question.mentions_next_plan:
        return "次期計画"
    name = question.plan_name or (question.plan_ordinal and f"{question.plan_ordinal}計画")
    if not name:
        return ""
    for document in context.documents.values():
        if question.plan_ordinal and not question.plan_name:
            if question.plan_ordinal == ordinal(document.title):
                return ""
        elif same_plan(name, document.title, context.names):
            return ""
    return name


# 「前計画では…」, 「前プランの基本理念は…」; not 「前計画の評価から見えた課題は…」
_OF_FORMER = re.compile(
    rf"^(?:前(?:の|回の|期)?|旧){_PLAN_KIND}(?:(?:である[^、。]{{2,20}})?(?:で?は|に(?:は|おい))|の[^、。のをに]{{2,8}}は)"
)
# 「第2次計画(令和3年度から令和7年度まで)では」
_OF_COUNTED = re.compile(
    rf"第(?P<number>[0-9]{{1,2}})(?P<unit>[次期])[^、。のは]{{0,12}}?{_PLAN_KIND}(?:\([^()]*\))?(?:で?は|に(?:は|おい))"
)
_COUNTED = re.compile(
    rf"第(?P<number>[0-9]{{1,2}})(?P<unit>[次期])[^、。のは]{{0,12}}?{_PLAN_KIND}の"
)
_HEADS_FORMER = re.compile(rf"(?<![一-鿿])(?:前(?:の|回の|期)?|旧){_PLAN_KIND}(?:の|に)")
_ASKS_FORMER = re.compile(r"前|旧|昔|これまで|今まで|達成|評価|違い|変わ|比べ|実績|でした|ました")


def is_of_former(question: Question, text: str, title: str = "") -> bool:
    """Whether a normalised sentence is about the plan before, which the question does not mean.

    With the ``title`` of the document, 「第2次計画では」 is told from the plan's own 「第3次」.
    """
    if _ASKS_FORMER.search(question.text):
        return False
    return _OF_FORMER.match(text) is not None or _is_of_earlier(question, text, title)


def stands_under_former(question: Question, headings: Iterable[str], title: str) -> bool:
    """Whether one of the normalised headings or captions is of the plan before: 「前計画の評価」.

    Never where the question means that plan, or asks what has been reached.
    """
    if _ASKS_FORMER.search(question.text):
        return False
    return any(
        _HEADS_FORMER.search(one) is not None or _is_of_earlier(question, one, title, _COUNTED)
        for one in headings
    )


def _is_of_earlier(
    question: Question, text: str, title: str, named: re.Pattern[str] | None = None
) -> bool:
    counted = named.search(text) if named else _OF_COUNTED.match(text)
    own = _ordinals(title)
    if counted is None or counted["unit"] not in own:
        return False
    unit, number = counted["unit"], counted["number"]
    if number in _ordinals(question.text).get(unit, ()):
        return False
    return all(int(number) < int(one) for one in own[unit])


def is_about(context: Context, draft: Draft, plan: str) -> bool:
    """Whether something that the draft cites, or what stands just around it, names ``plan``."""
    return any(
        _names_plan(around(context.documents[doc_id], span), plan)
        for statement in draft.statements
        for doc_id, span in statement.proofs
    )


def _names_plan(text: str, plan: str) -> bool:
    if plan == "前計画":
        return _FORMER.search(normalize(text)) is not None
    if plan == "次期計画":
        return _NEXT.search(normalize(text)) is not None
    return canonical(plan) in canonical(text) or any(
        same_plan(plan, name) for name in re.findall(r"[一-鿿ァ-ヺー0-9]+計画", normalize(text))
    )


def around(document: Document, span: Span) -> str:
    """The cited span with its heading and what stands before it under that heading."""
    section = document.section_at(span.start)
    start = section.span.start if section is not None else max(0, span.start - _MAX_BEFORE)
    return document.text[start : span.end]


_PLACE = re.compile(r"第?(?P<number>[0-9]{1,2})位")


def misses_ordinal(question: Question, text: str) -> bool:
    """Whether the question counts something (第8期) of which ``text`` has only another (第9期)."""
    asked = _ordinals(question.text)
    place, own = _PLACE.search(question.text), _PLACE.match(normalize(text))
    if place and own and place["number"] != own["number"]:
        return True  # the row 「3位 | 働く場の創出」
    if not asked:
        return False
    said = _ordinals(normalize(text))
    return any(
        unit in said and number not in said[unit] for unit in asked for number in asked[unit]
    )


def _ordinals(text: str) -> dict[str, set[str]]:
    """The numbers in a normalised text by what they count: {"期": {"8"}}."""
    found: dict[str, set[str]] = {}
    for match in _ORDINAL.finditer(canonical(text)):
        found.setdefault(match["unit"], set()).add(match["number"])
    return found


def misses_year(question: Question, text: str, today: date) -> bool:
    """Whether the question names years, or tells of one gone by, and none is in ``text``."""
    asked = {one.fiscal_year for one in find_dates(question.text)}
    told = other_year(question.text, today)
    if told and told[1] < fiscal_year_of(today) and not asked:
        asked = set() if told[0] in normalize(text) else {told[1]}
    if not asked:
        return False
    return not asked & {one.fiscal_year for one in find_dates(normalize(text))}


_YEARS_AHEAD = re.compile(r"(?<![0-9何])[0-9]{1,2}年(?:後|先)(?:は|に|の|だと|[?？]|$)")
_AHEAD = re.compile(r"年[後先]|将来|見込|推計|予測|目標|今後|までに|よう|なる")


def misses_future(question: Question, text: str, today: date) -> bool:
    """Whether 「10年後は」 is asked, and a normalised text tells of nothing that is yet to come."""
    if not _YEARS_AHEAD.search(question.text) or _AHEAD.search(text):
        return False
    this = fiscal_year_of(today)
    return not any(one.fiscal_year > this for one in find_dates(text))


_WEEKDAY = re.compile(r"[月火水木金土日](?=曜)")
_MANY_WEEKDAYS = re.compile(r"平日|毎日|週末|年中無休|開庁日|祝日|曜日?(?:から|~|-)")


def misses_weekday(question: Question, text: str) -> bool:
    """Whether the question names a day of the week of which a normalised text says nothing.

    「金曜は何時まで」 is not answered by 「木曜日を除き午後5時まで」; 「月曜日から土曜日まで」 may.
    """
    asked = set(_WEEKDAY.findall(question.text))
    if not asked or _MANY_WEEKDAYS.search(text):
        return False
    return not asked & set(_WEEKDAY.findall(text))


_AIMS = re.compile(r"まで(?:に|の)|目標|目指|増[やえ]|減[らる]|拡[大げ]|とする|見込|予定")
_IS_NOW = re.compile(r"現[在行状況]|今[は年]|これまで|既に|すでに|ている|であ[るり]|から")


def is_only_to_come(context: Context, text: str) -> bool:
    """Whether a normalised text tells only of years to come where 「今何点」 asks of today."""
    is_of_now = context.question.wants(Want.CURRENT)
    if not is_of_now or not _AIMS.search(text) or _IS_NOW.search(text):
        return False
    years = [one.fiscal_year for one in find_dates(text)]
    return bool(years) and min(years) > fiscal_year_of(context.today)


_LONG_AGO = 15  # years
# 「次のアンケートはいつ」; of plans the next one is a fact of its own
_ASKS_NEXT = re.compile(r"(?:次の|次回の?|今度の)(?![^。]{0,12}計画)[^。]*(?:いつ|何[年月日])")


def is_gone(context: Context, text: str) -> bool:
    """Whether a normalised text tells only of days gone where the next time is asked for.

    Also where 「今何人」 is asked for, and only years long ago are told of.
    """
    this = fiscal_year_of(context.today)
    if _ASKS_NEXT.search(context.question.text):
        latest = this - 1
    elif context.question.wants(Want.CURRENT):
        latest = this - _LONG_AGO
    else:
        return False
    dates = find_dates(text)
    return bool(dates) and all(one.fiscal_year <= latest for one in dates)


# 「備蓄は何日分あるの」: what there is, not what there will be
_ASKS_STATE = re.compile(
    r"(?:何(?:人|台|日分|人分|食|本|件|戸|棟|か所|箇所|カ所|ヶ所|校|世帯|頭|基|枚|冊|床|席|社|店|ヘクタール|%|割)|どのくらい|どれくらい|どれだけ|いくつ)(?:ぐらい|くらい|ほど)?[がは]?"
    r"(?:あ[るり]|い[るま]|残って|持って)"
)
_ASKS_TO_COME = re.compile(
    r"目標|目指|予定|これから|今後|将来|まで|増や|減ら|計画|[0-9]年|来年|再来年|つもり|見込"
)
_INTENDED = re.compile(
    r"(?<![てでれらせあ]い)(?<!て)(?<!回り)(?<!続き)(?<!よ)(?<!あり)(?<!おり)(?<!なり)(?<!でき)(?<!かかり)(?<!れ)(?<!られ)(?<!ござい)"
    r"(?:ます|(?:する|図る|目指す|備える|設ける|増やす|減らす|始める|進める|置く|整える|高める|引き上げる|広げる|努める))。?$|までに[^。]*(?:とし|目標)"
)


def is_aimed_at(context: Context, text: str) -> bool:
    """Whether a normalised sentence tells what will be where a question asks what there is."""
    asked = context.question.text
    if context.question.wants(Want.OFTEN):
        return False
    return (
        _ASKS_STATE.search(asked) is not None
        and _ASKS_TO_COME.search(asked) is None
        and _INTENDED.search(text) is not None
        and _IS_NOW.search(text) is None
    )


_EVENT = r"策定|作成|制定|改定|改訂|設立|設置|公表|発行|見直"
_EVENT_ASKED = re.compile(
    rf"(?:いつ|何年|何月)[^、。]{{0,6}}(?P<event>{_EVENT})"
    rf"|(?P<named>{_EVENT})し?(?:は|って|が)[^、。]{{0,4}}(?:いつ|何年|何月)"
    # 「見直しを行う年度は何年度」, 「公表された日はいつ」
    rf"|(?P<done>{_EVENT})[^、。は]{{0,8}}(?:年度?|月|日|時期|タイミング)(?:は|って|が|を|、)"
)


def misses_event(question: Question, text: str) -> bool:
    """Whether ``text`` says nothing of the event whose date is asked for.

    「計画はいつ策定されましたか」 is not answered by the plan's period.
    """
    asked = _EVENT_ASKED.search(question.text)
    if asked is None:
        return False
    event = asked["event"] or asked["named"] or asked["done"]
    words = (event, *shared_thesaurus().of(event))
    return not any(word.rstrip("るすくむ") in text for word in words)  # 定める: 定めました


_IS_FIRST = re.compile(
    r"最(?:も|[多大高少小低長短古新遠近])|もっとも|一番|いちばん|ピーク|トップ|首位|第?1位|次いで|番目|頂点"
    r"|突出|特に|とりわけ|ほとんど|大半|半数|過半|占め|順|中心|目立|主な|著し"
)
_REVERSE = {
    one: other
    for pair in (
        ("多い", "少ない"),
        ("大きい", "小さい"),
        ("高い", "低い"),
        ("長い", "短い"),
        ("広い", "狭い"),
        ("遠い", "近い"),
        ("新しい", "古い"),
    )
    for one, other in (pair, pair[::-1])
}
_MAX_HEAD_CHARS = 24
_HAS_VALUE = re.compile(r"約?-?[0-9][0-9,.]*[^0-9年歳]{0,6}|.*[0-9][月日].*")
# 副市長, but no 成長; the head of a body (本部長) may be called otherwise where it is set up.
_POST = re.compile(r"[員士官師役係]$|さん$|(?<![部会員座議成延特身伸])長$")


def asks_of_unknown_post(context: Context) -> bool:
    """Whether it is asked what somebody does whose post stands in no document."""
    question = context.question
    post = next((phrase for phrase in question.phrases if _POST.search(phrase)), "")
    if not post or not question.wants(Want.ROLE):
        return False
    name = canonical(post.removesuffix("さん"))
    return not any(name in canonical(document.text) for document in context.documents.values())


_SHARE = re.compile(r"(?<=[がはで」])[0-9.]+(?:%|割)")
_RANKED_BY_SHARES = 2


def misses_rank(question: Question, text: str) -> bool:
    """Whether the first of several is asked for, and a normalised text says of nothing so."""
    ranks = read_ranks(question.text)
    if not asks_rank(question.text) or len(_SHARE.findall(text)) >= _RANKED_BY_SHARES:
        return False  # 「理由は、「混む」が41.0%、「遠い」が36.5%」
    if ranked_share(question.text, text) is not None:
        return False
    return _IS_FIRST.search(text) is None or bool(ranks and _is_reverse(ranks[0], text))


def _is_reverse(rank: Rank, text: str) -> bool:
    """「最も近い」 against 「最も遠い」."""
    other = _REVERSE.get(rank.adjective)
    said = {one.adjective for one in read_ranks(text)}
    return other in said and rank.adjective not in said


_BODY = re.compile(r"(?P<for>[^ぁ-ん]{2})(?:審議会|委員会|協議会|会議|本部|部会|懇話会|懇談会)$")


def asks_of_unknown_body(context: Context) -> bool:
    """Whether a body is asked about of which no document says even what it is for: 教育審議会."""
    named = [match["for"] for name in context.question.phrases if (match := _BODY.search(name))]
    if not named:
        return False
    texts = [_CANONICAL.of(document) for document in context.documents.values()]
    return any(not any(canonical(one) in text for text in texts) for one in named)


_CANONICAL = KeptByDocument(lambda document: canonical(document.text))

_LETTERS = re.compile(r"[A-Z]{2,}")


def asks_of_unknown_letters(context: Context) -> bool:
    """Whether it is asked what letters stand for that stand in no document: 「ICTとは」."""
    question = context.question
    if not question.wants(Want.DEFINITION, Want.ABBREVIATION):
        return False
    asked = [canonical(w.surface) for w in question.words if _LETTERS.fullmatch(w.surface)]
    texts = [canonical(document.text) for document in context.documents.values()]
    return any(not any(word in text for text in texts) for word in asked)


_GLOSSARY = re.compile(r"用語(?:集|解説|の(?:解説|説明|定義))|語句の説明|ことばの説明")
_MOST_OF_ENTRY, _LEAST_MEANING = 3, 12  # cells, and characters


def is_definition(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a row of a glossary: a term, what it means, perhaps a page."""
    section = document.sections[sentence.section] if sentence.section >= 0 else None
    if section is None or sentence.kind is not SentenceKind.TABLE_ROW:
        return False
    cells = sentence.span.of(document.text).split("\t")
    is_entry = 2 <= len(cells) <= _MOST_OF_ENTRY and len(cells[1]) >= _LEAST_MEANING
    return is_entry and _GLOSSARY.search(" ".join(section.path)) is not None


_MOST_ROWS = 60  # of a table


def is_table_head(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the first row of a table, without a value, above a row like it."""
    if sentence.kind is not SentenceKind.TABLE_ROW:
        return False
    rows = document.sentences
    place = bisect_left(rows, sentence.span.start, key=lambda one: one.span.start)

    def cells(number: int) -> int:
        """Cells of a row under the same heading; 0 where there is none."""
        if not 0 <= number < len(rows) or rows[number].section != sentence.section:
            return 0
        is_row = rows[number].kind is SentenceKind.TABLE_ROW
        return rows[number].span.of(document.text).count("\t") + 1 if is_row else 0

    printed = normalize(sentence.span.of(document.text)).split("\t")
    has_number = any(_HAS_VALUE.fullmatch(cell.strip()) for cell in printed)
    own = cells(place)
    is_over = cells(place + 1) in (own, own + 1)  # a corner left empty is no cell
    are_short = all(len(cell.strip()) <= _MAX_HEAD_CHARS for cell in printed)
    is_first = cells(place - 1) != own or _is_said_above(document, place)
    return own > 1 and are_short and not has_number and is_first and is_over


def _is_said_above(document: Document, place: int) -> bool:
    """Whether a row stands above word for word: a head that is repeated on the next page."""
    own = document.sentences[place].span.of(document.text)
    above = document.sentences[max(0, place - _MOST_ROWS) : place]
    return any(one.span.of(document.text) == own for one in above)
