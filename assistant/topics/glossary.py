"""Questions what a term means or stands for, answered from the document's own glossary."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.bodies import ASSIST, share_said
from assistant.topics.holders import is_whom
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, GlossaryEntry, Span

_REVERSE = re.compile(
    r"(?:を|は)?(?:何|なん|どう)と(?:いい|いう|言|呼)|呼び名|呼び方|という言葉は"
    r"|何という(?:言葉|用語)"
)
_END = re.compile(r"(?<=[一-鿿々ァ-ヺーぁ-ん])のこと$")
_TOLD_OF = re.compile(r"(?P<what>[^、。?？]{4,30}?)(?:のこと)?(?:を|は)(?:何|なん)と")
_MIN_DEFINITION_SHARE = 0.6
_LEFT_OUT = (2, 3)  # characters of a term
# What a term may be said to be: 「…逃げ込む場所であり」.
_KIND = (
    r"(?:場所|施設|[人者物]|こと|もの|制度|仕組み|組織|区域|地域|状態|取組|活動|方法|計画|子ども"
    r"|事業|お金|考え方)"
)
_QUOTED = re.compile(r"「([^「」]{2,30})」")


def _without_end(definition: str) -> str:
    """「…する手法」 of 「…する手法のこと。」: it is told as 「…する手法」のことです."""
    return _END.sub("", definition.rstrip("。"))


_FORM_OF = re.compile(r"方式|制度|事業|手法|システム|サービス|活動|プラン|計画")
_LEAST_CORE = 3  # characters
_READING = re.compile(
    r"[ぁ-んー・ 　]+"
)  # 湧水守（ゆうすいもり）: how it is read, and not what it is
_LETTERS = re.compile(r"の略[。」]?$")
_WORKS = re.compile(r"(?:何|なに)を?(?:する|してる|している)(?:人|方|役|ところ|組織|会議)")
_SPELLS_OUT = re.compile(r"[^。]{3,60}の略(?:語|称)?(?:。|$|です|である)")


def answer_glossary(context: Context) -> Draft | None:
    """The draft for 「Xとは何ですか」, 「Xは何の略ですか」, or 「X」 alone; None otherwise."""
    question = context.question
    if question.wants(Want.NAME):
        return None
    if _REVERSE.search(question.text) and not question.asked.is_yes_no:
        return _reverse(context)
    is_bare = not question.asked.wants and len(question.phrases) == 1 and _is_only_phrase(context)
    asks_role = question.wants(Want.ROLE) and ASSIST.search(question.text) is None
    if not (question.wants(Want.DEFINITION, Want.ABBREVIATION) or is_bare or asks_role):
        return None
    if question.wants(Want.ROLE) and _is_doing_told(context):
        return None  # 「CIO補佐官って何する人」
    found = [one for one in _entries(context) if not _READING.fullmatch(one[1].definition)]
    if is_whom(question) and any(_is_held(context, *one) for one in found):
        return None  # 「CIOって誰のこと」: who that is
    if asks_role and (not question.wants(Want.DEFINITION) or _WORKS.search(question.text)):
        if question.wants(Want.WHO, Want.WHEN):
            return None  # 「審議会に報告する役目は誰ですか」
        found = [
            (doc_id, entry)
            for doc_id, entry in found
            if not _has_duty(context, doc_id, entry)
            and _is_doer(context, entry)
            and not _is_short(entry)
        ]
    if not found or all(_spells_out(entry) for _, entry in found):
        is_asked = question.wants(Want.DEFINITION)
        defined = _defined_in_text(context, is_express=bool(found)) if is_asked else None
        if defined is not None or not found:
            return defined
    statements, facts = [], []
    for doc_id, entry in found[:3]:
        for text in _texts(context, entry):
            statements.append(DraftStatement(text, ((doc_id, entry.span),)))
            facts.append(DraftFact(entry, doc_id))
    if not statements:
        return None
    term = found[0][1].term
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found[:3]))
    return Draft(tuple(statements), tuple(facts), 0.95, topic=term, entity=term, doc_ids=doc_ids)


def _texts(context: Context, entry: GlossaryEntry) -> Iterator[str]:
    """What is said of an entry: what it stands for, what it means, or both: 何の略で、どんな物."""
    question, say = context.question, context.say
    definition = _without_end(entry.definition)
    is_told = entry.aliases and question.wants(Want.ABBREVIATION)
    if is_told:
        yield say("glossary.stands_for", term=entry.term, names="」、「".join(entry.aliases))
    tells_letters = question.wants(Want.ABBREVIATION) and "略" in definition
    asks_meaning = not question.wants(Want.ABBREVIATION) or question.wants(Want.DEFINITION)
    if (asks_meaning and not (is_told and definition in entry.aliases)) or (
        tells_letters and not is_told
    ):
        yield say("glossary.means", term=entry.term, definition=definition)


def _spells_out(entry: GlossaryEntry) -> bool:
    """Whether an entry says of its term only what the letters stand for: 「…の略。」."""
    return _SPELLS_OUT.match(normalize(entry.definition)) is not None


def _defined_in_text(context: Context, *, is_express: bool = False) -> Draft | None:
    """The sentence that says what the term is, where the glossary does not hold it.

    Args:
        context: The question.
        is_express: Only one that defines it by that very word: 「DXを「…」と定義します」.
    """
    for term in _terms_asked(context):
        defining = _express(term) if is_express else _defining(term)
        for doc_id, document in context.documents.items():
            for sentence in document.sentences:
                quote = sentence.span.of(document.text)
                if not defining.search(normalize(quote)) or _LETTERS.search(quote):
                    continue
                text = context.say("evidence.quote", quote=quote.removesuffix("。"))
                statement = DraftStatement(text, ((doc_id, sentence.span),))
                return Draft((statement,), (), 0.85, topic=term, entity=term, doc_ids=(doc_id,))
    return None


def _terms_asked(context: Context) -> list[str]:
    """The terms whose meaning is asked for: those that are quoted, else the topic: 「Xとは」."""
    text = context.question.text
    return _QUOTED.findall(text) or [
        phrase
        for phrase in context.question.phrases[:1]
        if re.search(rf"{re.escape(phrase)}(?:と|って|は|の(?:意味|定義|語義))", text)
    ]


def _express(term: str) -> re.Pattern[str]:
    """「DXを「…」と定義します」."""
    name = re.escape(normalize(term))
    return re.compile(
        rf"(?<![一-鿿ァ-ヺーA-Za-z])[「『]?{name}[」』]?を、?「[^「」]{{8,}}」と(?:定義|捉え|いい)"
    )


def _defining(term: str) -> re.Pattern[str]:
    """「Xとは、…をいいます」, 「Xは、…場所であり」, 「…することをXと呼ぶ」, 「X …する子ども」."""
    name = re.escape(normalize(term))
    return re.compile(
        rf"(?<![一-鿿ァ-ヺー])[「『]?{name}[」』]?(?:[(（][^()（）]{{1,30}}[)）])?"
        r"とは、?[^。]{4,}(?:を?(?:いい|い|指し|指|意味し|意味す)(?:う|す|る|ます)|です|である|こと|もの)[。]?$"
        rf"|^[^ぁ-ん]{{0,4}}{name}は、?[^。]{{6,}}{_KIND}(?:であ|です|をい|。?$)"
        rf"|^(?:※?[0-9]*)? ?{name}(?:[\t ]+|[\t ]*(?:[:：]|[…･・.]{{2,}})[\t ]*)"
        r"[^\t]{6,}(?<![0-9%円人件])$"
        rf"|{_express(term).pattern}"
        rf"|[^。]{{6,}}を(?:「{name}」|{name}(?=と(?:呼|いい|いう|定義)))"
        r"と(?:呼[ばびぶ]|いい|いう|し|する|定義)"
    )


def _reverse(context: Context) -> Draft | None:
    """「まだ食べられるのに捨てられる食品を何と言いますか」: the term whose definition that is."""
    if (bracketed := _reverse_bracket(context)) is not None:
        return bracketed
    scored = [
        (share_said(context.question, entry.definition), doc_id, entry)
        for doc_id in context.documents
        for entry in context.facts[doc_id].glossary
    ]
    best = max(scored, key=lambda score: score[0], default=None)
    if best is None or best[0] < _MIN_DEFINITION_SHARE:
        return None
    _, doc_id, entry = best
    definition = _without_end(entry.definition)
    text = context.say("glossary.called", term=entry.term, definition=definition)
    statement = DraftStatement(text, ((doc_id, entry.span),))
    facts = (DraftFact(entry, doc_id),)
    return Draft((statement,), facts, 0.85, topic=entry.term, entity=entry.term, doc_ids=(doc_id,))


def _reverse_bracket(context: Context) -> Draft | None:
    """「まちづくりの理念を何と言いますか」 by 「基本構想（まちづくりの理念）」."""
    told = _TOLD_OF.match(context.question.text)
    if told is None:
        return None
    named = re.compile(rf"([一-鿿ァ-ヺーA-Za-z]{{2,}})[（(]{re.escape(told['what'])}[）)]")
    for doc_id, document in context.documents.items():
        match = named.search(document.text)
        if match is not None:
            term = match.group(1)
            text = context.say("glossary.called", term=term, definition=told["what"])
            statement = DraftStatement(text, ((doc_id, Span(*match.span())),))
            return Draft((statement,), (), 0.85, topic=term, entity=term, doc_ids=(doc_id,))
    return None


def _is_short(entry: GlossaryEntry) -> bool:
    """Whether the term is a name's short form alone, which tells nothing of what is done."""
    return canonical(entry.definition).endswith(canonical(entry.term))


