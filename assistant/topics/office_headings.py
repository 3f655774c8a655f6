"""What an office is in charge of where headings say it: 「(1) 相談の充実【担当課：福祉課】」."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind, Span

_ASKED = re.compile(
    r"(?P<office>[一-鿿々ぁ-んァ-ヺー]{1,14}(?:課|室|局|係|図書館|センター|委員会))(?:は|が|の|って)、?"
    r"(?:(?:何|どんな|どの|どういう)[^、。]{0,8})?(?:担当|受け持|所管)"
)
_IN_CHARGE = re.compile(
    r"[【\[(〔]\s*(?:主な|主)?(?:担当|所管|主管)(?:課|部署|部|課等)?\s*[:： ]\s*"
    r"(?P<names>[^】\])〕]+)[】\])〕]"
)
_PARTED = re.compile(r"[・、,，/／\s]+")


def answer_office_headings(context: Context) -> Draft | None:
    """The headings that name the office in charge; None where none does."""
    question = context.question
    asked = _ASKED.search(question.text)
    if asked is None or question.asked.is_yes_no:
        return None
    offices: set[str] = set()
    items: dict[str, DraftStatement] = {}
    for doc_id, document in context.documents.items():
        for office, title, span in _of_office(document, asked["office"]):
            offices.add(office)
            items.setdefault(title, DraftStatement(title, ((doc_id, span),), is_quote=True))
    if len(offices) != 1:
        return None
    office = offices.pop()
    told = tuple(items.values())
    doc_ids = tuple(dict.fromkeys(doc_id for item in told for doc_id, _ in item.proofs))
    text = context.say("list.of_office", office=office, count=len(told))
    lead = DraftStatement(text, told[0].proofs)
    return Draft((lead, *told), confidence=0.85, topic=office, items=told, doc_ids=doc_ids)


def _of_office(document: Document, asked: str) -> Iterator[tuple[str, str, Span]]:
    """The office that a question's words end on, what it is in charge of, and where that stands."""
    for sentence in document.sentences:
        printed = sentence.span.of(document.text)
        charge = _IN_CHARGE.search(printed)
        names = _PARTED.split(normalize(charge["names"])) if charge else []
        office = max((name for name in names if name and asked.endswith(name)), key=len, default="")
        if charge and len(office) > 1:
            yield office, _title(document, sentence, printed, charge.start()), sentence.span


def _title(document: Document, sentence: Sentence, printed: str, end: int) -> str:
    own = printed[:end].strip()
    if own or sentence.kind is SentenceKind.HEADING:
        return own
    section = document.section_at(sentence.span.start)
    return section.title if section is not None else printed
