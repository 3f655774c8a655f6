"""Who is on the roster of a body: 「審議会の委員は誰ですか」 where a table names them all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.rows import caption_over
from assistant.topics.table_runs import cells_of, table_runs
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence

_ASKED = re.compile(
    r"(?P<body>[一-鿿ァ-ヺー々]{2,}(?:会議?|本部|部会|チーム))(?:の|に(?:は)?、?)?(?:全)?"
    r"(?:(?P<all>委員|メンバー|構成員|名簿|顔ぶれ)(?:の?(?:名簿|一覧|名前|氏名|全員))?"
    r"|(?P<kind>[一-鿿]{2,8}?)(?P<as>の?委員|の人)?(?:の(?:お?名前|氏名))?)(?:さん)?"
    r"(?:に?は|って|を|に|$|[?？。])(?P<rest>.*)"
)
_FRAME = re.compile(r"一覧|全員|全部|教|挙|誰|何|見|知|示|並|名前|氏名|方|人|入")
_NAME_HEAD = re.compile(r"氏名|名前|委員名|お名前")
_BESIDE_HEAD = re.compile(r"役職名?|職名?|所属.*|役|備考|団体名?|選出.*")
_POST_BEHIND = re.compile(
    r"[(（](?P<post>副?(?:会|委員|座|議|部会|本部|理事|幹事|班)長(?:職務)?(?:代理者?|代行)?)[)）]$"
)
_WANTS = frozenset({Want.WHO, Want.ALL, Want.WHICH, Want.NAME})
_LEAST = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Person:
    """One row of a roster."""

    sentence: Sentence
    name: str
    beside: tuple[str, ...]  # post and affiliation
    cells: dict[str, str]  # canonical head -> cell


@dataclass(frozen=True, slots=True)
class _Roster:
    doc_id: DocId
    over: str  # its caption and headings
    people: tuple[_Person, ...]


def answer_roster_people(context: Context) -> Draft | None:
    """The draft that names those of a roster who are meant; None where no roster has them."""
    question = context.question
    asked = _ASKED.search(question.text)
    if asked is None or question.asked.is_yes_no or question.asked.wants - _WANTS:
        return None
    if re.search("[一-鿿ァ-ヺ]", _FRAME.sub("", asked["rest"])):
        return None
    is_of_head = (asked["kind"] or "").endswith("長")
    if asked["kind"] and not is_of_head and not question.wants(Want.WHO, Want.NAME):
        return None
    found = [
        (roster, people)
        for document in context.documents.values()
        for roster in _rosters(document)
        if (people := _meant(roster, canonical(asked["body"]), asked["kind"] or ""))
    ]
    return _draft(context, *found[0], asked) if len(found) == 1 else None


def _meant(roster: _Roster, body: str, kind: str) -> tuple[_Person, ...]:
    """All of a body's roster, those of one kind, or those marked in a column that it heads."""
    people = roster.people
    posts = {one: match["post"] for one in people if (match := _POST_BEHIND.search(one.name))}
    if posts and kind.endswith("長"):
        # 会長 in another column is what one is elsewhere, where posts stand behind the names.
        is_of_body = body in canonical(roster.over)
        return tuple(one for one, post in posts.items() if is_of_body and post == kind)
    marked = tuple(one for one in people if one.cells.get(body))
    if body not in canonical(roster.over):
        people = marked
    if not kind:
        return people
    return tuple(one for one in people if canonical(kind) in map(canonical, one.cells.values()))


def _draft(
    context: Context, roster: _Roster, people: tuple[_Person, ...], asked: re.Match[str]
) -> Draft:
    body, kind = asked["body"], asked["kind"]
    subject = (
        context.say("roster.kind", body=body, kind=f"{kind}{asked['as'] or ''}")
        if kind
        else context.say("roster.of", body=body)
    )
    if kind and len(people) == 1:
        name = _POST_BEHIND.sub("", people[0].name).strip()
        text = context.say("governance.holder", role=subject, holder=name)
        statement = DraftStatement(text, ((roster.doc_id, people[0].sentence.span),))
        return Draft(
            (statement,), confidence=0.9, topic=subject, entity=name, doc_ids=(roster.doc_id,)
        )
    items = tuple(
        DraftStatement(_told(context, one), ((roster.doc_id, one.sentence.span),)) for one in people
    )
    text = context.say("list.people", subject=subject, count=len(items))
    lead = DraftStatement(text, items[0].proofs)
    return Draft((lead, *items), confidence=0.9, topic=body, items=items, doc_ids=(roster.doc_id,))


def _told(context: Context, person: _Person) -> str:
    if not person.beside:
        return context.say("roster.name", name=person.name)
    beside = context.say("list.comma").join(person.beside)
    return context.say("roster.person", name=person.name, beside=beside)


def _rosters(document: Document) -> Iterator[_Roster]:
    """The tables of persons."""
    for places in table_runs(document):
        first = document.sentences[places[0]]
        header = [normalize(head) for head in cells_of(document, first)]
        named = [place for place, head in enumerate(header) if _NAME_HEAD.fullmatch(head)]
        if len(named) != 1:
            continue
        rows = ((document.sentences[one], cells_of(document, document.sentences[one]))
                for one in places[1:])  # fmt: skip
        people = tuple(
            _person(header, named[0], sentence, cells)
            for sentence, cells in rows
            if named[0] < len(cells)
        )
        path = document.path_at(first.span.start)
        if len(people) >= _LEAST:
            over = " ".join((caption_over(document, places[0]), *path))
            yield _Roster(document.doc_id, over, people)


def _person(header: list[str], name: int, sentence: Sentence, cells: tuple[str, ...]) -> _Person:
    told = {head: cell for head, cell in zip(header, cells, strict=False) if cell}
    beside = tuple(
        cell for head, cell in told.items() if _BESIDE_HEAD.fullmatch(head) and cell != "委員"
    )
    by_head = {canonical(head): cell for head, cell in told.items()}
    return _Person(sentence, cells[name], beside, by_head)