def _is_doer(context: Context, entry: GlossaryEntry) -> bool:
    """Whether what is done is said of the term: not of CIO in 「CIOを補佐する専門員は何を」."""
    names = (entry.term, *entry.aliases)
    said = "|".join(re.escape(normalize(name)) for name in names)
    text = context.question.text
    is_other = re.search(rf"(?:{said})(?:さん)?(?:を|に|が[^、。]{{1,8}}[るた][一-鿿])", text)
    return is_other is None


def _has_duty(context: Context, doc_id: DocId, entry: GlossaryEntry) -> bool:
    """Whether a body or role of that name has a duty of its own, which says more."""
    return any(
        role.duty and canonical(role.role or role.body) == canonical(entry.term)
        for role in context.facts[doc_id].governance
    )


def _is_doing_told(context: Context) -> bool:
    """Whether facts tell what a post or body of the topic's name does, and no entry defines it."""
    names = {canonical(term) for term in _terms_asked(context)}
    facts = [context.facts[doc_id] for doc_id in context.documents]
    defined = {canonical(entry.term) for one in facts for entry in one.glossary}
    return any(
        role.duty and canonical(role.role or role.body) in names - defined
        for one in facts
        for role in one.governance
    )


def _is_held(context: Context, doc_id: DocId, entry: GlossaryEntry) -> bool:
    """Whether somebody holds a role of that name."""
    return any(
        role.holder and canonical(role.role or "") == canonical(entry.term)
        for role in context.facts[doc_id].governance
    )


