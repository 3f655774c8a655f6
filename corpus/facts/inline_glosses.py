"""Explanations that stand beside a word: in a parenthesis, behind ※, in an ordinance's list."""

import re
from collections.abc import Iterator

from corpus.facts.definitions import KIND, is_structural
from corpus.facts.noun_phrases import ends_in_noun, phrase_start
from corpus.facts.reading import ReadSentence
from corpus.footnotes import parse_note, split_term
from corpus.normalize import normalize
from corpus.note_marks import find_note_mark
from corpus.records import GlossaryEntry, Span

# 「フレイル(心身が衰えた状態のこと。)」, 「情報資産(…情報をいう。以下同じ。)」
_BESIDE = re.compile(
    r"\((?P<definition>[^()]{6,120}?)(?P<closing>のこと|をいう|をいいます|を指す|を指します)(?:です)?"
    r"(?:。[^()]{0,40})?\)"
)
# 「PDCAサイクル(計画・実行・評価・改善を繰り返す手法)」
_BESIDE_KIND = re.compile(
    r"\((?P<definition>(?![^()]*(?:令和|平成|[0-9]{4}年(?!まで)|除く|含む|参照))[^()。]{4,80}?[うくすつぬぶむるたい]"
    + rf"(?:{KIND}|(?<!ている)(?<!ていた)こと))\)"
    r"|\((?P<share>[^()。、]{4,40}の(?:割合|比率|人口|合計|総数|平均))\)"
    # 「スマート農業(ICTを活用して省力化を図る農業)」: of the kind that the word says it is
    r"|(?P<own>[一-鿿ァ-ヺー]{2,4})(?P<quoted>」)?"
    r"\((?P<same>[^()。]{6,80}(?:[うくすつぬぶむるたい]|(?(quoted)の|(?!)))(?P=own))\)"
)
# 地域共生社会の実現(…社会): what is explained stands before the act
# 中央公民館(町役場の隣にある施設): where a place is
_PLACE = re.compile(r"(?:にある|隣の|内の|近くの)(?:施設|場所|建物)$")
_ACT = re.compile(r"の(?:実現|推進|構築|形成|整備|確保|促進|充実|活用|導入|向上|実施|強化|取組)$")
# 「※マイナポータル：国が運営する…サービス。」; not 「※問い合わせ：総務課」
_MARKED = re.compile(
    r"^(?:\(?(?:[※*＊]|注)\)?)\s*:?\s*"
    r"(?P<term>[^:。、]{2,40}?)(?:\s*[:…]+\s*|\s+(?=[^:]{10,}。$))(?P<definition>.{10,})$"
)
# 「アウトリーチ＝支援者が出向いて働きかけること。」
_EQUALS = re.compile(
    r"[\s・●○◆◇■□※*]*(?P<term>[^=…。、:\s]{2,40})\s*(?:=|…+|‥+)\s*(?P<definition>[^=…]{8,}?)。?$"
)
# 「【バリアフリー】生活の妨げとなる段差などを取り除くこと。」
# Behind an explanation: 「…のこと」, 「…を指す」
_END = r"(?:のこと|の総称|の略称?|(?=を(?:いう|いいます|指す|指します)))"
_SAYS = r"(?:を?(?:いう|いいます|指す|指します|です))?。?$"
# 「地域包括ケア：…体制のこと。」, 「エシカル消費 → 環境に配慮した消費行動のこと」
_COLON = re.compile(
    r"[\s・●○◆◇■□※*]*(?P<term>[^=…。、:→\s]{2,30}(?:\([^()]{2,60}\))?)\s*[:→/]\s*"
    r"(?!//)(?P<definition>[^:→]{8,}?(?:"
    + _END
    + r"|[うくすつぬぶむるたい]"
    + KIND
    + "|の(?:割合|比率|合計|総数|平均|人口)))"
    + _SAYS
)
_FRAMED = re.compile(
    r"[\s・●○◆◇■□※*]*[【〔\[](?![0-9]+[】〕\]])(?P<term>[^【】〔〕\[\]]{2,30})[】〕\]]\s*(?P<definition>[^【】。]{8,}?)"
    r"(?:を(?:いう|いいます|指す|指します))?。?$"
)
# 「ＡＩ（エーアイ）　人工知能のこと。」: a line of its own
_SPACED = re.compile(
    r"[\s・●○◆◇■□※*]*(?P<term>[^\s。、:=→]{2,30})\s+(?P<definition>[^\s。→][^。]{3,}?"
    + _END
    + ")"
    + _SAYS
)
# 「農福連携　…を実現していく取組。」: as the line above, when that explains a word
_SPACED_TOO = re.compile(
    r"[\s・●○◆◇■□※*]*(?P<term>[^\s。、:=→]{2,30})\s+(?P<definition>[^\s。→][^。]{8,})。$"
)
# 「健康寿命」　…生活できる期間
_QUOTED_LINE = re.compile(
    r"[\s・●○※]*「(?P<term>[^」]{2,30})」[\s:]+(?P<definition>[^「」。]{8,})。?$"
)
# ICT(Information and Communication Technologyの略。情報通信技術のこと。)
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z '-]+の略(?:称|語)?[。、]\s*(?=\S)")
NOT_TERMS = re.compile(
    r"^(?:用語|ことば|解説|キーワード)$|出典|資料|出所|備考|注|問い?合わ?せ|連絡|担当|場所|会場|日時|期間|対象|時間|電話|参照|参考|例|凡例|単位|詳細|効果|主体|成果|結果|理由|強み|弱み|機会|要件|条件|役割|メリット"
    r"|調査|目標|指標|現状|令和|平成|[0-9]年"
)
# 「(1) 市民　市内に居住する者をいう。」
_MAX_TERM_CHARS = 40
_REFERENCE = re.compile(r"https?|[“”\"、。]")  # JETRO、“…について”: literature, not a term
_POINTING = re.compile(r"(?:次|以下|下記)(?:の|に)")
_ARTICLE = re.compile(
    r"^(?:\([0-9ア-ソ]{1,2}\)\s*|[①-⑳]\s*|(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2}|[ア-ソ])[\s、.)]+)"
    r"(?P<term>(?![0-9])[^\s、。:(]{2,30}(?:\([^()]*\))?)[\s:]+(?P<definition>[^。]{5,}?)"
    r"をい(?:う|います)。?$"
)


