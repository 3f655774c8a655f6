"""Near misses: questions about what a document names, whose answer it does not give."""

import re
from collections.abc import Iterator

from corpus.normalize import normalize
from corpus.records import GovernanceRole
from eval.proposal_source import Proposal, Source, named, unanswerable

_TELEPHONE = re.compile(r"[0-9]{2,5}[-(][0-9]{1,4}[-)][0-9]{3,4}|内線")
_MONEY = re.compile(r"[0-9一二三四五六七八九十百千万億,]+円")
_MEETINGS = re.compile(r"[0-9一二三四五六七八九十]+回|毎年|毎月|随時|定例|必要に応じて(?:開|招集)")
_MEMBERS = re.compile(r"[0-9一二三四五六七八九十]+(?:人|名)(?!称)")
_YEARS = re.compile(r"[0-9元]年|年間")
_EVERY = re.compile(r"各|全|すべて|それぞれ")  # 各部署 is no body; nobody asks for its telephone
_MANY = re.compile(r"事務局|庶務|構成員|委員$|部員$|幹事$")  # one name is no answer; not 委員長
_FULL_NAME = re.compile(r"[一-鿿]+[ 　][一-鿿]+(?:氏|様)?$")
_PER_BODY = 2  # four of each would be most of what is proposed


def near_misses(source: Source) -> Iterator[Proposal]:
    """Of bodies, of roles and of other plans."""
    yield from _of_bodies(source)
    yield from _of_roles(source)
    yield from _of_plans(source)


def _of_bodies(source: Source) -> Iterator[Proposal]:
    names = [name for name in dict.fromkeys(role.body for role in source.facts.governance) if name]
    for place, body in enumerate(names):
        # 部会 alone may be any of several.
        is_one = not any(other != body and other.endswith(body) for other in names)
        if not is_one or _EVERY.match(body):
            continue
        asked = (
            (f"{body}の電話番号を教えてください。", _TELEPHONE),
            (f"{body}の会議は年に何回開かれますか。", _MEETINGS),
            (f"{body}の委員は何人ですか。", _MEMBERS),
            (f"{body}の予算はいくらですか。", _MONEY),
        )
        first = place % len(asked)
        found = [
            unanswerable(source, text, f"「{body}」の文に、その記載が見当たらない")
            for text, pattern in (*asked[first:], *asked[:first])
            if not source.says(body, pattern)
        ]
        yield from found[:_PER_BODY]


def _of_roles(source: Source) -> Iterator[Proposal]:
    roles = source.facts.governance
    persons = {(role.body, role.role) for role in roles if _is_person(role)}
    for role in roles:
        if not (role.role and role.holder) or _MANY.search(role.role):
            continue
        # 議長は委員長, and 委員長 has a name in the list of members.
        is_named = (role.body, role.role) in persons or (role.body, role.holder) in persons
        if not is_named and not source.names_person(role.holder):
            text = f"{named(role)}の氏名は何ですか。"
            yield unanswerable(source, text, "職名だけで、氏名が見当たらない")


def _of_plans(source: Source) -> Iterator[Proposal]:
    stated = {normalize(period.subject) for period in source.facts.plan_periods}
    for link in source.facts.relations:
        name = normalize(link.target)
        is_stated = any(name in other or other in name for other in stated)
        if name.endswith("計画") and not is_stated and not source.says(name, _YEARS):
            text = f"{link.target}の計画期間はいつまでですか。"
            yield unanswerable(source, text, "名前だけで、期間の記載が見当たらない")


def _is_person(role: GovernanceRole) -> bool:
    """Whether the holder is written with a family and a given name (山田 太郎氏)."""
    return _FULL_NAME.search(role.holder or "") is not None