def _is_only_phrase(context: Context) -> bool:
    """Whether the question is nothing but the term: 「CIO」, 「CIOは？」."""
    question = context.question
    rest = question.text.replace(question.phrases[0], "", 1).strip("はって?？。、とが ")
    return not rest


def _entries(context: Context) -> list[tuple[DocId, GlossaryEntry]]:
    """Entries whose term or alias is what the question names, best match only, by document."""
    quoted = _QUOTED.findall(context.question.text)
    named = quoted or _topic(context) if context.question.wants(Want.DEFINITION) else None
    asked = named or [*context.question.phrases, *quoted]
    found = list(_entries_named(context, asked, with_beginning=not named))
    if found or not context.question.wants(Want.DEFINITION):
        return found
    # 「ここは単独浄化槽ですよ」と言われた
    said = [name for name in context.question.phrases if any(name in one for one in quoted)]
    return list(_entries_named(context, said)) or _entries_short(context, [*asked, *said])


def _entries_named(
    context: Context, names: Sequence[str], *, with_beginning: bool = False
) -> Iterator[tuple[DocId, GlossaryEntry]]:
    """Entries of such names, best match only, by document.

    Args:
        context: The question.
        names: What may be a term.
        with_beginning: Whether the question's beginning may be one too.
    """
    asked = [canonical(name.removesuffix("さん"), context.names) for name in names]
    text = canonical(context.question.text) if with_beginning else ""
    for doc_id in context.documents:
        best: tuple[int, GlossaryEntry] | None = None
        for entry in context.facts[doc_id].glossary:
            for known in (entry.term, *entry.aliases):
                key = canonical(known, context.names)
                is_named = len(key) >= 2 and (
                    key in asked or _is_acronym_of(asked, key) or _stands_alone(key, text)
                )
                if is_named and (best is None or len(key) > best[0]):
                    best = (len(key), entry)
        if best is not None:
            yield doc_id, best[1]


def _entries_short(context: Context, names: Sequence[str]) -> list[tuple[DocId, GlossaryEntry]]:
    """The entry whose term is asked for with a part left out; none where two may be."""
    asked = {canonical(name, context.names) for name in names}
    found = [
        (doc_id, entry)
        for doc_id in context.documents
        for entry in context.facts[doc_id].glossary
        if any(_is_short_for(word, canonical(entry.term, context.names)) for word in asked)
    ]
    return found if len({entry.term for _, entry in found}) == 1 else []


def _topic(context: Context) -> list[str]:
    """本部 of 「CIOが部長を務める本部って何ですか」, behind what tells of it."""
    question = context.question
    return [
        phrase
        for phrase in question.phrases
        if re.search(rf"[るたいな]{re.escape(phrase)}(?:って|とは)", question.text)
    ]


def _is_acronym_of(asked: list[str], key: str) -> bool:
    """Whether the letters that are asked for begin the term: PDCA of PDCAサイクル."""
    return any(len(word) >= 3 and word.isascii() and key.startswith(word) for word in asked)


def _is_short_for(word: str, key: str) -> bool:
    """Whether a term is asked for without two or three characters of it: 単独(処理)浄化槽."""
    if len(word) >= _LEAST_CORE and _FORM_OF.fullmatch(key.removeprefix(word)):
        return key.startswith(word)  # 公設民営 of 公設民営方式
    left_out = len(key) - len(word)
    return left_out in _LEFT_OUT and any(
        key == word[:place] + key[place : place + left_out] + word[place:]
        for place in range(2, len(word) - 1)
    )


def _stands_alone(key: str, text: str) -> bool:
    """Whether ``key`` begins the question and a particle of asking follows it."""
    following = text[len(key) : len(key) + 2]
    if not text.startswith(key) or (len(key) < 3 and following not in ("とは", "って")):
        return False
    return following.startswith(("と", "っ", "の", "は", "?"))
