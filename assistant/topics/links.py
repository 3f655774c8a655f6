"""Questions how the plan stands to others: 上位計画, 関連計画, 前計画, the law it rests on."""

import re
from collections.abc import Sequence

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.guards import other_plan
from assistant.names import canonical, same_plan
from assistant.opposites import asks_back
from assistant.question import find_plan_names
from assistant.wants import Want
from corpus.records import DocId, PlanLink

_ASKED = (
    ("上位計画", re.compile(
        r"どの計画の(?:下|もと)(?:に|の)|最?上位(?:の|に(?:ある|位置))?(?:計画|プラン)|上に(?:ある|位置する|立つ)計画"
        r"|(?:格上|最上級)(?:の)?計画"
        r"|計画の上に(?:ある|立つ)計画|(?:計画|プラン)(?:の中)?で、?(?:トップ|(?:一番|いちばん|最も)(?:上|うえ|偉い))"
        r"|(?:一番|いちばん|最も)(?:(?:上|うえ)(?:の|に[^、。]{2,6})|偉い)(?:計画|プラン)|親(?:に(?:あたる|当たる|なる)|の)?計画"
        r"|元(?:に|と)なる計画"
    )),
    ("根拠法令", re.compile(
        r"根拠(?:法|法令|法律|条例|と?なる)|法的(?:な)?根拠|根拠条文|条文|(?:どの|何の"
        r"|なんという)(?:法律|条例|法令)|(?:何|どの(?:法律"
        r"|条例))に基づ"
    )),
    ("前計画", re.compile(r"前(?:の)?計画(?:は|の名|って)(?:何|なん|ど)|前身")),
    ("関連計画", re.compile(
        r"関連(?:する)?計画|関係する計画|(?:ほか|他)の(?:どの|どんな)?計画|整合(?:を|性)"
        r"|連携する計画|個別計画は"
    )),
)  # fmt: skip
_UPPER_CLAIM = re.compile(
    r"(?P<topic>[^はが]{2,30})[はが](?:[^は]{0,20}の)?最?上位(?:の|に(?:ある|位置する|立つ))?計画(?:です|なん|でしょう|なの|では|じゃ"
    r"|に(?:あた"
    r"|当た))"
)
_GENERAL = frozenset(
    "計画 上位 最上位 関連 関係 根拠 法令 法律 条例 法 法的 前 整合 図る 取る 連携 他 外 名前 "
    "名称 プラン 基づく 位置 個別 策定 作る 定める 市 何 成る 前身 名 性 との と 有る 部門 別 "
    "最 最上 位 最も 置く 来る 偉い "
    "格上 格 級 推進 基本 本計画 親 当たる 一番 上 下 トップ 中 元 的 立つ 条文".split()
)


_WHICH_ABOVE = re.compile(
    r"(?:どちら|どっち)(?:の(?:ほう|方|計画))?が、?(?:格?上|偉|えら|上位)"
    r"|(?:格?上|上位)(?:なの|の|に(?:なる|ある|当たる)の?)?は、?(?:どちら|どっち)"
)
_BASED_CLAIM = re.compile(
    r"(?:この|本|今の)?計画(?:は|って|も)、?(?P<topic>(?![^はが、]{0,10}(?:国|県|都|府|道)の)[^はが、]{0,12}計画)"
    r"(?:に(?:基づ|もとづ|沿っ|そっ|のっと|即し)|を(?:踏まえ|ふまえ|受け))[いくてたし]*"
    r"(?:い(?:る|ます|た)|る|作|策定|つく|定め|立て)[^、。をに]{0,12}$"
)
_TOP = re.compile(r"最上位|(?:一番|いちばん|最も)(?:上|うえ|偉)|トップ")
_COUNT = re.compile(r"第[0-9]+[次期]")
_UPPER_IS = re.compile(
    r"上位計画は(?P<topic>[^は、]{3,30}?)(?:です|でしょ|だ(?:よ|と)|な(?:の|ん)|で)"
)


