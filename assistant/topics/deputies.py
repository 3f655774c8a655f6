"""Who stands in for somebody: 「本部長が倒れたら代わりは誰ですか」."""

import re
from collections.abc import Iterator

from assistant.answer import AbstentionReason
from assistant.drafts import Draft, DraftStatement, abstain, inline
from assistant.names import canonical, is_named
from assistant.topics.bodies import Entry, Mentions, holders_of
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Sentence

_ASKS = re.compile(r"代わ|代理|代行|代役|指揮")
# What a rule calls 「事故があるとき」: illness, absence, death.
_PREVENTED = re.compile(
    r"倒れ|不在|い(?:ない|なく|ません)|おら(?:ん|ない)|留守|入院|病気|急病|亡くな|死|万一|万が一|もしも|何かあ|来られ|来れ"
    r"|動け|休[んみむ]|事故|欠け|けが|出張|できな|無理|とき|時|場合|際"
)
# Somebody is not there, which says by itself that another one is asked for.
_ABSENT = re.compile(
    r"(?:倒れ|不在|い(?:ない|なく|ません)|おら(?:ん|ない)|留守|入院|病気|急病|亡くな|休[んみむ]|事故|欠け|けが|出張)"
    r"[^。、]{0,6}?(?:とき|時|場合|際|間|中|たら|だら|なら|れば|ければ)[はにも]?、?(?P<rest>[^。?？]*)"
)
_RULE = re.compile(r"事故|欠けた|不在|支障|行えない|行うことができない")
_STANDS_IN = re.compile(r"代理|代行|指揮|職務を(?:行|代)|代わ[りるっ]")


def answer_deputy(mentions: Mentions) -> Draft | None:
    """The sentence that says who acts for the one who is prevented; None when none does."""
    question = mentions.question
    text = question.text
    absent = _ABSENT.search(text)
    asks = absent or (_ASKS.search(text) and _PREVENTED.search(text))
    is_curt = absent is not None and not absent["rest"]  # 「本部長がいないときは？」
    if not asks or mentions.is_yes_no or not (is_curt or question.wants(Want.WHO)):
        return None
    if question.wants(Want.NAME, Want.HOW_MANY, Want.WHEN):
        return None
    found = list(_rules(mentions))
    wanted = _prevented(mentions)
    if not found and wanted and "代理人" not in text:
        role = re.search(re.escape(max(wanted, key=len)), text, re.IGNORECASE)
        missing = mentions.context.say(
            "missing.deputy", role=role.group() if role else max(wanted, key=len)
        )
        return abstain(AbstentionReason.NOT_STATED, missing, is_searched=True)
    meant = _meant(mentions, found, wanted)
    if meant is None:
        return None
    doc_id, sentence = meant
    document = mentions.context.documents[doc_id]
    quote = sentence.span.of(document.text)
    said = mentions.context.say("evidence.quote", quote=inline(quote))
    statement = DraftStatement(said, ((doc_id, sentence.span),))
    return Draft((statement,), (), 0.85, topic=next(iter(mentions.roles), ""), doc_ids=(doc_id,))


def _rules(mentions: Mentions) -> Iterator[tuple[DocId, Sentence]]:
    """The sentences that say who acts when somebody cannot."""
    for doc_id, document in mentions.context.documents.items():
        for sentence in document.sentences:
            text = normalize(sentence.span.of(document.text))
            if _RULE.search(text) and _STANDS_IN.search(text):
                yield doc_id, sentence


def _meant(
    mentions: Mentions, found: list[tuple[DocId, Sentence]], wanted: set[str]
) -> tuple[DocId, Sentence] | None:
    """The rule for whom the question names, by post or by who holds it; None when in doubt."""
    of_them = [
        (doc_id, sentence)
        for doc_id, sentence in found
        if any(
            re.search(
                rf"(?<![副一-鿿]){re.escape(name)}(?:である[一-鿿]+)?(?:に|が)"
                r"[^、。]{0,12}(?:事故|欠け|不在|支障|行え|行う|とき)",
                canonical(sentence.span.of(mentions.context.documents[doc_id].text)),
            )
            for name in wanted
        )
    ]
    return of_them[0] if len(of_them) == 1 else None


def _prevented(mentions: Mentions) -> set[str]:
    """Names of whom the question speaks of: the post, its holder, the post of a holder."""
    text = canonical(mentions.question.text)
    named = {role for role in mentions.roles if f"副{canonical(role)}" not in text}
    for entry in mentions.entries:
        if entry.role.role and _is_named(mentions, entry, text):
            named |= {entry.role.role, *holders_of(entry)[:1]}
    return {canonical(name) for name in named} | set(
        re.findall(
            r"(?<!副)(?:本部長|会長|委員長|座長|議長|部長|次長|長官|市長|町長|村長|区長|知事)", text
        )
    )


def _is_named(mentions: Mentions, entry: Entry, text: str) -> bool:
    """Whether the question names somebody who holds the entry's role, in the body it speaks of."""
    is_of_body = not mentions.bodies or entry.role.body in mentions.bodies
    return is_of_body and any(is_named(canonical(name), text) for name in holders_of(entry)[:1])
