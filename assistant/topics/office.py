"""Which office keeps or made the plan: 「困ったらどの課に聞けばいい？」, 「誰が作ったのですか」."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain, inline
from assistant.names import canonical
from assistant.topics.origin import answer_origin
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind

_OFFICE = r"[^\s、。()]{1,15}(?:課|係|室|局|部)(?![一-鿿])"
_NAMED_OFFICE = r"(?<![同各])(?:課|係|室|局)(?![一-鿿])"
# By lemma: what is asked of a plan as a whole, how it and an office are called.
_SAID_OF_ALL = frozenset(
    (
        "担当 担う 所管 主管 管轄 受け持つ 受持つ 窓口 問い合わせ 問い合わせる 問合せ "
        "聞く 訊く 尋ねる 訪ねる 相談 連絡 連絡先 先 事務局 事務 局 質問 行く 持つ "
        "見る 扱う 取り扱う 責任 取り纏め 取り纏める 役 つく 付く 困る 分かる 解る 事 "
        "気 内容 疑問 点 不明 意見 時 場合 詳しい 成る 為る 出る 良い 有る 本 物 "
        "人 知る 教える 伺う 居る 役所 役場 市役所 町役場 村役場 庁 言う 課 係 部署 "
        "部 室 組織 所 者 全体 計画 方針 プラン 構想 戦略 ビジョン 指針 大綱 資料 "
        "文書 書 冊子 策定 作る 拵える 作成 編集 発行 纏める 出す 書く"
    ).split()
)
_MAKES = re.compile(r"作(?:っ|ら|成|り)|つく(?:っ|ら)|こしらえ|策定(?:し|者|主体)|編集|発行")
_KEEPS = re.compile(
    r"担当|担って|所管|主管|管轄|受け持|事務局|取りまとめ|(?:どの|何|どこの)(?:課|係|部署)"
)
_HELPS = re.compile(r"窓口|問い?合わ?せ|聞[いけきく]|訊|尋ね|相談|連絡|質問|意見")
_PUZZLED = re.compile(
    r"困っ|(?:わか|分か)ら|不明|疑問|質問|計画|プラン|戦略|方針|構想|ビジョン|大綱|指針|資料|冊子"
)
_OFFICE_ASKED = re.compile(r"課|係|部署|[どの何]部(?!会)")
_ASKS = re.compile(
    r"どこ|どちら|どの(?:部|課|係|室|部署|組織|担当|窓口)|何(?:課|係|部|という(?:課|部署|係))|誰|だれ|どなた"
    r"|(?:担当|所管|主管)(?:課|部署|の課|の部署|係)|(?:問い?合わ?せ|相談|連絡)先|窓口"
)
_NO_OFFICE = re.compile(
    r"電話|メール|番号|住所|ファ(?:ク|ッ)ス|FAX|TEL|URL|どこ(?:で(?!す|しょ)|から)"
)
_KEPT = re.compile(
    r"(?:本|この|^|[、。])(?:計画|プラン|戦略|方針|構想)(?:全体)?の[^。]{0,10}"
    r"(?:所管|主管|担当(?!者)|進行管理|問い?合わ?せ)"
    r"|(?:本|この|^|[、。])(?:計画|プラン|戦略|方針|構想)(?:全体)?の推進は[^。]*所管"
    r"|(?:計画|プラン|戦略|方針|構想|取組|施策)(?:全体)?の(?:取り?まとめ|とりまとめ|総括|進行管理)は、?"
    rf"{_OFFICE}が"
    rf"|(?:計画|推進|取組)[^。]{{0,16}}{_OFFICE}が、?事務局(?:と(?:なり|なって|なる|して)|を(?:務め|担))"
)
_MADE = re.compile(
    r"(?:会議|委員会|協議会|審議会|本部|懇話会|部会)(?:[」』])?(?:\([^()]*\))?(?:が|で(?!す|あ)|に諮問|において)"
    r"[^。]*(?:作成する計画|策定し|策定しました|素案|原案|計画案|(?:取り|と)まとめ|答申)"
    r"|計画案?の(?:作成|策定)[^。]*(?:協議|審議|検討)[^。]*(?:会議|委員会|協議会|審議会)"
)
_LABEL = re.compile(r"(?:^|\s)(?:編集|発行|作成|問い?合わ?せ先?|担当|所管)(?:・発行)?[:：\s]")
_OWNER = re.compile(r"(?P<of>[^、。はがをも]{4,20})の(?:担当|所管|主管)(?!者)")
_LEAST_TERM = 4  # characters of what is explained, and so is no word of asking
_FRONT, _BACK, _MAX_CHARS = 12, 6, 70


def answer_office(context: Context) -> Draft | None:
    """The office that the cover, the end or a sentence names; None when none is asked for."""
    question = context.question
    makes = _MAKES.search(question.text) is not None
    helps = _HELPS.search(question.text) and _PUZZLED.search(question.text)
    if not (makes or helps or _KEEPS.search(question.text)):
        return None
    if question.plan_name or question.asked.is_yes_no:
        return None
    if not _ASKS.search(question.text) or _NO_OFFICE.search(question.text):
        return None
    if question.wants(Want.WHEN, Want.HOW_MANY, Want.MONEY, Want.WHY, Want.NAME, Want.ROLE):
        return None
    about_all = [
        (doc_id, document)
        for doc_id, document in context.documents.items()
        if _is_about_all(context, document)
    ]
    if not about_all:
        return None
    wants_office = _OFFICE_ASKED.search(question.text) is not None
    for doc_id, document in about_all:
        told = list(_office_line(document))[:1]
        if not makes:
            told = [*list(_kept_by(document))[:1], *told]
        elif not wants_office:
            told = [*list(_made_by(document))[:1], *told]
        draft = answer_origin(context) if makes else _secretariat(context, doc_id)
        if told and makes:
            return _quoted(context, doc_id, document, told)
        if told:
            return _with(_quoted(context, doc_id, document, told[:1]), draft)
        if draft is not None and not (makes and wants_office):
            return draft
    missing = context.say("missing.maker" if makes else "missing.office")
    topic = context.say("topic.this_plan")
    return abstain(AbstentionReason.NOT_STATED, missing, topic=topic, is_searched=True)


def _is_about_all(context: Context, document: Document) -> bool:
    """Whether nothing but the document as a whole is asked about."""
    title = normalize(document.title)
    key = canonical(context.question.text)
    terms = (entry.term for entry in context.facts[document.doc_id].glossary)
    if any(
        len(term) >= _LEAST_TERM and canonical(term) in key for term in terms if term not in title
    ):
        return False  # 「書かない窓口の担当課は」
    owner = _OWNER.match(context.question.text)
    if owner is not None and owner["of"] not in title and owner["of"] in document.text:
        return False
    return all(
        word.lemma in _SAID_OF_ALL or word.surface in title for word in context.question.words
    )


def _kept_by(document: Document) -> Iterator[Sentence]:
    """Sentences that say which office keeps the plan."""
    for sentence in document.sentences:
        text = normalize(sentence.span.of(document.text))
        is_said = sentence.kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM)
        if is_said and _KEPT.search(text) and re.search(_NAMED_OFFICE, text):
            yield sentence


def _made_by(document: Document) -> Iterator[Sentence]:
    """Sentences that say which body drew the plan up or was heard on it."""
    for sentence in document.sentences:
        if sentence.kind is SentenceKind.BODY and _MADE.search(
            normalize(sentence.span.of(document.text))
        ):
            yield sentence


def _office_line(document: Document) -> Iterator[Sentence]:
    """Lines of the last page or of the cover that end in the name of an office."""
    place = re.escape(normalize(document.municipality)) if document.municipality else "(?!)"
    named = re.compile(rf"(?:^|\s|月|度|策定){place}[\s・]*(?:{_OFFICE}[\s・]*)+(?:\s|$)")
    for sentence in (*document.sentences[-_BACK:][::-1], *document.sentences[:_FRONT]):
        text = normalize(sentence.span.of(document.text))
        is_line = sentence.kind is SentenceKind.BODY and len(text) <= _MAX_CHARS
        if not is_line or text.endswith("。") or not re.search(rf"{_OFFICE}(?:\s|$)", text):
            continue
        if named.search(text) or _LABEL.search(text):
            yield sentence


def _quoted(context: Context, doc_id: DocId, document: Document, told: list[Sentence]) -> Draft:
    statements = []
    for order, sentence in enumerate(told):
        quote = inline(sentence.span.of(document.text))
        key = "evidence.also" if order else "evidence.quote"
        is_line = not sentence.span.of(document.text).rstrip().endswith("。")
        key = "origin.cover" if is_line else key
        text = context.say(key, quote=quote.removesuffix("。"))
        statements.append(DraftStatement(text, ((doc_id, sentence.span),)))
    topic = context.say("topic.this_plan")
    return Draft(tuple(statements), confidence=0.8, topic=topic, doc_ids=(doc_id,))


def _with(quoted: Draft, secretariat: Draft | None) -> Draft:
    """What the document says of the plan, and the secretariat where that is another name."""
    if secretariat is None or secretariat.entity in quoted.statements[0].text:
        return quoted
    return replace(
        quoted,
        statements=(*quoted.statements, *secretariat.statements),
        facts=secretariat.facts,
        entity=secretariat.entity,
    )


def _secretariat(context: Context, doc_id: DocId) -> Draft | None:
    """The office that is the secretariat of whatever has one, where it is the same everywhere."""
    roles = [
        role
        for role in context.facts[doc_id].governance
        if role.role in ("事務局", "庶務") and role.holder
    ]
    offices = [role for role in roles if re.search(r"[課係室局部]$", role.holder or "")]
    full = max(offices, key=lambda role: len(role.holder or ""), default=None)
    if full is None or not all((full.holder or "").endswith(one.holder or "") for one in offices):
        return None
    role = full
    body = role.body or context.say("topic.this_plan")
    text = context.say("governance.secretariat", body=body, holder=role.holder)
    return Draft(
        (DraftStatement(text, ((doc_id, role.sentence),)),),
        (DraftFact(role, doc_id),),
        0.8,
        topic=context.say("topic.this_plan"),
        entity=role.holder or "",
        doc_ids=(doc_id,),
    )
