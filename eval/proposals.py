"""Questions that a document's facts, headings and figures answer, and near misses.

All of them are proposals: a person accepts, mends or refuses each before it is a question.
"""

import re
from collections.abc import Callable, Iterator

from corpus.eras import fiscal_year_to_wareki
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.records import (
    Document,
    Facts,
    GovernanceRole,
    PlanLink,
    PlanPeriod,
    PlanRelation,
    Section,
    SectionKind,
)
from eval.dataset import Expectation, ReplyKind
from eval.near_misses import near_misses
from eval.proposal_source import (
    Proposal,
    Source,
    answerable,
    named,
    question_about,
    unanswerable,
)

_MAX_ANSWER_CHARS = 40
_MIN_TITLE_CHARS = 4  # 「目的」 alone asks nothing
_MIN_TERM_CHARS = 2  # 「市とは何ですか」 asks nothing
_MIN_SUBJECT_CHARS = 3  # nor does 「柱はいくつありますか」
_OFFICE = re.compile(r"事務局|庶務")
_CONTENT_WORDS = re.compile(r"[\wー々]")
_OWN = re.compile(r"^[本前当同現]")  # 本計画 is a short name, no term
_NUMBER = re.compile(r"^(?:[（(][^）)]*[）)]|[0-9]+(?:[-.][0-9]+)*[ .．、-]*)")  # 1-1, （参考）
_ABOUT = re.compile(r"(?:について|とは)$")  # is asked anyhow
_PLAN = re.compile(r"計画|戦略|ビジョン|プラン|構想")
_NOUN = frozenset({"名詞", "接尾辞", "補助記号", "記号", "代名詞"})
_FRAME = frozenset({"はじめに", "おわりに", "ごあいさつ", "参考文献", "参照文献", "参考資料"})


def propose(document: Document, facts: Facts) -> list[Proposal]:
    """All proposals for one document, those that can be answered first."""
    source = Source(document, facts)
    makers: tuple[Callable[[Source], Iterator[Proposal]], ...] = (
        _of_periods,
        _of_governance,
        _of_glossary,
        _of_lists,
        _of_indicators,
        _of_relations,
        _of_figures,
        _of_headings,
        near_misses,
    )
    return [proposal for make in makers for proposal in make(source)]


def _of_periods(source: Source) -> Iterator[Proposal]:
    for period in source.facts.plan_periods:
        contains = tuple(_years(year) for year in _ends(period) if year is not None)
        if not contains:
            continue
        is_own = period.relation is PlanRelation.OWN
        name = "この計画" if is_own else period.subject
        text = f"{name}の計画期間はいつからいつまでですか。"
        yield answerable(source, "period", text, contains, period.span, "計画期間の記述から")
        if period.last_fiscal_year is not None:
            last = (_years(period.last_fiscal_year),)
            text = f"{name}の最終年度は何年度ですか。"
            yield answerable(source, "period", text, last, period.span, "計画期間の記述から")


def _of_governance(source: Source) -> Iterator[Proposal]:
    roles = source.facts.governance
    for role in roles:
        if role.role and role.holder:
            asked = "どこ" if _OFFICE.search(role.role) else "誰"
            text = f"{named(role)}は{asked}ですか。"
            contains = ((role.holder,),)
            yield answerable(source, "governance", text, contains, role.span, "役職の記述から")
        if role.assists and role.role:
            whose = next((named(one) for one in roles if _is_in(one, role)), role.assists)
            text = f"{whose}を補佐するのは誰ですか。"
            contains = ((role.role,),)
            yield answerable(source, "governance", text, contains, role.span, "補佐の記述から")
        if role.role is None and role.parent:
            text = f"{role.body}はどこに置かれていますか。"
            contains = ((role.parent,),)
            yield answerable(source, "governance", text, contains, role.span, "組織の記述から")


def _of_glossary(source: Source) -> Iterator[Proposal]:
    for entry in source.facts.glossary:
        core = entry.definition.rstrip("。")
        # 「創生会議」 is short for 「ほなみ創生会議」: nothing is explained.
        is_short_name = core.endswith(_OWN.sub("", entry.term))
        if len(entry.term) < _MIN_TERM_CHARS or is_short_name:
            continue
        core = core[:_MAX_ANSWER_CHARS]
        text = f"{entry.term}とは何ですか。"
        yield answerable(source, "definition", text, ((core,),), entry.span, "用語の説明から")


