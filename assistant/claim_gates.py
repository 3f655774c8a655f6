"""What settles a claim, or keeps a sentence from settling it, before words are weighed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.borrowed import by_clause, denies_deed, is_borrowed, is_only_elsewhere
from assistant.claim_subjects import by_gloss, is_of_another, is_of_kind
from assistant.claim_words import (
    by_mark,
    by_office,
    gives_no_leave,
    is_of_days_off,
    leaves_out_another,
)
from assistant.conditions import by_condition
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.guards import is_table_head
from assistant.names import same_plan
from assistant.open_days import asks_day, is_open
from assistant.opposites import (
    AIM_REACHED,
    asks_back,
    by_standard,
    claims_being,
    goes_both_ways,
    is_of_direction,
    not_there,
    says_both,
    way_claimed,
)
from assistant.question import find_plan_names
from assistant.refuted import is_refuted, is_so_after_all
from assistant.time_limits import by_limit
from assistant.turned import has_its_words, is_only_an_aim, is_the_other_way
from assistant.verdict import (
    NEITHER,
    NO,
    YES,
    Verdict,
)
from corpus.records import SentenceKind

_SIGNS = re.compile(r"(?:^|\t)[○◎→●△－-](?:\t|$)")
_HALF = 0.5  # share of a claim's weight beside words that it quotes wrongly
_SOME = 0.3  # share of a claim's weight beside a limit of time
_OF_THE_SAME = 0.6  # share of a claim's weight that a sentence must hold
# 「家庭ごみより事業系ごみが多いですか」 is answered by amounts, or by a sentence that compares.
_COMPARES = re.compile(
    r"より.{0,16}?(?:多|少な|高|低|大き|小さ|長|短|広|狭|安|増え|減っ|上|下|偉|重要|優先)"
)
_COMPARED = re.compile(r"より|上回|下回|比べ|に比較|に対し|超え")
# 「離島については、し尿に関する事項を除きます」: not all of it is left out
_PARTLY_LEFT_OUT = re.compile(r"(?:に関する|に係る|の一部)[^。、]{0,12}を?除[きくい]")
_ASKS_RESULT = re.compile(rf"{AIM_REACHED}|目標[^。]{{0,6}}達成")
_RESULT = re.compile(r"達成|[◎○×△]")
# 「産めるところはありますか」 by 「出産祝金は…」
_ASKS_PLACE = re.compile(
    r"(?:ところ|所|場所|施設|お店|店|窓口|病院)(?:は|が|って|とか)?(?:村|町|市|区|近く)?[にで]?(?:は)?あ[るり]"
)
_PLACE = re.compile(
    r"[一-鿿ァ-ヺー」](?:所|館|院|室|場|園|校|局|店|署|寺|社)|施設|センター|窓口|サロン|広場|ホーム|クリニック|拠点|場所|ルーム|カフェ|駅"
)
_OF_PLAN = re.compile(r"では|に(?:は|おいては?|おける)|は|の")
# What somebody asked for is not what will be.
_WISHED = re.compile(
    r"(?:ほしい|欲しい|もらいたい|いただきたい|べき(?:だ|である|ではないか)?)(?:[。\s」/]|$)"
)
# 「何かやっていますか」 asks what
_THING = re.compile(r"(?P<what>[一-鿿ァ-ヺー]{2,})(?:[がはも]|って)(?:あ[るり]|い[るま])")
_SPARE = re.compile(r"(?P<what>空き|余り|残り|余裕|ゆとり)(?:[がはも]|って)あ[るり]")
# 「高いの、低いの」 asks which of the two
_EITHER = re.compile(
    r"(?:高|低|多|少な|増え|減|上が|下が|長|短|早|遅|大き|小さ|広|狭|安)[^、。はが]{0,6}(?:の|か|、|それとも)+、?"
    r"(?:高|低|多|少な|増え|減|上が|下が|長|短|早|遅|大き|小さ|広|狭|安)"
)
_ELSEWHERE = re.compile(r"最寄り|最も近い|(?:一番|いちばん)近い")
_OPEN = re.compile(r"(?:何|なに|なん|どこ|誰|だれ)か(?!ら|り)")
# 「目標を達成したのは2指標でした」 says of how many it is so
_COUNTS_THOSE = re.compile(
    r"[たるい]のは[^、。]{0,10}[0-9]+(?:つ|個|指標|項目|人|件|事業|施策|か所)"
)
_LISTED = re.compile(
    r"(?:に|の中に)(?:は|も)?、?(?P<item>[^、。はがも]{2,20})(?:は|も|が|って)(?:入って|含まれ|挙が|挙げ|ありますか)"
)
_NO_THING = frozenset("今後 予定 計画 可能性 必要 今 現在".split())
# 「減ったのはコロナのせいですか」
_CAUSE = re.compile(
    r"[はが]、?(?P<cause>[一-鿿ァ-ヺー]{2,10})(?:の(?:せい|影響|ため)|が(?:原因|理由|要因))(?:です|でしょう|だ|なの|なん)"
)
_BODY = r"[一-鿿ァ-ヺー]{1,12}(?:本部|会議|委員会|協議会|部会|審議会)"
_POST = re.compile(rf"(?P<body>{_BODY})の(?:副)?[一-鿿]{{1,4}}(?:です|でしょう|だ|なの|なん)")
# 「わたしも推進員になれますか」 by 「各部署に推進員を置く」
_MAY_BECOME = re.compile(r"[員長者人役]に(?:は|も)?(?:なれ|なることが(?:でき|可能))")
_OF_BECOMING = re.compile(
    r"募|なれ|なる|なり|委嘱|任命|選[任出び]|推薦|資格|要件|対象|登録|うちから|充て|兼ね|誰でも"
)
_NAMED_ITEM = re.compile(
    r"「(?P<item>[^「」]{4,})」(?:という[^、。]{1,8})?[がはも](?:あ[るり]|挙|入って|含まれ)"
)
_QUOTED = re.compile("「[^「」]+」")
_WORD = re.compile(r"[一-鿿]{2,}|[ァ-ヺー]{3,}")
_SUBJECT = re.compile(r"(?P<name>[一-鿿ァ-ヺー]{2,12})(?:は|が|って)")
_TURNED_DOWN = re.compile(
    r"(?P<what>[一-鿿ァ-ヺー]{2,})(?:に|を|は|の|については)[^、。]{0,8}"
    r"(?:反対|否決|見送|断念|中止|取りやめ|白紙)"
)


def _is_of_other_plan(context: Context, evidence: Evidence, text: str) -> bool:
    """Whether what is claimed of this plan is said of another one: 「総合計画では、…」."""
    if not context.question.mentions_own_plan:
        return False
    title = context.documents[evidence.doc_id].title
    return any(
        not same_plan(name, title, context.names)
        and _OF_PLAN.match(text, start + len(name)) is not None
        for start, name in find_plan_names(text)[:1]
    )


def _is_there(context: Context, text: str) -> Verdict | None:
    """No to what a sentence says is not there, and nothing by what it says of another thing."""
    if not claims_being(context.question.text):
        return None
    missing = not_there(text)
    names = (name for word in context.question.words for name in (word.surface, *word.others))
    if missing and any(len(name) > 1 and name in missing for name in names):
        return NO
    if _ELSEWHERE.search(text):
        return NEITHER  # 「最寄りの駅は…」 says of none that it is here
    if not missing:
        what = _THING.search(context.question.text)
        return NEITHER if what and _is_only_in_more(what["what"], text) else None
    return NEITHER


def _is_only_in_more(word: str, text: str) -> bool:
    """Whether a sentence has a word only inside of others: 高校 of 高校生."""
    alone = rf"(?<![一-鿿ァ-ヺー]){re.escape(word)}(?:(?![一-鿿ァ-ヺー])|(?=[等内数前]))"
    return word in text and not re.search(alone, text)


def _names_subject(context: Context, text: str) -> bool:
    """Whether a sentence has what a claim is about: 認定率 of 「認定率は全国より高い」."""
    subject = _SUBJECT.match(context.question.text)
    return subject is not None and subject["name"] in text


def _turned_down(claim: str, text: str) -> bool:
    """Whether a sentence says that what is claimed was opposed or given up: 合併に反対する票."""
    return any(
        match["what"][-2:] in claim and not re.search("反対|中止|見送|断念|やめ", claim)
        for match in _TURNED_DOWN.finditer(text)
    )


def _goes_no_one_way(claim: str, evidence: Evidence, text: str) -> bool:
    """Whether 「増えていますか」 meets numbers alone, or what grows and shrinks in one sentence."""
    if not way_claimed(claim):
        return False
    is_row = evidence.sentence.kind is SentenceKind.TABLE_ROW
    return goes_both_ways(text) or (is_row and not is_of_direction(text))


def _tells_no_result(claim: str, evidence: Evidence, text: str) -> bool:
    """Whether a row has an aim, and not what came of it: 「目標に届きましたか」."""
    is_row = evidence.sentence.kind is SentenceKind.TABLE_ROW
    return is_row and _ASKS_RESULT.search(claim) is not None and _RESULT.search(text) is None


def _is_no_place(claim: str, text: str) -> bool:
    """Whether a claim that there is a place for something meets a sentence without one."""
    return _ASKS_PLACE.search(claim) is not None and _PLACE.search(text) is None


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, held to a sentence."""

    context: Context
    evidence: Evidence
    text: str  # of the sentence, normalised

    @property
    def claim(self) -> str:
        """The question, normalised."""
        return self.context.question.text

    @property
    def is_row(self) -> bool:
        """Whether the sentence is a table's row."""
        return self.evidence.sentence.kind is SentenceKind.TABLE_ROW

    @property
    def coverage(self) -> float:
        """The share of the claim's weight that the sentence holds."""
        return self.evidence.checks.coverage


