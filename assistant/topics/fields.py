"""Tables of one measure, a label and what it says in each row: 対象 | 利用料 | 申込み先."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.drafts import Context, Draft, DraftStatement
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.question import ContentWord
from assistant.topics.table_runs import cells_of, is_field, table_runs
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence

_LEAST_ROWS, _PAIR = 2, 2  # a label and what it says
# 「2-2 配食サービス」, not 「24時間対応サービス」
_NUMBERED = re.compile(
    r"(?:施策|取組)?(?:[0-9０-９]+(?:[-.．－ー][0-9０-９]+)+[.．)）]?[ \u3000]*"
    r"|(?:[0-9０-９]+[.．)）]?|[(（][0-9０-９]+[)）])[ \u3000]+)"
)
_TELL = re.compile(r"について|(?:を|のこと)、?(?:教え|おしえ|知り|説明)|って(?:何|なに|どんな)")
_PRICE = re.compile(
    r"(?:利用|参加|使用|受講|手数)料|費用?|料金|負担|助成額|補助額|金額|単価|運賃|賃料|家賃"
)
# What a question wants -> how the row that says it is labelled.
_BY_WANT = (
    (Want.MONEY, _PRICE),
    (Want.CLOCK, re.compile(r"時間|日時|内容|開催日")),
    (Want.WHEN, re.compile(r"時間|日時|内容|開催日|(?:実施)?(?:時期|期間)")),
    (Want.CONTACT, re.compile(r"電話|連絡先|問い?合わ?せ先?|申し?込み?先")),
)
_COUNTED = re.compile(r"何(?P<counter>枚|回|人|日|冊|本|台|個|か所|箇所|時間|か月)")
_OF_TIME = frozenset({Want.CLOCK, Want.WHEN})
_TIMED = re.compile(r"曜日|[0-9]時|毎[年月日週]|[0-9]月|年度|通年|随時|年[0-9]回")
_APPLY, _APPLIED = (
    re.compile(r"申し?込|申請|予約|手続"),
    re.compile(r"申し?込み?先?|申請先?|窓口|予約|(?:申し?込み?|申請)方法"),
)
_FOR_WHOM = re.compile(
    r"対象|(?:誰|だれ|どなた|どんな人|どういう人)(?:が|でも|なら)?[^、。]{0,6}(?:使え|利用|もらえ|受けられ|借り|入れ|参加|申)"
)
_OFFICE = re.compile(r"担当|所管|(?:どこの|どの|何)課|実施主体")
_LABELS_ASKED = (
    (_FOR_WHOM, re.compile(r"対象者?(?:となる人)?|利用できる[人方]")),
    (
        re.compile(
            r"どんな(?:もの|こと|内容|事業|サービス|感じ)|(?:何|なに)を(?:す|し|やる|やって)"
        ),
        re.compile(r"内容|概要"),
    ),
    (_OFFICE, re.compile(r"(?:主な?)?(?:担当|所管)(?:課|部署)?|実施主体|主体")),
)
_ASKING = frozenset(
    "額 円 料 料金 費用 費 お金 金 御金 値段 対象 対象者 利用 使う 使用 参加 申し込む 申込 "
    "申し込み 申請 予約 先 場所 窓口 課 担当 何処 誰 人 方 者 回 1 一 掛かる 要る 払う 貰う "
    "行う 出来る 有る 年 週 月".split()
)


@dataclass(frozen=True, slots=True)
class _Field:
    """One row: what it is of, by the headings above, its label and what it says."""

    sentence: Sentence
    title: str
    path: str
    label: str
    value: str


def answer_field(context: Context) -> Draft | None:
    """The draft that quotes the one row that is asked for; None where none or several are."""
    question = context.question
    if question.asked.is_yes_no or question.wants(Want.WHY, Want.DEFINITION):
        return None
    if not question.asked.wants and _TELL.search(question.text):
        return _all_of(context)
    found = [
        (score, doc_id, field)
        for doc_id, document in context.documents.items()
        for field in _FIELDS.of(document)
        if _is_asked(context, field) and (score := _named(context, field)) > 0
    ]
    best = max((score for score, _, _ in found), default=0.0)
    chosen = [(doc_id, field) for score, doc_id, field in found if score == best]
    return _told(context, *chosen[0]) if len(chosen) == 1 else None


def _all_of(context: Context) -> Draft | None:
    """All rows of the one table whose heading a question names: 「配食サービスについて教えて」."""
    named = [
        (score, doc_id, field)
        for doc_id, document in context.documents.items()
        for field in _FIELDS.of(document)
        if (score := _named(context, field, but_label=False)) > 0
    ]
    best = max((score for score, _, _ in named), default=0.0)
    chosen = [(doc_id, field) for score, doc_id, field in named if score == best]
    if not chosen or len({(doc_id, field.path) for doc_id, field in chosen}) > 1:
        return None
    drafts = [_told(context, doc_id, field) for doc_id, field in chosen]
    return replace(drafts[0], statements=tuple(one.statements[0] for one in drafts))


def _told(context: Context, doc_id: DocId, field: _Field) -> Draft:
    text = context.say("table.field", title=field.title, label=field.label, value=field.value)
    statement = DraftStatement(text, ((doc_id, field.sentence.span),))
    return Draft(
        (statement,), confidence=0.85, topic=field.title, entity=field.title, doc_ids=(doc_id,)
    )


def _is_asked(context: Context, field: _Field) -> bool:
    """Whether a row's label is what the question asks for: by its word, or by what would answer."""
    question, label = context.question, canonical(field.label)
    if len(label) > 1 and label in canonical(question.text):
        return True
    if _APPLY.search(question.text) and question.wants(Want.WHERE, Want.HOW):
        return _APPLIED.fullmatch(label) is not None
    if any(
        asked.search(question.text) and labels.fullmatch(label) for asked, labels in _LABELS_ASKED
    ):
        return True
    if (counted := _COUNTED.search(question.text)) is not None:
        is_counted = re.search(rf"[0-9]{counted['counter']}", normalize(field.value)) is not None
        return is_counted and _PRICE.fullmatch(label) is None
    is_timed = _TIMED.search(normalize(field.value)) is not None
    return any(
        question.wants(want) and labels.fullmatch(label) and (is_timed or want not in _OF_TIME)
        for want, labels in _BY_WANT
    )


