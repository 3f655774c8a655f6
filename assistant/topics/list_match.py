"""Which enumeration of the documents a question names, and what else it says."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafts import Context, DraftStatement
from assistant.guards import is_of_former, other_plan
from assistant.names import canonical
from assistant.thesaurus import shared_thesaurus
from corpus.normalize import normalize
from corpus.records import DocId, ListFact, Span

_GENERIC_SUBJECTS = frozenset(
    {"計画", "本計画", "市", "事項", "内容", "もの", "こと", "取組", "事業"}
    # A regulation's 「委員会は、次の事項を…」 lists what it does and is no list of 委員会.
    | {"委員会", "会議", "本部", "協議会", "審議会", "部会"}
)
_OF_LAST = re.compile(r"(?:(?:こ|そ)の)?うち|(?:こ|そ)れら")  # of what the sentence before names
COUNTERS = re.compile(
    r"(?:[0-9]+|[一二三四五六七八九十]|ひと|ふた|みっ|よっ|なな)(?:つ|個|点|項目|本|種類|分野|件)(?:の)?"
)
# Words beside the subject that a list question may hold without being about something else.
BESIDE = frozenset(
    "計画 市 町 村 区 掲げる 挙げる 示す 定める 設定 設ける 名前 名称 中身 項目 数 個数 種類 "
    "存在 列挙 内 うち 本計画 選ぶ 選定 紹介 挙がる 整理 決める 何個 最初 最後 番 番目 目 一番 "
    "第 つ 人 行政 件数 個 どれ 内訳 事 皆 関係 関連 順 順番 正確 表記 表現 原文 正式 "
    "ビジョン 大綱 プラン 戦略 構想 指針".split()
)
_ASKED = re.compile(
    r"(?:は|って|とは)、?(?:何|なに|なん|どれ|どんな|どう|[?？]|$)"
    r"|を、?(?:教え|おしえ|知り|示し|述べ|お?聞か|説明|簡潔|詳し|一言)"
)  # まちの理念は何
_FEW = 3  # content words
_TWO = re.compile(r"\s+[○●◆■◇]\s*(?=\S)")  # 「○導入（取組1） ○相談（取組7）」 on one line
_MOST_ANNOUNCED = 200  # characters; a longer "sentence" is the chapter that a list makes up
_IS_NAMED = 0.5  # of a subject's characters
KANJI = "一二三四五六七八九十"
ORDINAL = re.compile(
    rf"(?:第|上から)?([0-9]{{1,2}}|[{KANJI}])(?:つ目|番目|個目|点目|つめ|ばんめ|番の)"
)


@dataclass(frozen=True, slots=True)
class ListMatch:
    """An enumeration, and how much of a question it explains."""

    doc_id: DocId
    fact: ListFact
    overlap: float  # share of the subject's characters that the question holds
    head: bool  # the subject's last noun is in the question
    leftover: tuple[str, ...]  # content words that neither subject nor items explain


def list_matches(context: Context) -> list[ListMatch]:
    """The enumerations of the documents that are asked about, each with its match."""
    found = []
    for doc_id in context.documents:
        for fact in context.facts[doc_id].lists:
            if canonical(fact.subject) in _GENERIC_SUBJECTS or _OF_LAST.match(fact.subject):
                continue
            if is_of_former(
                context.question, said_in(context, doc_id, fact), context.documents[doc_id].title
            ):
                continue
            found.append(match_of(context, doc_id, fact))
    return found


def said_in(context: Context, doc_id: DocId, fact: ListFact) -> str:
    """The normalised sentence that announces an enumeration."""
    return _announcement(fact.sentence.of(context.documents[doc_id].text))


@lru_cache(maxsize=1_000)  # some are long, and every question looks at the same
def _announcement(printed: str) -> str:
    return normalize(printed)


@lru_cache(maxsize=2_000)
def _items_together(items: tuple[str, ...]) -> str:
    """Items, canonical, a line each."""
    return "\n".join(map(canonical, items))


@lru_cache(maxsize=8)
def _names_together(names: frozenset[str]) -> str:
    """Municipalities, of which there may be hundreds, a line each."""
    return "\n".join(names)


def match_of(context: Context, doc_id: DocId, fact: ListFact) -> ListMatch:
    """How much of a question an enumeration explains."""
    subject = canonical(fact.subject, context.names)
    words = [word for word in context.question.words if not COUNTERS.fullmatch(word.surface)]
    keys = {word.surface: canonical(word.surface) for word in words}
    covered = [key for key in keys.values() if key and (key in subject or _means(key, subject))]
    overlap = sum(min(len(key), len(subject)) for key in set(covered)) / max(
        1, len(re.sub(r"[のをがはに]", "", subject))
    )
    items = _items_together(fact.items)
    section = context.documents[doc_id].section_at(fact.span.start)
    # 「基本目標2の視点は」: the headings above say which, where the list itself is named.
    path = section.path[0 if overlap >= _IS_NAMED else -1 :] if section is not None else ()
    heading = canonical(" ".join(path))
    # 「食育の重点目標は」 of a 食育推進計画; not where another plan is named.
    title = "" if other_plan(context) else canonical(context.documents[doc_id].title)
    announced = canonical(fact.sentence.of(context.documents[doc_id].text)[:_MOST_ANNOUNCED])
    leftover = tuple(
        word.surface
        for word in words
        if keys[word.surface] not in covered
        and word.lemma not in BESIDE
        and word.pos != "動詞"  # 抱えている課題, 課題を並べて: what is done to a list names no list
        and not ORDINAL.search(word.surface)
        and (keys[word.surface] not in announced or _ASKED.match(context.question.text, word.end))
        and keys[word.surface] not in items
        and keys[word.surface] not in heading
        and keys[word.surface] not in title
        and not word.surface.isnumeric()
        and word.surface not in _names_together(context.names)
    )
    head = (
        subject[-2:] in canonical(context.question.text)
        or any(key and subject.endswith(key) for key in keys.values())
        or any(
            canonical(phrase) and subject.endswith(canonical(phrase)[-2:])
            for phrase in context.question.phrases
        )
    )
    alias = alias_of(context, doc_id, fact)
    if alias and alias in canonical(context.question.text):
        leftover = tuple(word for word in leftover if canonical(word) not in alias)
        return ListMatch(doc_id, fact, 1.0, True, leftover)
    # 困りごと is 課題 only where the document has no word 困りごと of its own
    text = context.documents[doc_id].text
    is_short = len(keys) <= _FEW  # 「村の困りごとは」
    others = (key for word, key in keys.items() if key and (is_short or word not in text))
    head = head or any(_means(key, subject) for key in others)
    return ListMatch(doc_id, fact, min(1.0, overlap), head, leftover)


def _means(key: str, subject: str) -> bool:
    """Whether a synonym of the question's word names the subject: 困りごと for 課題."""
    return any(len(other) >= 2 and subject.endswith(other) for other in shared_thesaurus().of(key))


