"""What an earlier turn settled: それ, その, a bare 「いつまで？」, 「2つ目は？」, 「総合計画のほうは？」."""

import re
from dataclasses import dataclass

from assistant.answer import Answer, DraftStatement, Turn
from assistant.question import Question
from assistant.wants import Want

_KANJI = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}
_NTH = re.compile(
    r"^(?:では|じゃあ|その|それの)?、?(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目|点目|項目|件目|つめ|こめ|ばんめ)(?:の(?:もの|項目|課題|目標|柱|方))?(?:は|って|を|について|も|が)?"
)
_LAST = re.compile(
    r"^(?:では|じゃあ|その)?、?(?:最後|一番最後)(?:の(?:もの|項目|課題|目標))?(?:は|って|を)"
)
_DEMONSTRATIVE = re.compile(
    r"(?:それ|これ|あれ|そちら|こちら|そこ|ここ|その(?:人|方|かた|組織|会議|計画|部署|本部|委員会|役職|者)|同(?:本部|計画|会議|委員会|部会)|彼|この(?:人|組織|会議|本部|委員会))(?=は|が|を|の|に|って|も|と|、|で)"
)
_ADNOMINAL = re.compile(r"(?:^|(?<=、)|(?<=。))(?:その|そこの|それの|同)(?=[一-鿿ァ-ヺA-Za-z])")
_INSTEAD = re.compile(
    r"^(?:では|じゃあ?|それでは|ちなみに|なら)?、?(?P<name>.+?)(?:のほう|の方|の場合)?(?:は|って|について(?:は)?|だと|なら)(?:どう(?:ですか|でしょうか|なの)?)?[?？。]*$"
)
_MORE = re.compile(
    r"^(?:もっと|もう少し|さらに)?(?:詳しく|くわしく)(?:教え|説明|おしえ)?(?:て)?(?:ください|下さい)?[?？。]*$|^続き(?:は|を)?"
)
_PREDICATE = re.compile(
    r"(?:は|って|が|を|の)(?P<rest>[^はがを]*?(?:誰|だれ|どなた|いつ|どこ|何|なに|いくつ|どんな|どう|いくら|どれ)[^、。]*)$"
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, the latest last. Only the latest ones are ever looked at."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn."""
        return self.turns[-1] if self.turns else None

    def with_turn(self, answer: Answer) -> "Conversation":
        """The conversation after one more reply; twenty turns are kept."""
        return self if answer.turn is None else Conversation((*self.turns, answer.turn)[-20:])


@dataclass(frozen=True, slots=True)
class Carried:
    """A question made whole by what came before."""

    text: str  # the question to answer
    supplied: str  # what was supplied, in the question's own language


def nth_item(text: str, turn: Turn | None) -> tuple[int, DraftStatement] | None:
    """The item of the last enumeration that 「3つ目は？」 or 「最後は？」 names, with its number."""
    if turn is None or not turn.items:
        return None
    match = _NTH.match(text)
    if match and text[match.end() :].strip("?？。のは"):
        return None  # 「2つ目の役割は？」 asks something of the item
    if match:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        return (number, turn.items[number - 1]) if 1 <= number <= len(turn.items) else None
    return (len(turn.items), turn.items[-1]) if _LAST.match(text) else None


def carry(question: Question, conversation: Conversation) -> Carried | None:
    """The question with what the last turn supplies, or None when it stands alone."""
    turn = conversation.last
    if turn is None:
        return None
    text = question.text
    if (match := _NTH.match(text)) and turn.items:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        if 1 <= number <= len(turn.items):
            name = turn.items[number - 1].text
            return Carried(f"{name}の{text[match.end() :].lstrip('の')}", name)
    if _MORE.match(text):
        return Carried(turn.question, turn.topic or turn.question)
    if match := _DEMONSTRATIVE.search(text):
        antecedent = _antecedent(match.group(), turn)
        if antecedent:
            return Carried(text[: match.start()] + antecedent + text[match.end() :], antecedent)
    if match := _ADNOMINAL.search(text):
        antecedent = _antecedent(match.group(), turn)
        if antecedent:
            return Carried(
                f"{text[: match.start()]}{antecedent}の{text[match.end() :]}", antecedent
            )
    if (
        not question.words
        and not question.plan_name
        and not question.mentions_own_plan
        and question.asked.wants
    ):
        subject = turn.topic
        return Carried(f"{subject}は{text}", subject) if subject else None
    return _instead(question, turn)


def _antecedent(word: str, turn: Turn) -> str:
    """「それを補佐するのは？」 after 「部長は誰」 means who was named; after 「とは何」 the topic."""
    named_someone = bool(turn.wants & {Want.WHO, Want.WHICH, Want.WHERE}) and not turn.items
    if named_someone and turn.entity and not re.search(r"計画$", turn.entity):
        return turn.entity
    return turn.topic or turn.entity


def _instead(question: Question, turn: Turn) -> Carried | None:
    """「総合計画のほうは？」, 「副本部長は？」: the last question, asked of something else."""
    if question.asked.wants - {Want.PERIOD} or question.asked.is_yes_no:
        return None
    match = _INSTEAD.match(question.text)
    if match is None or len(question.phrases) > 2:
        return None
    name = match["name"]
    if turn.wants & {Want.PERIOD, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.WHEN} and (
        question.plan_name
        or question.mentions_own_plan
        or question.mentions_former_plan
        or question.mentions_upper_plan
    ):
        rest = _PREDICATE.search(turn.question)
        asked = rest["rest"] if rest and turn.wants & {Want.START, Want.END, Want.LENGTH} else ""
        tail = f"は{asked}" if asked else "の計画期間は"
        return Carried(f"{name}{tail}", turn.question)
    rest = _PREDICATE.search(turn.question)
    if rest is None:
        return None
    body = turn.topic.rsplit("の", 1)[0] if "の" in turn.topic else ""
    prefix = f"{body}の" if body and body not in name and turn.wants & {Want.WHO} else ""
    return Carried(f"{prefix}{name}は{rest['rest']}", turn.topic or turn.question)
