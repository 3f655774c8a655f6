"""Questions about a figure or table by its number: its title, and that a picture cannot be read."""

import re

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftStatement, abstain, inline
from assistant.names import canonical
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Figure, Sentence, SentenceKind

_ASKS_TITLE = re.compile(
    r"題|タイトル|見出し|キャプション|だいめい|何の(?:図|表|ず|グラフ|写真)|何(?:を"
    r"|が)?(?:あらわ|表|示)(?:し|す|さ)(?!れて)|何という(?:図|表)"
    r"|名前|名称|どんな(?:図|表)|(?:は|って)(?:何|なに)(?:です|[?？]|$)|何に関する"
)
_ASKS_CONTENT = re.compile(
    r"中身|内容|描[かい]|書き出|書いてあ|順番|かかれ|書かれ|読み取|詳しく|くわしく|説明|の中(?:に|の|で)|載って"
    r"|何が(?:描|書|示さ|載)|どうなって|どこ|いくつ|誰|矢印|色"
)
_NTH_FIGURE = re.compile(r"(?P<n>[0-9]{1,2})(?:番目|つ目|個目)の(?P<kind>図|表)")
_ASKS_FIGURE = re.compile(
    r"(?:図|表|グラフ)の?(?:番号|名前|名称|題|タイトル)|(?:図|表)は(?:何番|第?何|どれ|どの|いくつ)"
    r"|(?:図|表)の?(?:いくつ|何番)|(?:何番目?|どの)の?(?:図|表)|第何[図表]"
    r"|図(?![書画鑑り])[^?？]{0,20}(?:番号|表題|題名|タイトル|何番)"
)
# 「図はいくつありますか」: how many there are, not which one.
_COUNTS_FIGURES = re.compile(
    r"^(?:[^図表]{0,8}[にの])?(?P<kind>図|表)(?:は|って)?(?:全部で)?(?:いくつ|何[個点枚つ])"
)
_IN_FIGURE = re.compile(r"(?P<title>[^、。「」]{3,20}?)」?(?:の|という)図(?:で|に|の中|を見)")
_FIGURE_OF = re.compile(
    r"^(?:では|じゃあ?)?、?(?P<title>[^、。「」]{2,25}?)の図(?:は(?:どれ|どこ|何番)?|って|を見(?:せて|たい))[^、。]{0,8}$"
)
_SHOWN = re.compile(
    r"(?P<shown>[^、。「」をがのに]{2,15})(?:を|が|の)(?:(?:表|示|描|書|載)[ぁ-ん]{1,6})?(?:図|絵)(?![一-鿿])"
)
_REFERRED = re.compile(r"[(](図[ ]?[0-9]+(?:-[0-9]+)?)[)]")  # …とします(図3)。
_FIGURE_WORDS = frozenset(
    "図 表 題 題名 表題 番号 番 名前 タイトル 載る 載せる 描く 数字 数値 乗る 示す 有る 書く 第 "
    "グラフ 絵 表わす 表す 現わす 引用 使う 転載 付く 番目 目".split()
)
_MIN_CAPTION_SHARE = 0.6
_MAX_ROWS = 30


def answer_figure(context: Context) -> Draft | None:
    """The draft for a question about a numbered figure; None when none is named."""
    label = context.question.figure_label or _nth_label(context)
    if not label:
        return _count(context) or _by_caption(context) or _inside_captioned(context)
    found = [
        (doc_id, document, figure)
        for doc_id, document in context.documents.items()
        for figure in document.figures
        if figure.label in (label, "図" + label) or figure.label.endswith(label)
    ]
    if not found:
        return abstain(
            AbstentionReason.NOT_STATED, context.say("missing.figure", label=label), topic=label
        )
    doc_id, document, figure = found[0]
    text = context.question.text
    if (_ASKS_TITLE.search(text) and not _ASKS_CONTENT.search(text)) or context.question.wants(
        Want.NAME
    ):
        return _title(context, doc_id, figure)
    if figure.has_content:
        return (
            _rows(context, doc_id, document, figure)
            if _ASKS_CONTENT.search(text)
            or context.question.wants(Want.ALL, Want.WHICH)
            or not context.question.words[1:]
            else None
        )
    if not _ASKS_CONTENT.search(text) and not context.question.asked.wants:
        return _title(context, doc_id, figure)
    return _picture(context, doc_id, figure)


def _nth_label(context: Context) -> str:
    """「2番目の図」 is the second figure's label."""
    match = _NTH_FIGURE.search(context.question.text)
    if match is None:
        return ""
    labels = [
        figure.label
        for document in context.documents.values()
        for figure in document.figures
        if figure.label.startswith(match["kind"])
    ]
    number = int(match["n"])
    return labels[number - 1] if 1 <= number <= len(labels) else ""


def _count(context: Context) -> Draft | None:
    match = _COUNTS_FIGURES.search(context.question.text)
    if match is None:
        return None
    found = [
        (doc_id, figure)
        for doc_id, document in context.documents.items()
        for figure in document.figures
        if figure.kind == match["kind"]
    ]
    if not found:
        return None
    proofs = tuple((doc_id, figure.span) for doc_id, figure in found)
    names = "、".join(f"{figure.label}「{figure.caption}」" for _, figure in found)
    text = context.say("figure.count", kind=match["kind"], count=len(found), names=names)
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found))
    return Draft(
        (DraftStatement(text, proofs),), confidence=0.9, topic=match["kind"], doc_ids=doc_ids
    )


