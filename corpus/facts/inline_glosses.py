"""Explanations that stand beside a word: in a parenthesis, behind ※, in an ordinance's list."""

import re
from collections.abc import Iterator

from corpus.facts.noun_phrases import ends_in_noun, phrase_start
from corpus.facts.reading import ReadSentence
from corpus.footnotes import split_term
from corpus.records import GlossaryEntry

# 「フレイル(心身が衰えた状態のこと。)」, 「情報資産(…情報をいう。以下同じ。)」
_BESIDE = re.compile(
    r"\((?P<definition>[^()]{6,120}?)(?P<closing>のこと|をいう|をいいます|を指す|を指します)(?:です)?"
    r"(?:。[^()]{0,40})?\)"
)
# 「※マイナポータル：国が運営する…サービス。」; not 「※問い合わせ：総務課」
_MARKED = re.compile(
    r"^(?:\(?(?:[※*＊](?:[0-9]{1,2})?|注[0-9]{0,2})\)?)\s*:?\s*"
    r"(?P<term>[^:。、]{2,40}?)(?:\s*[:…]+\s*|\s+(?=[^:]{10,}。$))(?P<definition>.{10,})$"
)
# 「アウトリーチ＝支援者が出向いて働きかけること。」
_EQUALS = re.compile(
    r"^[\s・●○◆◇■□※*]*(?P<term>[^=…。、:\s]{2,40})\s*(?:=|…+|‥+)\s*(?P<definition>[^=…]{8,}?(?:こと|もの|仕組み|技術|制度|状態|サービス|システム|取組|考え方))。?$"
)
# 「ＡＩ（エーアイ）　人工知能のこと。」: a line of its own
_SPACED = re.compile(
    r"^[\s・●○◆◇■□※*]*(?P<term>[^\s。、:=]{2,30})\s+(?P<definition>[^\s。][^。]{3,}?(?:のこと|の総称|の略称?))。?$"
)
# ICT(Information and Communication Technologyの略。情報通信技術のこと。)
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z '-]+の略(?:称|語)?[。、]\s*(?=\S)")
_NOT_TERMS = re.compile(
    r"出典|資料|出所|備考|注|問い?合わ?せ|連絡|担当|場所|会場|日時|期間|対象|時間|電話|参照|参考|例|凡例|単位|詳細"
    r"|調査|目標|指標|現状|令和|平成|[0-9]年"
)
# 「(1) 市民　市内に居住する者をいう。」
_POINTING = re.compile(r"(?:次|以下|下記)(?:の|に)")
_ARTICLE = re.compile(
    r"^(?:\([0-9ア-ソ]{1,2}\)\s*|[①-⑳]\s*|(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2}|[ア-ソ])[\s、.)]+)"
    r"(?P<term>(?![0-9])[^\s、。:(]{2,30}(?:\([^()]*\))?)[\s:]+(?P<definition>[^。]{5,}?)"
    r"をい(?:う|います)。?$"
)


def find_glosses(read: ReadSentence) -> Iterator[GlossaryEntry]:
    """The words that one sentence explains in passing."""
    article = _ARTICLE.match(read.text)
    if article is not None and _POINTING.match(article["definition"]):
        return
    if article is not None:
        yield _entry(read, article.span("term"), article.span("definition"), 0.92)
        return
    marked = next(
        filter(None, (rule.match(read.text) for rule in (_EQUALS, _SPACED, _MARKED))), None
    )
    if marked is not None and _NOT_TERMS.search(marked["term"]) is None:
        if ends_in_noun(read.tokens, marked.end("term")) and _is_explanation(marked["definition"]):
            yield _entry(read, marked.span("term"), marked.span("definition"), 0.8)
        return
    for beside in _BESIDE.finditer(read.text):
        start = phrase_start(read.tokens, beside.start(), crosses_no=False, crosses_verbs=False)
        if start is not None and _is_noun(read.text[start : beside.start()]):
            definition = beside.span("definition")
            if (origin := _ORIGIN.match(read.text, *definition)) is not None:
                definition = origin.end(), definition[1]
            yield _entry(read, (start, beside.start()), definition, 0.85, beside.end())


def _entry(
    read: ReadSentence,
    term: tuple[int, int],
    definition: tuple[int, int],
    confidence: float,
    end: int | None = None,
) -> GlossaryEntry:
    name, aliases = split_term(read.verbatim(*term))
    return GlossaryEntry(
        name,
        aliases,
        read.verbatim(*definition),
        read.span(term[0], end or max(definition[1], term[1])),
        read.sentence.span,
        confidence,
    )


def _is_explanation(text: str) -> bool:
    """Whether the words behind a colon are a phrase and not a list of places or numbers."""
    return re.search(r"[ぁ-ゖ]{2}", text) is not None and not re.match(r"[0-9]", text)


def _is_noun(term: str) -> bool:
    return len(term) > 1 and re.search(r"[0-9]", term) is None