def is_spaced_gloss(read: ReadSentence) -> bool:
    """Whether a line has the form 「用語　…のこと。」."""
    return _SPACED.match(read.text, read.words_start) is not None


def find_next_gloss(read: ReadSentence) -> GlossaryEntry | None:
    """The word of a line that stands below one of the same form."""
    match = _SPACED_TOO.match(read.text, read.words_start)
    if match is None or not ends_in_noun(read.tokens, match.end("term")):
        return None
    if not _is_described_noun(read, *match.span("definition")) or NOT_TERMS.search(match["term"]):
        return None
    return _entry(read, match.span("term"), match.span("definition"), 0.75)


def find_glosses(read: ReadSentence) -> Iterator[GlossaryEntry]:
    """The words that one sentence explains in passing."""
    article = _ARTICLE.match(read.text)
    if article is not None and _POINTING.match(article["definition"]):
        return
    if article is not None:
        yield _entry(read, article.span("term"), article.span("definition"), 0.92)
        return
    noted = _noted(read)
    if noted is not None:
        yield noted
        return
    start = read.words_start  # a number is no part of the word
    marked = _QUOTED_LINE.match(read.text, start)
    if marked is not None and not _is_described_noun(read, *marked.span("definition")):
        marked = None
    marked = marked or next(
        filter(None, (_SPACED.match(read.text, start), _MARKED.match(read.text))), None
    )
    if marked is None and (
        shown := _EQUALS.match(read.text, start) or _FRAMED.match(read.text, start)
    ):
        marked = shown if _is_described_noun(read, *shown.span("definition")) else None
    if marked is None and (said := _COLON.match(read.text, start)) is not None:
        marked = None if is_structural(said["term"]) or said["definition"][0] in "「『" else said
    if marked is not None and "とは、" in marked["definition"]:
        return  # 「37　IoTデバイスとは、…を指す」 has a word of its own
    if marked is not None and NOT_TERMS.search(marked["term"]) is None:
        if ends_in_noun(read.tokens, marked.end("term")) and _is_explanation(marked["definition"]):
            yield _entry(read, marked.span("term"), marked.span("definition"), 0.8)
        return
    for beside in (*_BESIDE.finditer(read.text), *_BESIDE_KIND.finditer(read.text)):
        group = next(
            name for name in ("definition", "share", "same") if beside.groupdict().get(name)
        )
        term = _term_in_front(read, read.text.rindex("(", 0, beside.start(group)))
        definition = beside.span(group)
        if (origin := _ORIGIN.match(read.text, *definition)) is not None:
            definition = origin.end(), definition[1]
        if term is not None and not _PLACE.search(read.text[slice(*definition)]):
            yield _entry(read, term, definition, 0.85, beside.end())


def _term_in_front(read: ReadSentence, end: int) -> tuple[int, int] | None:
    """The word in front of a parenthesis that explains it; digits only in a quoted one."""
    if read.text[:end].endswith("」"):  # いわゆる「2025年問題」(…が急増すること)
        opening = read.text.rfind("「", 0, end)
        return (opening, end) if 0 <= opening < end - 3 else None
    if (act := _ACT.search(read.text, 0, end)) is not None:
        end = act.start()
    start = phrase_start(read.tokens, end, crosses_no=False, crosses_verbs=False)
    if start is None or not _is_noun(read.text[start:end]):
        return None
    return start, end


def _noted(read: ReadSentence) -> GlossaryEntry | None:
    """「※3 NPO（…）：民間の団体。」, 「(注2) 情報資産　…」: a note on no word of the text."""
    printed = read.aligned.original
    mark = find_note_mark(printed)
    if mark is None:
        return None
    note = parse_note(printed[mark.end :].rstrip())
    explained = printed[mark.end + note.definition_start :].rstrip()
    if not note.term or not _is_explanation(normalize(explained)):
        return None
    if NOT_TERMS.search(normalize(note.term)) or len(note.term) > _MAX_TERM_CHARS:
        return None
    if _REFERENCE.search(note.term):
        return None
    base = read.sentence.span.start
    span = Span(base + mark.end, base + len(printed.rstrip()))
    return GlossaryEntry(note.term, note.aliases, explained, span, read.sentence.span, 0.8)


def _is_described_noun(read: ReadSentence, start: int, end: int) -> bool:
    """Whether the words are a noun that a clause describes: 自治体が行う調査, 差を減らすこと."""
    if not ends_in_noun(read.tokens, end):
        return False
    if read.text[start:end].endswith(("のこと", "の総称", "の略", "の略称")):
        return True
    inside = [token for token in read.tokens if start <= token.start < end]
    return any(token.pos in {"動詞", "助動詞"} for token in inside)


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
    is_number = re.match(r"[0-9](?![0-9]*(?:歳|代|日|週|か月|年以上|つの))", text)
    return re.search(r"[ぁ-ゖ].*[ぁ-ゖ]", text) is not None and is_number is None


def _is_noun(term: str) -> bool:
    return len(term) > 1 and re.search(r"[0-9]", term) is None
