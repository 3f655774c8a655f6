"""Claims who does something: 「情報の安全を統括するのは推進部会ですか」, by the stated duties."""

import re
from collections.abc import Sequence

from assistant.drafts import Draft
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions, draft_of, duty_of, name_of
from corpus.morphology import Token

_LEAST_SAID = 2  # characters of what is claimed to be done
_NO_DOING = frozenset(
    "関わる 係わる 拘わる 携わる 為る 行う 居る 有る 成る 言う 事 物 者 人 担当 受け持つ 担う 役割 "
    "役目 仕事 遣る 組織 会議 "
    "計画 市 町 村 ため 為 御 通り 合う 良い 宜しい 所".split()
)
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_MORE = re.compile(
    r"だけ|のみ|以外|も[、ぁ-ん一-鿿]|ない|ません|いつ|何|誰|だれ|どこ|どの|いくら|いくつ|[0-9]"
)


def answer_doing_claim(mentions: Mentions) -> Draft | None:
    """The draft that says yes by the duty of who is named, or no by the duty of another one."""
    claimed = _claimed(mentions)
    if not claimed or _MORE.search(mentions.question.text):
        return None
    words = _doing(mentions, claimed)
    if sum(map(len, words)) < _LEAST_SAID:
        return None
    entries = [entry for entry in mentions.entries if entry.role.duty]
    own = [entry for entry in entries if name_of(entry) == claimed]
    if said := _saying(own, words):
        return _told(mentions, "governance.yes_does", said[0])
    if _stands_by(mentions, claimed, words):
        return None
    others = _saying([entry for entry in entries if name_of(entry) != claimed], words)
    if len({name_of(entry) for entry in others}) != 1:
        return None
    return _told(mentions, "governance.no_does", others[0])


def _claimed(mentions: Mentions) -> str:
    """The one body or post that is claimed to do something; "" for none or several."""
    if not mentions.is_yes_no:
        return ""
    named = tuple(dict.fromkeys((*mentions.roles, *mentions.bodies)))
    text = canonical(mentions.question.text)
    as_doer = [
        name
        for name in named
        for said in map(re.escape, _names_said(mentions, name))
        if re.search(rf"の[はが]{said}(?:で|だ|な)", text) or re.match(rf"{said}[はがって]", text)
    ]
    longest = max(as_doer, key=len, default="")
    return longest if all(name in longest for name in named) else ""


def _names_said(mentions: Mentions, name: str) -> list[str]:
    """How a question may call it, canonical: 対策会議 of 鳥獣被害対策会議."""
    whole = canonical(name)
    phrases = map(canonical, mentions.question.phrases)
    return [whole, *(one for one in phrases if len(one) > 1 and whole.endswith(one))]


def _doing(mentions: Mentions, claimed: str) -> list[str]:
    """The words of what is claimed to be done."""
    text = mentions.question.text
    names = (one for one in _names_said(mentions, claimed) if one in text)
    said = max(names, key=len, default="")
    span = range(text.find(said), text.find(said) + len(said))

    def is_said(token: Token) -> bool:
        return (
            token.pos in _CONTENT
            and token.lemma not in _NO_DOING
            and token.start not in span
            and re.search("[一-鿿ァ-ヺー]", token.surface) is not None
        )

    return [canonical(token.surface) for token in mentions.question.tokens if is_said(token)]


def _saying(entries: Sequence[Entry], words: Sequence[str]) -> list[Entry]:
    """The entries whose duty, with the name, says every word."""
    return [
        entry
        for entry in entries
        if all(word in canonical(f"{entry.role.duty}{name_of(entry)}") for word in words)
    ]


def _stands_by(mentions: Mentions, claimed: str, words: Sequence[str]) -> bool:
    """Whether a clause that names who is claimed to do it says half of it, in whatever way."""
    name = canonical(claimed)
    half = sum(map(len, words)) / 2
    for document in mentions.context.documents.values():
        for sentence in document.sentences:
            for clause in re.split("[、。]", sentence.span.of(document.text)):
                told = canonical(clause)
                rest = told.replace(name, "")
                said = sum(len(word) for word in words if word in rest)
                if name in told and said > half:
                    return True
    return False


def _told(mentions: Mentions, key: str, entry: Entry) -> Draft:
    text = mentions.context.say(key, who=name_of(entry), duty=duty_of(mentions.context, entry))
    return draft_of(
        mentions, [(text, entry)], topic=name_of(entry), entity=name_of(entry), confidence=0.85
    )