def answer_link(context: Context) -> Draft | None:
    """The draft for 「上位計画は何ですか」, 「根拠となる法令は？」; None for any other question."""
    question = context.question
    if question.asked.is_yes_no:
        return _claim(context)
    if _WHICH_ABOVE.search(question.text):
        return _above(context)
    if "意味" in question.text or question.wants(
        Want.PERIOD, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.WHEN
    ):
        return None
    relation = next((name for name, words in _ASKED if words.search(question.text)), None)
    named = question.plan_name
    leftover = [
        word
        for word in question.words
        if word.lemma not in _GENERAL
        and word.surface not in named
        and not any(word.surface in place for place in context.names)
    ]
    if relation is None or leftover or (named and other_plan(context)):
        return None
    found = [
        (doc_id, link)
        for doc_id in context.documents
        for link in context.facts[doc_id].relations
        if link.relation == relation and link.target not in ("計画", "条例", "法律")
    ]
    found = [one for one in found if not _is_said_in_full(context, one, found)]
    if not found:
        return None
    items = tuple(
        DraftStatement(link.target, ((doc_id, link.span),), is_quote=True) for doc_id, link in found
    )
    names = "、".join(dict.fromkeys(link.target for _, link in found))
    proofs = tuple(dict.fromkeys((doc_id, link.span) for doc_id, link in found))
    is_top = _TOP.search(question.text) is not None and all(_is_top(context, one) for one in found)
    said = "最上位計画" if is_top and relation == "上位計画" else relation
    lead = DraftStatement(context.say("link.targets", relation=said, names=names), proofs)
    facts = tuple(DraftFact(link, doc_id) for doc_id, link in found)
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found))
    entity = found[0][1].target
    return Draft((lead,), facts, 0.93, topic=relation, entity=entity, items=items, doc_ids=doc_ids)


_Link = tuple[DocId, PlanLink]


def _is_top(context: Context, link: _Link) -> bool:
    """Whether the text calls the plan 最上位計画, and no other 上位計画."""
    document = context.documents[link[0]]
    section = document.section_at(link[1].span.start)
    text = document.text if section is None else section.span.of(document.text)
    return "最上位" in text


def _above(context: Context) -> Draft | None:
    """「総合計画とこの計画、どちらが上ですか」: the plan above this one, where it is named."""
    named = [name for _, name in find_plan_names(context.question.text)]
    for doc_id in context.documents:
        for link in context.facts[doc_id].relations:
            is_named = any(same_plan(name, link.target, context.names) for name in named)
            if link.relation == "上位計画" and is_named:
                text = context.say("link.targets", relation=link.relation, names=link.target)
                statement = DraftStatement(text, ((doc_id, link.span),))
                facts = (DraftFact(link, doc_id),)
                return Draft((statement,), facts, 0.9, topic=link.target, doc_ids=(doc_id,))
    return None


def _is_said_in_full(context: Context, link: _Link, found: Sequence[_Link]) -> bool:
    """Whether another link names the same plan at more length: 総合計画, 第2次総合計画."""
    name = canonical(link[1].target, context.names)
    others = (canonical(other.target, context.names) for _, other in found)
    return any(name != other and other.endswith(name) for other in others)


def _claim(context: Context) -> Draft | None:
    """「総合計画はこの計画の上位計画ですか」: whether the topic is the plan above this one.

    「第1次総合計画に基づきますか」 is settled where the plan above is that one, by any count.
    """
    text = context.question.text
    stands_above = _UPPER_IS.search(text) or _UPPER_CLAIM.match(text)
    is_of_one = len(context.documents) == 1 and not asks_back(text)
    claimed = stands_above or (_BASED_CLAIM.match(text) if is_of_one else None)
    if claimed is None:
        return None
    above = [
        (doc_id, link)
        for doc_id in context.documents
        for link in context.facts[doc_id].relations
        if link.relation == "上位計画"
    ]
    whole = [one for one in above if not _is_said_in_full(context, one, above)]
    bare = _COUNT.sub("", canonical(claimed["topic"], context.names))
    right = [one for one in whole if same_plan(claimed["topic"], one[1].target, context.names)]
    counted = [one for one in whole if same_plan(bare, one[1].target, context.names)]
    told = right or counted or (whole if stands_above else [])
    if not told:
        return None
    names = "、".join(dict.fromkeys(link.target for _, link in told))
    proofs = tuple((doc_id, link.span) for doc_id, link in told)
    key = "link.yes_upper" if right else "link.no_upper"
    statement = DraftStatement(context.say(key, target=names), proofs)
    facts = tuple(DraftFact(link, doc_id) for doc_id, link in told)
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in told))
    return Draft((statement,), facts, 0.9, topic=told[0][1].target, doc_ids=doc_ids)
