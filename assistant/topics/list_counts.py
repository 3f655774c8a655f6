"""How many there are, where a question says numbers itself or asks for several at once."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.calculation.amounts import amount_of
from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.guards import is_of_former
from assistant.names import canonical
from assistant.topics.list_match import alias_of, said_in
from assistant.wants import Want
from corpus.records import DocId, ListFact

_COUNT = r"(?P<count>[0-9]{1,2})(?:つ|個|点|項目|本|種類|分野)(?!の)"
_EITHER = re.compile(  # 5つだったか6つだったか, 3つか4つか, 7つでしたっけ8つでしたっけ
    rf"{_COUNT}[^0-9、。]{{0,8}}(?:か|っけ)[、?？]?(?:それとも、?)?[0-9]{{1,2}}(?:つ|個|点|項目|本|種類|分野)"
)
_CONFIRMS = re.compile(
    r"^(?:だ|である|です|あ(?:る|ります))?、?(?:と|って|で)[^。]{0,20}"
    r"(?:差し支え|良|よ[いろ]|いい|大丈夫|問題|構わ|かまわ|間違い|まちがい|合って|正し|OK)"
)
_EACH = re.compile(r"それぞれ|どちらも|両方|ともに|おのおの|各々|の数")
# 「課題と方向はどっちが多い」, 「課題と方向の数の差は」
_MORE = re.compile(
    r"(?:どっち|どちら|どれ)(?:の(?:ほう|方))?[がの][^。]{0,6}(?:多|少な)|差は|差(?:です|を)"
    r"|(?:多|少な)い(?:の|ほう|方)は、?(?:どっち|どちら|どれ)"
)
_VAGUE = frozenset("まち もの こと 計画 市 町 村 人 内容 事項 事業".split())


@dataclass(frozen=True, slots=True)
class _Named:
    """A list whose number is known, and where the question names it."""

    doc_id: DocId
    fact: ListFact
    count: int
    start: int
    end: int


_SO_MANY = re.compile(
    r"(?:では|じゃあ?|それでは)?(?P<number>[0-9]{1,2})(?:つ|個|項目)(?:なの|あるの|あるもの)は(?:何|なに|どれ|どちら)?(?:です)?か?[?？。]*$"
)
_MOST_COUNTED = 3  # lists


def answer_count(context: Context) -> Draft | None:
    """The draft for 「5つか6つか」, 「6項目だと報告してよいか」, 「課題と方向はそれぞれいくつ」."""
    text = canonical(context.question.text)
    either = _EITHER.search(text)
    if (so_many := _SO_MANY.match(text)) is not None:
        return _counted_so(context, int(so_many["number"]))
    named = _named(context, text[: either.start()] if either else text)
    if not named or len({one.doc_id for one in named}) > 1:
        return None
    if either:
        return _told(context, [(named[0], "list.count")]) if len(named) == 1 else None
    claims = [(one, claim) for one in named if (claim := _claim(text, one)) is not None]
    asks = context.question.wants(Want.HOW_MANY)
    if claims and not asks and _CONFIRMS.search(text[max(claim.end() for _, claim in claims) :]):
        return _told(context, [(one, _verdict(one, claim)) for one, claim in claims])
    if len(named) == 2 and _MORE.search(text) and not context.question.asked.is_yes_no:
        return _compared(context, *named)
    are_joined = len(named) > 1 and all(
        re.fullmatch(r"(?:の数)?(?:と|や|、)[^。]{0,8}", text[one.end : other.start])
        for one, other in pairwise(named)
    )
    if (asks or "の数" in text) and are_joined and _EACH.search(text):
        return _told(context, [(one, "list.count") for one in named])
    return None


def _counted_so(context: Context, number: int) -> Draft | None:
    """「6つなのは何ですか」: the lists that a text counts so."""
    found = {
        canonical(fact.subject): (doc_id, fact)
        for doc_id in context.documents
        for fact in context.facts[doc_id].lists
        if fact.count == number
    }
    if not found or len(found) > _MOST_COUNTED:
        return None
    statements = tuple(
        DraftStatement(
            context.say("list.count", subject=fact.subject, count=number), ((doc_id, fact.span),)
        )
        for doc_id, fact in found.values()
    )
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found.values()))
    _, first = next(iter(found.values()))
    return Draft(statements, confidence=0.85, topic=first.subject, doc_ids=doc_ids)


def _compared(context: Context, first: _Named, second: _Named) -> Draft:
    """Which of two lists is longer, and by how many items."""
    more, less = sorted((first, second), key=lambda one: -one.count)
    say = context.say
    told = _told(context, [(first, "list.count"), (second, "list.count")])
    if more.count == less.count:
        text = say("list.equal", first=first.fact.subject, second=second.fact.subject)
    else:
        text = say(
            "list.more",
            more=more.fact.subject,
            result=more.count - less.count,
            sum=f"{more.count} - {less.count} = {more.count - less.count}",
        )
    proofs = tuple((one.doc_id, one.fact.span) for one in (more, less))
    amounts = (amount_of(one.fact.subject, f"{one.count}つ", proofs) for one in (first, second))
    return replace(
        told,
        statements=(DraftStatement(text, proofs), *told.statements),
        amounts=tuple(one for one in amounts if one is not None),
    )


def _named(context: Context, text: str) -> list[_Named]:
    """The lists that the text names, in its order; none where one name may mean two numbers."""
    found: dict[tuple[int, int], _Named] = {}
    for doc_id in context.documents:
        for fact in context.facts[doc_id].lists:
            count = fact.count if fact.count is not None else len(fact.items)
            alias = alias_of(context, doc_id, fact)
            match = _name_in(canonical(fact.subject, context.names), text) or (
                _name_in(alias, text) if alias else None
            )
            if match is None or not count:
                continue
            if is_of_former(
                context.question, said_in(context, doc_id, fact), context.documents[doc_id].title
            ):
                continue
            before = found.get(match.span())
            if before is not None and before.count != count:
                return []
            found.setdefault(match.span(), _Named(doc_id, fact, count, *match.span()))
    inner = {
        place
        for place in found
        for other in found
        if place != other and other[0] <= place[0] and place[1] <= other[1]
    }
    return [found[place] for place in sorted(found) if place not in inner]


def _name_in(subject: str, text: str) -> re.Match[str] | None:
    """The subject, or the longest end of it behind a の: 方向 of まちづくりの方向."""
    parts = subject.split("の")
    head = re.search(r"[一-鿿ァ-ヺー]{2,}$", subject)  # 課題 of 市が取り組むべき課題
    names = ["の".join(parts[first:]) for first in range(len(parts))]
    for name in (*names, head.group() if head else ""):
        if len(name) < 2 or name in _VAGUE or name not in text:
            continue
        match = re.search(rf"(?<![一-鿿ァ-ヺー]){re.escape(name)}(?![一-鿿ァ-ヺー])", text)
        if match:
            return match
    return None


def _claim(text: str, named: _Named) -> re.Match[str] | None:
    return re.compile(rf"」?(?:の数)?(?:は|が|って|も)、?(?:全部で)?{_COUNT}").match(
        text, named.end
    )


def _verdict(named: _Named, claim: re.Match[str]) -> str:
    return "list.yes_count" if int(claim["count"]) == named.count else "list.no_count"


def _told(context: Context, told: list[tuple[_Named, str]]) -> Draft:
    statements = tuple(
        DraftStatement(
            context.say(key, subject=one.fact.subject, count=one.count),
            ((one.doc_id, one.fact.span),),
        )
        for one, key in told
    )
    facts = tuple(DraftFact(one.fact, one.doc_id) for one, _ in told)
    first = told[0][0]
    return Draft(statements, facts, 0.95, topic=first.fact.subject, doc_ids=(first.doc_id,))