def _signs(held: Held) -> Verdict | None:
    # what ○ → ◎ stand for is told elsewhere
    return NEITHER if held.is_row and _SIGNS.search(held.text) else None


def _borrowed(held: Held) -> Verdict | None:
    sentence = held.evidence.sentence
    return NEITHER if is_borrowed(held.context, held.evidence.doc_id, sentence) else None


def _of_nothing(held: Held) -> Verdict | None:
    """Nothing where a claim says of no thing what it says: 「今後増やす予定はありますか」."""
    phrases = held.context.question.phrases
    return NEITHER if phrases and _NO_THING.issuperset(phrases) else None


def _both(held: Held) -> Verdict | None:
    is_open = says_both(held.claim, held.text) or _is_no_place(held.claim, held.text)
    return NEITHER if is_open else None


def _elsewhere(held: Held) -> Verdict | None:
    is_denied = held.is_row and denies_deed(held.context.question, held.text)
    return NO if is_denied or is_only_elsewhere(held.claim, held.text) else None


def _quoted(held: Held) -> Verdict | None:
    if has_its_words(held.claim, held.text) is not False or held.coverage < _HALF:
        return None
    return NEITHER if asks_back(held.claim) else NO


def _turned(held: Held) -> Verdict | None:
    is_turned = is_the_other_way(held.claim, held.text)
    if is_turned is None:
        return None
    return NO if is_turned and not asks_back(held.claim) else NEITHER


