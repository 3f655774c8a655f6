"""Questions about the plan's own name and number: 「計画の名前は」, 「第何期の計画ですか」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import ordinal, same_plan
from assistant.topics.structure_words import asks_content
from corpus.normalize import align, normalize
from corpus.records import DocId, Document, Span

_PLAN = r"(?:計画書?|資料|文書|プラン|ビジョン|冊子|構想|戦略|大綱|指針|方針)"
_OWN = rf"(?:(?:この|本|今回の|こちらの|今の|市の|町の|村の|区の)*{_PLAN}|これ|こちら)"
# 「この計画の正式名称は」; not 「上位計画の名前」, 「前の計画の題名」.
_NAME = re.compile(
    rf"(?<![一-鿿ァ-ヺの]){_OWN}(?:自体|全体)?(?:の|は)(?:正式な?|正しい)?(?:の)?"
    rf"(?:名前|名称|題名|題目|題|表題|タイトル|何という(?:名前の|名称の)?{_PLAN})(?![一-鿿])"
)
_OF_PLAN = rf"(?:の?[^、。はがを]{{0,20}}{_PLAN})?"
_NTH = re.compile(
    rf"(?:第?何[期次](?:目)?{_OF_PLAN}|何(?:回|代)目の?[^、。はがを]{{0,20}}{_PLAN})(?:の?もの)?(?:です|でしょう|なの|に当|にあた|か|だ|[?？]|$)"
)
_IS_NTH = re.compile(
    rf"(?P<said>第 ?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?[期次]){_OF_PLAN}"
    r"(?:です(?:か|よね|ね)|でしょうか|なの(?:です)?か|でいい|で(?:合|あ)って|かな?[?？]?$)"
)
_ASSERTED = re.compile(rf"(?:{_OWN}(?:は|って)、?)?{_IS_NTH.pattern}[^。]{{0,6}}[。?？]*")
_SUBJECT = re.compile(r"^(?P<subject>[^、。]{1,40}?)(?:は|って)、?")
_MOST = 3


def answer_own_title(context: Context) -> Draft | None:
    """The draft for a question about the title of what is held; None when nothing is asked of it.

    None, too, where no title stands in the text: it could not be cited.
    """
    text = _text(context)
    if context.question.mentions_upper_plan:
        return None  # 「この計画の上にある計画は何という計画」
    if (named := _NAME.search(text)) and not asks_content(context, [named.span()]):
        return _draft(context, _names(context))
    if _NTH.search(text) or _IS_NTH.search(text):
        return _draft(context, _ordinals(context))
    return None


def _text(context: Context) -> str:
    """The question; as typed where it asserts a number, which is lost where it is this plan's."""
    printed = normalize(context.question.printed)
    return printed if _ASSERTED.fullmatch(printed) else context.question.text


def _draft(context: Context, told: list[tuple[DocId, DraftStatement]]) -> Draft | None:
    if not told:
        return None
    title = context.documents[told[0][0]].title
    return Draft(
        tuple(statement for _, statement in told[:_MOST]),
        confidence=0.95,
        topic=title,
        entity=title,
        doc_ids=tuple(doc_id for doc_id, _ in told[:_MOST]),
    )


def _names(context: Context) -> list[tuple[DocId, DraftStatement]]:
    told = []
    for doc_id, document in context.documents.items():
        span = title_span(document)
        if span is not None:
            # A title broken over lines is one again: 「若葉町」 / 「総合計画」.
            name = re.sub(r"\s*\n\s*", "", span.of(document.text))
            said = context.say("section.plan_title", title=name)
            told.append((doc_id, DraftStatement(said, ((doc_id, span),))))
    return told


def _ordinals(context: Context) -> list[tuple[DocId, DraftStatement]]:
    """The plan's number, as its title counts it; yes or no where one is asserted."""
    text = _text(context)
    subject = _SUBJECT.match(text)
    asserted = _IS_NTH.search(text)
    told = []
    for doc_id, document in context.documents.items():
        span, number = title_span(document), ordinal(document.title)
        if span is None or not number or not _is_of(context, subject, document):
            continue
        key = "section.ordinal"
        if asserted and not _NTH.search(text):
            said_number = ordinal(normalize(asserted["said"]).replace(" ", ""))
            if said_number == number:
                key = "section.ordinal_yes"
            elif said_number[1:-1] != number[1:-1]:
                key = "section.ordinal_no"
        said = context.say(key, plan=document.title, ordinal=number)
        told.append((doc_id, DraftStatement(said, ((doc_id, span),))))
    return told


def _is_of(context: Context, subject: re.Match[str] | None, document: Document) -> bool:
    """Whether the question is asked of this document's plan, or names no other."""
    if subject is None:
        return True
    name = subject["subject"]
    is_own = re.fullmatch(rf"{_OWN}(?:自体|全体)?", name) is not None
    return is_own or same_plan(name, document.title, context.names)


def title_span(document: Document) -> Span | None:
    """Where the title stands in the text, spaces and line breaks aside; None if it does not.

    A title in a listing begins with the place; the text may leave it out.
    """
    shorter = document.title.removeprefix(document.municipality).strip()
    aligned = None
    for title in (document.title, shorter):
        letters = [char for char in normalize(title) if not char.isspace()]
        if len(letters) < 4:
            continue
        aligned = aligned or align(document.text)
        found = re.search(r"\s*".join(map(re.escape, letters)), aligned.text)
        if found is not None:
            return aligned.to_original(*found.span())
    return None
