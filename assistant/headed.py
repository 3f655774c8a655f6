"""Sentences whose heading alone names what is asked about: 毎年12月 below 「ビブリオバトル」."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.names import canonical
from assistant.quoting import MIN_PROBABILITY
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import SentenceKind

_KINDS = (Want.WHEN, Want.CLOCK, Want.WHERE, Want.MONEY, Want.CONTACT, Want.HOW_MANY)
_APPLY_ASKED = re.compile(
    r"(?:申し?込み?|応募|登録|手続き?|申請)の?(?:方法|仕方|しかた|やり方)"
    r"|(?:どう(?:やって|すれば)|どのように)[^。]{0,12}(?:申し?込|応募|登録|申請)"
)
_APPLIES = re.compile(r"(?:提出|持参|郵送|申し込|申請|応募|お電話)[^。]{0,16}(?:ください|ます)。?$")
_SAYS_NOTHING = frozenset(
    "開催 実施 時期 場所 予定 日時 方法 仕方 回数 金額 費用 料金 申込み 申し込み".split()
)
_RAISED = 0.45  # probability
_LEAST_NAMED = 5  # characters: 「計画の予算」 names nothing that a heading tells apart
_LEAST_DOUBTED = 0.6  # what doubts must have left


def raise_under_heading(context: Context, found: list[Evidence]) -> list[Evidence]:
    """The one sentence with the kind of thing asked for below a heading with all nouns, alone.

    Only where no sentence is probable, and where no other one below such a heading has it.
    """
    question = context.question
    if question.asked.is_yes_no or not found or found[0].probability >= MIN_PROBABILITY:
        return found
    nouns = [
        canonical(word.surface)
        for word in question.words
        if word.pos == "名詞" and word.surface not in _SAYS_NOTHING
    ]
    fitting = [one for one in found if _has_kind(context, one) and _is_headed(context, one, nouns)]
    if (
        len("".join(nouns)) < _LEAST_NAMED
        or len(fitting) != 1
        or fitting[0].undoubted < _LEAST_DOUBTED
    ):
        return found
    return [replace(fitting[0], probability=_RAISED)]


def _has_kind(context: Context, evidence: Evidence) -> bool:
    if evidence.sentence.kind not in (SentenceKind.BODY, SentenceKind.LIST_ITEM):
        return False
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    if _APPLY_ASKED.search(context.question.text):
        return _APPLIES.search(text) is not None
    is_typed = context.question.wants(*_KINDS)
    return is_typed and evidence.checks.kind_there > 0 and not evidence.checks.kind_missing


def _is_headed(context: Context, evidence: Evidence, nouns: Sequence[str]) -> bool:
    section = context.documents[evidence.doc_id].section_at(evidence.sentence.span.start)
    title = canonical(section.title) if section is not None else ""
    return all(noun in title for noun in nouns)