def _glossed(held: Held) -> Verdict | None:
    return None if asks_back(held.claim) else _of(by_gloss(held.claim, held.text))


def _head(held: Held) -> Verdict | None:
    """Nothing by the heads of a table: the rows below them hold what is claimed."""
    document = held.context.documents[held.evidence.doc_id]
    is_head = held.is_row and is_table_head(document, held.evidence.sentence)
    return NEITHER if is_head else None


def _day(held: Held) -> Verdict | None:
    opened = is_open(held.claim, held.text)
    if opened is not None:
        return _of(opened)
    return NEITHER if asks_day(held.claim) else None


def _cause(held: Held) -> Verdict | None:
    """Nothing by a sentence that does not name what is claimed to be the cause."""
    claimed = _CAUSE.search(held.claim)
    is_unsaid = claimed is not None and claimed["cause"] not in held.text
    return NEITHER if is_unsaid else None


def _post(held: Held) -> Verdict | None:
    """Nothing by a sentence on another body's posts: 「防災本部の副本部長ですか」."""
    claimed = _POST.search(held.claim)
    if claimed is None:
        return None
    bodies = re.findall(rf"{_BODY}(?=の)", held.text)
    is_of_it = any(one.endswith(claimed["body"]) or claimed["body"].endswith(one) for one in bodies)
    return NEITHER if bodies and not is_of_it else None


