"""Where in a document something is written: 「推進体制はどの章に書いてありますか」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Context, Draft, DraftStatement
from assistant.guards import other_plan
from assistant.names import canonical
from assistant.topics.outline import Heading, outline
from corpus.records import DocId

_SAID = r"(?:書|記|載|述べ|明記|説明|言及|触れ|定め)"
# 何節, どの章, 何ページ, どこに書いて; not 何ページありますか, どこにありますか.
_WHERE = re.compile(
    r"(?:第?何(?:番目?)?の?|どの)(?:章|節(?!目)|項目?|ページ目?|頁|見出し)(?![一-鿿])(?!(?:が|は)?(?:あり|ある|もの|分))"
    rf"|どこに(?:は)?(?:[^、。]{{0,4}})?{_SAID}|どの(?:部分|箇所|ところ|辺り?|あたり)[にでを](?:[^、。]{{0,4}})?(?:{_SAID}|見|読)"
    r"|どこを(?:見れば|読めば|見たら|読んだら|開けば)"
)
_ALL_PAGES = re.compile(r"全部で|全体で|合計")
_ASKS_PAGE = re.compile(r"ページ|頁")
# What frames such a question and is no part of what is looked for.
_FRAME = re.compile(
    rf"について|に関して|に関する|に関わる|のこと(?=[はをがに])|(?:この|本)?(?:計画書|資料|冊子|文書)[のにで]は?"
    rf"|{_SAID}(?:さ?れ|い|あり|ある|て)*(?:てあるの|てあります|ているの|ています|いるの|の)?(?=[はが]|$|で)"
    r"|内容|記載|記述|箇所|部分|ところ|くわしく|詳しく|教えて|知りたい|(?:見|読)たい"
)
_NOUNS = frozenset("名詞 接頭辞 接尾辞 動詞 形容詞 形状詞 記号".split())
_LIGHT = frozenset(
    "有る 居る 為る 成る 良い 分かる 事 物 所 書く 載る 載せる 記す 知る "
    "教える 見る 読む 下さる".split()
)
_GENERIC = frozenset("計画 プラン 本 市 町 村 区 ビジョン 書".split())
_LEAST_COVERED = 0.75
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Held:
    """A heading and how well it names what is looked for."""

    doc_id: DocId
    heading: Heading
    covered: float  # share of the words that it holds
    generic: int  # 計画 and the like, which it holds besides
    share: float  # of its characters that are looked for


def answer_where(context: Context) -> Draft | None:
    """The sections whose headings hold what is asked for; None where none does."""
    text = context.question.text
    match = _WHERE.search(text)
    if match is None or _ALL_PAGES.search(text):
        return None
    words = _looked_for(context, match)
    held = [one for doc_id in context.documents for one in _held(context, doc_id, words)]
    if other_plan(context):  # 「第9期計画の評価」 may be a heading of this one
        held = [one for one in held if one.covered == 1]
    best = _best(held)
    if not best:
        return None
    are_several = len({one.doc_id for one in best}) > 1
    statements = tuple(
        _told(context, one, asks_page=bool(_ASKS_PAGE.search(match.group())), named=are_several)
        for one in best
    )
    return Draft(
        statements,
        confidence=0.9,
        topic=best[0].heading.section.title,
        entity=best[0].heading.section.title,
        doc_ids=tuple(dict.fromkeys(one.doc_id for one in best)),
    )


def _looked_for(context: Context, asked: re.Match[str]) -> list[str]:
    """The words of what is looked for, as they are compared with headings."""
    text = context.question.text
    masked = text[: asked.start()] + " " * len(asked.group()) + text[asked.end() :]
    masked = _FRAME.sub(lambda found: " " * len(found.group()), masked)
    return [
        canonical(token.surface)
        for token in context.question.tokens
        if token.pos in _NOUNS
        and token.lemma not in _LIGHT
        and masked[token.start : token.end] == token.surface
        and canonical(token.surface)
    ]


def _held(context: Context, doc_id: DocId, words: list[str]) -> Iterator[_Held]:
    own = [word for word in words if word not in _GENERIC]
    if not any(len(word) > 1 for word in own) and len("".join(own)) < 2:
        return
    for heading in outline(context.documents[doc_id]):
        title = canonical(heading.section.title)
        held = [word for word in own if word in title]
        generic = [word for word in words if word in _GENERIC and word in title]
        covered = len(held) / len(own)
        if held and covered >= _LEAST_COVERED:
            share = len("".join([*held, *generic])) / len(title)
            yield _Held(doc_id, heading, covered, len(generic), min(1.0, share))


def _best(found: list[_Held]) -> list[_Held]:
    """The one that names it best in each document, or up to three where they are equal."""
    if not found:
        return []
    top = max((one.covered, one.generic) for one in found)
    equal = [one for one in found if (one.covered, one.generic) == top]
    inner = [
        one
        for one in equal
        if not any(
            one.heading.index in [above.index for above in other.heading.path[:-1]]
            for other in equal
            if other.doc_id == one.doc_id
        )
    ]
    most = max(one.share for one in inner)
    closest = [one for one in inner if one.share == most]
    chosen = closest if len(inner) > _MOST or most == 1.0 else inner
    return sorted(chosen, key=lambda one: -one.share) if len(chosen) <= _MOST else []


def _told(context: Context, one: _Held, *, asks_page: bool, named: bool) -> DraftStatement:
    document = context.documents[one.doc_id]
    names = " › ".join(heading.section.name for heading in one.heading.path)
    page = document.page_of(one.heading.span.start)
    key = "section.where" if page is None else "section.where_page"
    said = context.say(key, heading=names, page=page)
    if page is None and asks_page:
        said += context.say("section.unpaged")
    if named:
        said += context.say("evidence.whose", title=document.title)
    return DraftStatement(said, ((one.doc_id, one.heading.span),))