def _named(context: Context, field: _Field, *, but_label: bool = True) -> float:
    """How much of the question's words the headings above a row have; 0 for not all.

    What stands in the row's label is not sought there, or it is, where all rows are asked for.
    """
    label, title, path = canonical(field.label), canonical(field.title), canonical(field.path)
    words = [
        word
        for word in context.question.words
        if word.lemma not in _ASKING
        and not (but_label and canonical(word.surface) in label)
        and not word.surface.isnumeric()
    ]
    if not words or not all(_holds(f"{title} {path}", word) for word in words):
        return 0.0
    return sum(len(word.surface) for word in words if _holds(title, word))


def _holds(text: str, word: ContentWord) -> bool:
    return canonical(word.surface) in text or any(
        len(other) > 1 and canonical(other) in text for other in word.others
    )


def _read(document: Document) -> Iterator[_Field]:
    """The rows of a document's tables of one measure each."""
    for places in table_runs(document):
        rows = [document.sentences[place] for place in places]
        cells = [cells_of(document, row) for row in rows]
        if sum(is_field(one) for one in cells) < _LEAST_ROWS or not is_field(cells[0]):
            continue
        section = document.section_at(rows[0].span.start)
        if section is None or not section.path:
            continue
        for row, one in zip(rows, cells, strict=True):
            if len(one) == _PAIR:
                value = " ".join(one[1].split())
                yield _Field(row, _bare(section.title), " ".join(section.path), one[0], value)


def _bare(title: str) -> str:
    """A heading without its number: 配食サービス of 「2-2 配食サービス」."""
    number = _NUMBERED.match(title)
    return title[number.end() :] or title if number is not None else title


_FIELDS = KeptByDocument(lambda document: tuple(_read(document)))