def alias_of(context: Context, doc_id: DocId, fact: ListFact) -> str:
    """The other name in brackets behind an announcement: 「4つの理想のまち（将来像）」."""
    text = context.documents[doc_id].text
    match = re.match(r"[（(]([^（）()]{2,15})[)）]", text[fact.span.end : fact.span.end + 20])
    return canonical(match.group(1)) if match else ""


def items_of(match: ListMatch) -> tuple[DraftStatement, ...]:
    """The items as quotes, each with its own place where the fact has one."""
    fact = match.fact
    spans = (
        fact.item_spans
        if len(fact.item_spans) == len(fact.items)
        else (fact.span,) * len(fact.items)
    )
    return tuple(
        DraftStatement(part, ((match.doc_id, place),), is_quote=True)
        for item, span in zip(fact.items, spans, strict=True)
        for part, place in _parts(item, span)
    )


def _parts(item: str, span: Span) -> list[tuple[str, Span]]:
    """The items that stand on one line behind a bullet each; the one item of any other line."""
    if len(item) != span.end - span.start:
        return [(item, span)]
    ends = [match.start() for match in _TWO.finditer(item)] + [len(item)]
    starts = [0] + [match.end() for match in _TWO.finditer(item)]
    return [
        (item[start:end], Span(span.start + start, span.start + end))
        for start, end in zip(starts, ends, strict=True)
    ]