def _becoming(held: Held) -> Verdict | None:
    """Nothing by a sentence that does not say who may become what is claimed."""
    asks = _MAY_BECOME.search(held.claim) is not None
    return NEITHER if asks and _OF_BECOMING.search(held.text) is None else None


def _refuted(held: Held) -> Verdict | None:
    if held.is_row or held.coverage < _HALF:
        return None
    if is_so_after_all(held.claim, held.text):
        return NO
    return NO if not asks_back(held.claim) and is_refuted(held.claim, held.text) else None


def _clause(held: Held) -> Verdict | None:
    return _of(by_clause(held.context.question, held.text))


def _condition(held: Held) -> Verdict | None:
    return by_condition(held.claim, held.text)


def _lasting(held: Held) -> Verdict | None:
    return _of(by_limit(held.claim, held.text)) if held.coverage >= _SOME else None


def _also(held: Held) -> Verdict | None:
    is_of_others = leaves_out_another(held.context.question, held.text)
    return NEITHER if is_of_others or is_of_days_off(held.claim, held.text) else None


def _allowed(held: Held) -> Verdict | None:
    return NEITHER if gives_no_leave(held.claim, held.text) else None


def _office(held: Held) -> Verdict | None:
    return _of(by_office(held.claim, held.text)) if held.coverage >= _SOME else None


def _marked(held: Held) -> Verdict | None:
    return _of(by_mark(held.claim, held.text)) if held.is_row else None


def _there(held: Held) -> Verdict | None:
    thing = _SPARE.search(held.claim) if held.is_row else None
    if thing is not None and thing["what"] not in held.text:
        return NEITHER  # 「空きはありますか」 by a row that counts who is in
    return _is_there(held.context, held.text)


def _unlisted(held: Held) -> Verdict | None:
    """A list says nothing of what it does not name: 「課題に教育は入っていますか」."""
    named = _NAMED_ITEM.search(held.claim)
    if named is not None and named["item"] not in held.text:
        return NEITHER
    claimed = _LISTED.search(held.claim)
    quoted = _QUOTED.search(claimed["item"]) if claimed else None
    item = quoted.group() if quoted else claimed["item"] if claimed else ""
    words = _WORD.findall(item)
    return NEITHER if any(word not in held.text for word in words) else None


def _standard(held: Held) -> Verdict | None:
    is_of_it = held.coverage >= _OF_THE_SAME or _names_subject(held.context, held.text)
    return _of(by_standard(held.claim, held.text)) if is_of_it else None


def _of(holds: bool | None) -> Verdict | None:
    return None if holds is None else YES if holds else NO


# By name, in the order in which they are tried; the first that says anything decides.
GATES: tuple[tuple[str, Callable[[Held], Verdict | None]], ...] = (
    ("nothing", _of_nothing),
    ("head", _head),
    ("signs", _signs),
    ("day", _day),
    ("cause", _cause),
    ("post", _post),
    ("becoming", _becoming),
    ("refuted", _refuted),
    ("borrowed", _borrowed),
    ("both", _both),
    ("elsewhere", _elsewhere),
    ("quoted", _quoted),
    ("turned", _turned),
    ("glossed", _glossed),
    ("clause", _clause),
    ("marked", _marked),
    ("condition", _condition),
    ("lasting", _lasting),
    ("also", _also),
    ("allowed", _allowed),
    ("office", _office),
    ("there", _there),
    ("unlisted", _unlisted),
    ("standard", _standard),
)


def of_kind(held: Held) -> Verdict | None:
    """By what kind of thing the sentence says that something is; None where it says nothing."""
    return _of(is_of_kind(held.claim, held.text))


def is_left_open(held: Held) -> bool:
    """Whether the claim, or what the sentence is about, keeps it from settling anything."""
    claim, text = held.claim, held.text
    return bool(
        _OPEN.search(claim)
        or _EITHER.search(claim)
        or _WISHED.search(text)
        or _COUNTS_THOSE.search(text)
        or (_COMPARES.search(claim) and not _COMPARED.search(text))
        or _goes_no_one_way(claim, held.evidence, text)
        or _PARTLY_LEFT_OUT.search(text)
        or is_only_an_aim(claim, text)
        or _tells_no_result(claim, held.evidence, text)
        or _turned_down(claim, text)
        or is_of_another(claim, text)
        or _is_of_other_plan(held.context, held.evidence, text)
    )
