"""Questions about a person whom a roster names: 「楠さんは何の役の人ですか」."""

import re
from collections.abc import Iterator

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftStatement, abstain
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind, Span

_NAMED = re.compile(r"(?P<name>[一-鿿々ァ-ヺー]{1,8})(?:さん|氏|様|先生)(?=[はがのっとに、]|$)")
_POST = re.compile(r"[長員官者民客師士家係皆]$")  # 市長さん, 業者さん, 皆様: nobody's name
_ASKS = re.compile(
    r"役|職|肩書|立場|所属|何者|(?:どんな|どういう|何の|なんの)人|どなた|誰|だれ|何をして|どこの"
    r"|読み|名前|フルネーム"
)
_UNTOLD = (Want.CONTACT, Want.MONEY, Want.CLOCK, Want.WHEN, Want.WHY, Want.HOW_MANY)
_HEAD = re.compile(
    r"(?:副|代表)?(?:会長|委員長|座長|議長|本部長|部会長|幹事長|理事長|班長)|委員|監事|幹事"
)
# 「佐藤さんは委員長ですか」
_CLAIM = re.compile(
    rf"{_NAMED.pattern}は、?(?:[^、。はが]{{1,15}}の)?(?P<post>{_HEAD.pattern})(?:です|でしょう|なの|なん|だっけ|だよね|[?？])"
)
_GIVEN_NAME = r"[一-鿿々ぁ-ゖァ-ヺー]{1,5}"
_KEY = re.compile(r"^[^:：]{1,8}[:：]")  # 「肩書: デジタル監」
_MAX_LINES, _MOST_ROWS = 4, 30
_MAX_PEOPLE = 3


def answer_person(context: Context) -> Draft | None:
    """What a roster says of the person; None when nobody is named or no roster names them."""
    question = context.question
    named = _NAMED.search(question.text)
    if named is None or _POST.search(named["name"]):
        return None
    if (claim := _CLAIM.search(question.text)) is not None:
        return _judged(context, claim["name"], claim["post"])
    if not _ASKS.search(question.text) or question.wants(*_UNTOLD):
        return None
    pattern = re.compile(rf"{re.escape(named['name'])}(?:{_GIVEN_NAME})?")
    people = [
        (doc_id, lines)
        for doc_id, document in context.documents.items()
        for lines in _lines_on(document, pattern)
    ]
    if not people and _is_nowhere(context, named):
        return abstain(AbstentionReason.NOT_STATED, named.group(), topic=named.group())
    if not people or len(people) > _MAX_PEOPLE:
        return None
    statements = [
        _statement(context, doc_id, span, is_first=not order)
        for order, (doc_id, span) in enumerate(
            (doc_id, span) for doc_id, lines in people for span in lines
        )
    ]
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in people))
    return Draft(tuple(statements), confidence=0.85, topic=named.group(), doc_ids=doc_ids)


def _judged(context: Context, name: str, post: str) -> Draft | None:
    """Whether the one person of a name holds a post, by the row that gives one; else None."""
    pattern = re.compile(rf"{re.escape(name)}(?:{_GIVEN_NAME})?")
    rows = [
        (doc_id, line)
        for doc_id, document in context.documents.items()
        for lines in _lines_on(document, pattern)
        for line in lines
    ]
    if len(rows) != 1:
        return None
    doc_id, span = rows[0]
    quote = span.of(context.documents[doc_id].text)
    posts = {re.sub(r"\s", "", normalize(cell)) for cell in quote.split("\t")}
    posts = {cell for cell in posts if _HEAD.fullmatch(cell)}
    if not posts and not _is_held_beside(context.documents[doc_id], span, post):
        return None
    key = "evidence.yes" if post in posts else "evidence.no"
    text = context.say(key, quote=quote.replace("\t", " / "))
    statement = DraftStatement(text, ((doc_id, span),))
    return Draft((statement,), confidence=0.85, topic=name, entity=name, doc_ids=(doc_id,))


def _is_held_beside(document: Document, row: Span, post: str) -> bool:
    """Whether another row of a roster has the post in a cell of its own."""
    sentences = document.sentences
    place = next(n for n, sentence in enumerate(sentences) if sentence.span == row)
    rows = (
        sentence.span.of(document.text)
        for sentence in sentences[max(0, place - _MOST_ROWS) : place + _MOST_ROWS]
        if sentence.kind is SentenceKind.TABLE_ROW and sentence.section == sentences[place].section
    )
    return any(
        post in [re.sub(r"\s", "", normalize(cell)) for cell in row.split("\t")] for row in rows
    )


def _is_nowhere(context: Context, named: re.Match[str]) -> bool:
    """Whether the name is a person's for sure and no document holds it: not 「職員さん」."""
    within = [
        token
        for token in context.question.tokens
        if named.start("name") <= token.start and token.end <= named.end("name")
    ]
    is_name = bool(within) and all(token.pos3 == "人名" for token in within)
    texts = (document.text for document in context.documents.values())
    return is_name and not any(named["name"] in text for text in texts)


def _lines_on(document: Document, pattern: re.Pattern[str]) -> Iterator[list[Span]]:
    """For each person of the name: the row that holds it, or the lines under it as a heading."""
    for number, sentence in enumerate(document.sentences):
        text = normalize(sentence.span.of(document.text))
        if sentence.kind is SentenceKind.TABLE_ROW:
            if any(pattern.fullmatch(re.sub(r"\s", "", cell)) for cell in text.split("\t")):
                yield [sentence.span]
        elif sentence.kind is SentenceKind.HEADING and pattern.fullmatch(re.sub(r"\s", "", text)):
            lines = [one.span for one in _under(document, number)][:_MAX_LINES]
            if lines:
                yield lines


def _under(document: Document, number: int) -> Iterator[Sentence]:
    """The lines with a key that follow a heading."""
    heading = document.sentences[number]
    for sentence in document.sentences[number + 1 :]:
        if sentence.section != heading.section or not _KEY.match(sentence.span.of(document.text)):
            return
        yield sentence


def _statement(context: Context, doc_id: DocId, span: Span, *, is_first: bool) -> DraftStatement:
    quote = span.of(context.documents[doc_id].text).replace("\t", " / ")
    text = context.say("evidence.quote" if is_first else "evidence.also", quote=quote)
    return DraftStatement(text, ((doc_id, span),))