def _of_lists(source: Source) -> Iterator[Proposal]:
    # A body's duties and members are listed behind its name; the name asks for neither.
    bodies = [role.body or "" for role in source.facts.governance]
    for fact in source.facts.lists:
        subject = _NUMBER.sub("", normalize(fact.subject))
        is_body = any(body.endswith(subject) for body in bodies)
        if len(subject) < _MIN_SUBJECT_CHARS or is_body:
            continue
        if len(fact.items) >= 2:
            text = f"{subject}を全部教えてください。"
            contains = tuple((item,) for item in fact.items)
            yield answerable(source, "list", text, contains, fact.span, "列挙の記述から")
        if fact.count:
            text = f"{subject}はいくつありますか。"
            contains = ((str(fact.count),),)
            yield answerable(source, "list", text, contains, fact.span, "列挙の数から")


def _of_indicators(source: Source) -> Iterator[Proposal]:
    for indicator in source.facts.indicators:
        text = f"{indicator.name}の目標値はいくつですか。"
        contains = ((f"{indicator.value}{indicator.unit}", indicator.value),)
        yield answerable(source, "computed", text, contains, indicator.span, "指標の記述から")


def _of_relations(source: Source) -> Iterator[Proposal]:
    links: dict[str, list[PlanLink]] = {}
    title = normalize(source.document.title)
    name = "この計画" if _PLAN.search(title) else "この文書"
    for link in source.facts.relations:
        if normalize(link.target) in title:  # itself
            continue
        links.setdefault(link.relation, []).append(link)
    for relation, found in links.items():
        text = f"{name}の{relation}は何ですか。"
        contains = tuple(dict.fromkeys((link.target,) for link in found))
        yield answerable(source, "content", text, contains, found[0].span, "計画どうしの関係から")


def _of_figures(source: Source) -> Iterator[Proposal]:
    for figure in source.document.figures:
        if not (figure.label and figure.caption):
            continue
        text = f"{figure.label}は何の{figure.kind.value}ですか。"
        contains = ((figure.caption,),)
        yield answerable(source, "figure", text, contains, figure.span, "図表の題から")
        if not figure.has_content:
            text = f"{figure.label}の中には何が書かれていますか。"
            yield unanswerable(source, text, f"{figure.kind.value}の中身は画像なので答えられない")


def _of_headings(source: Source) -> Iterator[Proposal]:
    for section in source.document.sections:
        # A letterhead spaced for looks (計 画 期 間) is written as it is read.
        title = _ABOUT.sub("", _NUMBER.sub("", normalize(section.title))).strip()
        if section.kind is SectionKind.BODY and _says_something(source.document, section, title):
            expect = Expectation(ReplyKind.ANSWER, heading=section.label or section.title)
            text = f"{title}について教えてください。"
            yield Proposal(question_about(source, "content", text, expect), "見出しから")


def _is_in(one: GovernanceRole, assistant: GovernanceRole) -> bool:
    """Whether ``one`` is the role that ``assistant`` assists, in the same body."""
    return bool(one.body) and (one.body, one.role) == (assistant.body, assistant.assists)


def _ends(period: PlanPeriod) -> tuple[int | None, int | None]:
    return period.first_fiscal_year, period.last_fiscal_year


def _years(fiscal_year: int) -> tuple[str, ...]:
    return f"{fiscal_year}年度", fiscal_year_to_wareki(fiscal_year)


def _says_something(document: Document, section: Section, title: str) -> bool:
    """Whether a heading is wordy enough to ask for, and body text stands right below it."""
    is_wordy = len(_CONTENT_WORDS.findall(title)) >= _MIN_TITLE_CHARS and title not in _FRAME
    if not is_wordy or section.heading is None or not _is_name(title):
        return False
    place = next(
        (n for n, sentence in enumerate(document.sentences) if sentence.span == section.heading), -1
    )
    behind = document.sentences[place + 1 : place + 2]
    return place >= 0 and any(document.sections[one.section] == section for one in behind)


def _is_name(title: str) -> bool:
    """Whether a heading names a thing: not 誰も取り残さない, 住み続けたいと思うか."""
    tokens = shared_morphology().tokens(title)
    return bool(tokens) and tokens[-1].pos in _NOUN