def _by_caption(context: Context) -> Draft | None:
    """「推進体制が載っている図の名前は」: the figure whose caption says so."""
    if not _ASKS_FIGURE.search(context.question.text):
        return None
    best: tuple[float, DocId, Figure] | None = None
    words = [word for word in context.question.words if word.lemma not in _FIGURE_WORDS]
    for doc_id, document in context.documents.items():
        for figure in document.figures:
            caption = canonical(figure.caption)
            held = [word for word in words if canonical(word.surface) in caption]
            share = len(held) / max(1, len(words))
            if held and share >= _MIN_CAPTION_SHARE and (best is None or share > best[0]):
                best = (share, doc_id, figure)
    found = _by_name(context) or (best[1:] if best else None) or _by_reference(context)
    if found is None:
        return None
    doc_id, figure = found
    text = context.say("figure.named", label=figure.label, caption=figure.caption)
    statement = DraftStatement(text, ((doc_id, figure.span),))
    return Draft(
        (statement,), confidence=0.9, topic=figure.label, entity=figure.caption, doc_ids=(doc_id,)
    )


def _by_name(context: Context) -> tuple[DocId, Figure] | None:
    """「体制図を使います。番号は」: the one figure in whose caption that name of a figure is."""
    names = [canonical(phrase) for phrase in context.question.phrases if len(phrase) >= 3]
    found = [
        (doc_id, figure)
        for doc_id, document in context.documents.items()
        for figure in document.figures
        if any(name.endswith("図") and name in canonical(figure.caption) for name in names)
    ]
    return found[0] if len(found) == 1 else None


def _by_reference(context: Context) -> tuple[DocId, Figure] | None:
    """「計画期間を示した図は何番」: the one figure that a sentence on it refers to."""
    match = _SHOWN.search(context.question.text)
    if match is None:
        return None
    found: dict[str, tuple[DocId, Figure]] = {}
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            quote = normalize(sentence.span.of(document.text))
            referred = _REFERRED.findall(quote)
            if match["shown"] in quote and len(referred) == 1:
                for figure in document.figures:
                    if canonical(figure.label) == canonical(referred[0]):
                        found[f"{doc_id} {figure.label}"] = (doc_id, figure)
    return next(iter(found.values())) if len(found) == 1 else None


def _inside_captioned(context: Context) -> Draft | None:
    """「推進体制の図は」, 「推進体制の図で、センターは…」: a picture named by its title."""
    whole = _FIGURE_OF.match(context.question.text)
    match = whole or _IN_FIGURE.search(context.question.text)
    if match is None:
        return None
    asked = canonical(match["title"])
    for doc_id, document in context.documents.items():
        for figure in document.figures:
            if (
                asked in canonical(figure.caption)
                and figure.kind == "図"
                and not figure.has_content
            ):
                shown = _title if whole else _picture
                return shown(context, doc_id, figure)
    return None


def _caption(context: Context, doc_id: DocId, figure: Figure) -> DraftStatement:
    text = context.say("figure.caption", label=figure.label, caption=figure.caption)
    return DraftStatement(text, ((doc_id, figure.span),))


def _picture(context: Context, doc_id: DocId, figure: Figure) -> Draft:
    """Only the caption is known of what is drawn, and what the text says with a view to it."""
    return Draft(
        (_caption(context, doc_id, figure), *_referring(context, doc_id, figure)),
        reason=AbstentionReason.FIGURE_IS_IMAGE,
        missing=context.say("missing.figure_content", label=figure.label),
        topic=figure.label,
        doc_ids=(doc_id,),
    )


def _referring(context: Context, doc_id: DocId, figure: Figure) -> tuple[DraftStatement, ...]:
    """The sentence that points to a figure: 「…5年間とします（図3）」."""
    document, label = context.documents[doc_id], canonical(figure.label)
    for sentence in document.sentences:
        quote = sentence.span.of(document.text)
        if label in map(canonical, _REFERRED.findall(normalize(quote))):
            text = context.say("figure.referred", label=figure.label, quote=inline(quote))
            return (DraftStatement(text, ((doc_id, sentence.span),)),)
    return ()


def _title(context: Context, doc_id: DocId, figure: Figure) -> Draft:
    statement = _caption(context, doc_id, figure)
    return Draft(
        (statement,), confidence=0.97, topic=figure.label, entity=figure.caption, doc_ids=(doc_id,)
    )


def _rows(context: Context, doc_id: DocId, document: Document, figure: Figure) -> Draft:
    """A table's own rows, as printed."""
    lead = _caption(context, doc_id, figure)
    rows = tuple(
        DraftStatement(row.span.of(document.text), ((doc_id, row.span),), is_quote=True)
        for row in _rows_beside(document, figure)
    )
    return Draft(
        (lead, *rows), confidence=0.9, topic=figure.label, items=rows[1:], doc_ids=(doc_id,)
    )


def _rows_beside(document: Document, figure: Figure) -> list[Sentence]:
    """The table's rows behind its caption, else before it."""
    places = [n for n, sentence in enumerate(document.sentences) if sentence.span == figure.span]
    for step in (1, -1):
        rows: list[Sentence] = []
        place = (places[0] if places else 0) + step
        while 0 <= place < len(document.sentences) and len(rows) < _MAX_ROWS:
            if document.sentences[place].kind is not SentenceKind.TABLE_ROW:
                break
            rows.append(document.sentences[place])
            place += step
        if rows:
            return rows[::step]
    return []
