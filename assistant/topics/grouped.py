"""What a table tells under one of its groups, or its heading: 「基本目標2の施策は」."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.topics.table_runs import cells_of, table_runs
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_LABEL = re.compile(
    r"^(?P<kind>[一-鿿]{2,6}) ?(?P<number>[0-9]{1,2}(?:-[0-9]{1,2})*|[IVX]{1,4})(?![0-9年月日IVX])"
)
_ROW_NUMBER = re.compile(r"^[0-9０-９]{1,2}[ \u3000.．](?=[^0-9０-９]{2})")
_HEAD_NUMBER = re.compile(r"^[一-鿿]{0,6}[0-9０-９]{1,2}[ \u3000.．](?=[^0-9０-９]{2})")
_NUMBER_ALONE = re.compile(r"[0-9]{1,2}(?:[-.][0-9]{1,2})*")
_ASKS = frozenset({Want.WHICH, Want.ALL, Want.TARGET, Want.HOW_MANY, Want.WHO, Want.NAME})
_AS_MEMBERS = r"(?:の|から)?(?:選出)?(?:委員|代表|メンバー)?(?:さん)?(?:は|って|を|の(?:名|氏))"
_PERSON_HEAD = re.compile(r"氏名|名前|委員名|委員")
# What frames a question and names nothing besides the group and the column.
_FRAME = re.compile(r"一覧|全部|具体的|内容|教|挙|何|全|知|示|並|名前|名称|項目")
_SUM = re.compile(r"(?:[合小総]計|^計)$")  # of a row's name
_MIN_GROUP = 2  # rows
_PROJECT_HEAD = re.compile(r"(?:主な|具体的な)?(?:取り?組み?|事業|施策|活動|項目)(?:名称?)?")


def answer_group(context: Context) -> Draft | None:
    """The draft that lists the rows of the one group that is named; None for any other question."""
    question = context.question
    if question.asked.wants - _ASKS or question.asked.is_yes_no:
        return None
    is_who = question.wants(Want.WHO, Want.NAME)
    is_named = _lists_people if is_who else _names
    found = [
        (doc_id, group, head, rows)
        for doc_id, document in context.documents.items()
        for group, head, rows in _NAMED.of(document)
        if len(rows) >= _MIN_GROUP and is_named(question.text, group, head)
    ]
    if not found or len({(doc_id, len(rows)) for doc_id, _, _, rows in found}) > 1:
        return None
    doc_id, group, head, rows = found[0]  # the others are the headings of what the table lists
    if is_who:
        rows = _of_whom(context.documents[doc_id], rows, question.text.partition(group)[0])
    cells = {cell: sentence for sentence, cell in reversed(rows)}  # each thing once
    items = tuple(
        DraftStatement(cell, ((doc_id, sentence.span),), is_quote=True)
        for cell, sentence in reversed(cells.items())
    )
    key, subject = ("list.people", group) if is_who else ("list.rows", head)
    lead = DraftStatement(context.say(key, subject=subject, count=len(items)), items[0].proofs)
    return Draft((lead, *items), confidence=0.9, topic=head, items=items, doc_ids=(doc_id,))


def _of_whom(document: Document, rows: "_Rows", before: str) -> "_Rows":
    """Of 「公募市民の委員」 those whose row says 公募市民; all where no row says so."""
    said = canonical(before).removesuffix("の")
    own = [
        (sentence, cell)
        for sentence, cell in rows
        if said and any(said == canonical(other) for other in cells_of(document, sentence)[2:])
    ]
    return own or rows


_Rows = list[tuple[Sentence, str]]  # each with the cell behind the group's


def _groups(document: Document) -> Iterator[tuple[str, str, _Rows]]:
    """Each group of a table whose first column tells groups, the head of the second, the rows."""
    for places in table_runs(document):
        header = cells_of(document, document.sentences[places[0]])
        if len(header) < 2:
            continue
        by_group: dict[str, _Rows] = {}
        for place in places[1:]:
            sentence = document.sentences[place]
            cells = cells_of(document, sentence)
            if len(cells) >= 2 and cells != header and not _SUM.search(normalize(cells[1])):
                name = _named_by_number(header[0], cells[0])
                by_group.setdefault(name, []).append((sentence, cells[1]))
        yield from ((group, header[1], rows) for group, rows in by_group.items())


def _named_by_number(head: str, group: str) -> str:
    """「基本方針2 つかいやすく」 of 「2 つかいやすく」 below 基本方針; 施策2-2 of 「2-2」."""
    is_number = _ROW_NUMBER.match(group) or _NUMBER_ALONE.fullmatch(normalize(group).strip())
    is_numbered = is_number and re.fullmatch("[一-鿿]{2,6}", head)
    return f"{head}{group}" if is_numbered else group


def _below(document: Document) -> Iterator[tuple[str, str, _Rows]]:
    """Each section that holds a table of its projects, the head of those, the rows."""
    for places in table_runs(document):
        first = document.sentences[places[0]]
        header = cells_of(document, first)
        if first.section < 0 or _PROJECT_HEAD.fullmatch(header[0]) is None:
            continue
        rows = [
            (document.sentences[one], cells_of(document, document.sentences[one]))
            for one in places[1:]
        ]
        named = [(sentence, cells[0]) for sentence, cells in rows if cells != header]
        yield document.sections[first.section].name, header[0].removesuffix("名"), named


def _outlined(document: Document) -> Iterator[tuple[str, str, _Rows]]:
    """Each section with headings of one kind below it: 施策3-1, 施策3-2 of 基本方針3."""
    headings = {
        sentence.section: sentence
        for sentence in reversed(document.sentences)
        if sentence.kind is SentenceKind.HEADING
    }
    sections = document.sections
    for number, section in enumerate(sections):
        by_kind: dict[str, _Rows] = {}
        for below in range(number + 1, len(sections)):
            if sections[below].level <= section.level:
                break
            label = _LABEL.match(normalize(sections[below].name))
            if label and below in headings and sections[below].level == section.level + 1:
                named = (headings[below], sections[below].name)
                by_kind.setdefault(label["kind"], []).append(named)
        name = section.title if _LABEL.match(normalize(section.title)) else section.name
        yield from ((name, kind, rows) for kind, rows in by_kind.items())


_NAMED = KeptByDocument(
    lambda document: (*_groups(document), *_below(document), *_outlined(document))
)


def _lists_people(text: str, group: str, head: str) -> bool:
    """Whether a question asks who is in a group of a roster: 「公募委員は誰ですか」."""
    name = normalize(group).strip()
    if name not in text or _PERSON_HEAD.fullmatch(head) is None:
        return False
    return re.search(rf"(?<![一-鿿]){re.escape(name)}{_AS_MEMBERS}", text) is not None


def _names(text: str, group: str, head: str) -> bool:
    """Whether a question names a group, and asks what of the next column is in it."""
    label = _LABEL.match(normalize(group))
    number = rf"{label['kind']} ?{label['number']}(?![0-9IVX])" if label else "(?!)"
    said = re.search(number, text)
    group = _HEAD_NUMBER.sub("", group)  # つかいやすく of 「基本方針2 つかいやすく」
    is_held = canonical(group) in canonical(text)
    whole = is_held and (len(canonical(group)) > 3 or _is_alone(text, group, head))
    if said is None and not whole:
        return False
    behind = canonical(text[said.end() :] if said else text.replace(group, ""))
    core = canonical(head)
    rest = behind.replace(core, "", 1)
    return core in behind and not re.search("[一-鿿]{2}", _FRAME.sub("", rest))


def _is_alone(text: str, group: str, head: str) -> bool:
    """「歳入にはどんな項目が」: a short name counts only where it stands alone."""
    name, core = re.escape(canonical(group)), re.escape(canonical(head))
    said = re.search(
        rf"(?:^|[のは]){name}(?:に(?:は)?|の)(?:どんな|何の|どの)?{core}", canonical(text)
    )
    return said is not None
