"""Yes or no to a claim: by what is settled, else by a model of words and what rules say."""

import re

from assistant.borrowed import by_clause, denies_deed, is_borrowed, is_only_elsewhere
from assistant.claim_model import ClaimModel, claim_features
from assistant.claim_subjects import by_gloss, is_of_another, is_of_kind
from assistant.conditions import by_condition
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.names import same_plan
from assistant.opposites import (
    AIM_REACHED,
    asks_back,
    by_opposites,
    by_standard,
    claims_being,
    goes_both_ways,
    goes_other_way,
    is_of_direction,
    not_there,
    says_both,
    way_claimed,
)
from assistant.question import find_plan_names
from assistant.stated import STATED
from assistant.turned import has_its_words, is_only_an_aim, is_the_other_way
from assistant.verdict import (
    NEITHER,
    NO,
    YES,
    Verdict,
    is_beyond,
    judge_by_rules,
)
from corpus.normalize import normalize
from corpus.records import SentenceKind

_SIGNS = re.compile(r"(?:^|\t)[○◎→●△－-](?:\t|$)")
_SURE = 0.8  # probability from which the model's verdict is said
_HALF = 0.5  # share of a claim's weight beside words that it quotes wrongly
_OF_THE_SAME = 0.6  # share of a claim's weight that a sentence must hold
_UNDOUBTED = 0.7  # share of its probability that doubts leave of a sentence
_SURER = 0.1  # by which yes is more probable than no, where a rule gives yes as well
_SURE_BY_RULE = 0.7  # from which one is that a rule gives as well
_LIKELY = {"yes": 0.6, "no": 0.7}  # from which one is said to be likely
# 「家庭ごみより事業系ごみが多いですか」 is answered by amounts, or by a sentence that compares.
_COMPARES = re.compile(
    r"より.{0,16}?(?:多|少な|高|低|大き|小さ|長|短|広|狭|安|増え|減っ|上|下|偉|重要|優先)"
)
_COMPARED = re.compile(r"より|上回|下回|比べ|に比較|に対し|超え")
# 「離島については、し尿に関する事項を除きます」: not all of it is left out
_PARTLY_LEFT_OUT = re.compile(r"(?:に関する|に係る|の一部)[^。、]{0,12}を?除[きくい]")
_ASKS_RESULT = re.compile(rf"{AIM_REACHED}|目標[^。]{{0,6}}達成")
_RESULT = re.compile(r"達成|[◎○×△]")
# 「海水浴だけでなく」 denies nothing
_NOT_ONLY = re.compile(r"だけで(?:は)?なく|のみならず|に限らず|ばかりで(?:は)?なく")
# 「産めるところはありますか」 by 「出産祝金は…」
_ASKS_PLACE = re.compile(
    r"(?:ところ|所|場所|施設|お店|店|窓口|病院)(?:は|が|って|とか)?(?:村|町|市|区|近く)?[にで]?(?:は)?あ[るり]"
)
_PLACE = re.compile(
    r"[一-鿿ァ-ヺー」](?:所|館|院|室|場|園|校|局|店|署|寺|社)|施設|センター|窓口|サロン|広場|ホーム|クリニック|拠点|場所|ルーム|カフェ|駅"
)
# 「通行止めにはしません」
_NOT_STOPPED = re.compile(r"(?:止め|中止|禁止|廃止|閉鎖|休止)に?は?(?:し|なり)?(?:ません|ない)")
_DENIED_CLAIM = re.compile(r"(?:ない|ません|なかった)(?:って|と[いの]|の|ん)")
_DENIAL = re.compile(r"ない|ません|なく|なし|[らさかまれけめえ]ず[、。に]|不可|除[きくい]")
_OF_PLAN = re.compile(r"では|に(?:は|おいては?|おける)|は|の")
# What somebody asked for is not what will be.
_WISHED = re.compile(
    r"(?:ほしい|欲しい|もらいたい|いただきたい|べき(?:だ|である|ではないか)?)(?:[。\s」/]|$)"
)
# 「何かやっていますか」 asks what
_THING = re.compile(r"(?P<what>[一-鿿ァ-ヺー]{2,})(?:[がはも]|って)(?:あ[るり]|い[るま])")
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


def _is_undenied(claim: str, text: str) -> bool:
    """Whether a claim that something is not so meets a sentence that denies nothing."""
    return _DENIED_CLAIM.search(claim) is not None and _DENIAL.search(text) is None


def judge_claim(context: Context, evidence: Evidence) -> Verdict:
    """Yes or no where the sentence settles the claim, and neither where it only bears on it."""
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    if evidence.sentence.kind is SentenceKind.TABLE_ROW and _SIGNS.search(text):
        return NEITHER  # what ○ → ◎ stand for is told elsewhere
    if is_borrowed(context, evidence.doc_id, evidence.sentence):
        return NEITHER
    if says_both(context.question.text, text) or _is_no_place(context.question.text, text):
        return NEITHER
    is_row = evidence.sentence.kind is SentenceKind.TABLE_ROW
    if is_only_elsewhere(context.question.text, text) or (
        is_row and denies_deed(context.question, text)
    ):
        return NO
    quoted = has_its_words(context.question.text, text)
    if quoted is False and evidence.checks.coverage >= _HALF:
        return NEITHER if asks_back(context.question.text) else NO
    if is_the_other_way(context.question.text, text):
        return NEITHER if asks_back(context.question.text) else NO
    glossed = by_gloss(context.question.text, text)
    if glossed is not None and not asks_back(context.question.text):
        return YES if glossed else NO
    clause = by_clause(context.question, text)
    if clause is not None:
        return YES if clause else NO
    by = by_condition(context.question.text, text)
    if by is not None:
        return by
    there = _is_there(context, text)
    if there is not None:
        return there
    beyond = by_standard(context.question.text, text)
    is_of_it = evidence.checks.coverage >= _OF_THE_SAME or _names_subject(context, text)
    if beyond is not None and is_of_it:
        return YES if beyond else NO
    ruled = judge_by_rules(context, evidence)
    if ruled.is_settled:
        return ruled
    of_kind = is_of_kind(context.question.text, text)
    if of_kind is not None:
        return YES if of_kind else NO
    if (
        _OPEN.search(context.question.text)
        or _EITHER.search(context.question.text)
        or _WISHED.search(text)
        or _COUNTS_THOSE.search(text)
        or (_COMPARES.search(context.question.text) and not _COMPARED.search(text))
        or _goes_no_one_way(context.question.text, evidence, text)
        or _PARTLY_LEFT_OUT.search(text)
        or is_only_an_aim(context.question.text, text)
        or _tells_no_result(context.question.text, evidence, text)
        or _turned_down(context.question.text, text)
        or is_of_another(context.question.text, text)
        or _is_of_other_plan(context, evidence, text)
    ):
        return NEITHER
    features = claim_features(context.question, text, evidence, ruled.said)
    likely = ClaimModel.shipped().probabilities(features)
    said = max(("yes", "no"), key=likely.__getitem__)
    claim = context.question.text
    opposite = by_opposites(claim, text)
    # 自己負担 by 町が全額を負担する
    is_opposed = opposite is not None and opposite != (said == "yes")
    is_denied = opposite is False and said == "yes"
    if said == ruled.said and likely[said] >= _SURE_BY_RULE and not is_denied:
        return ruled
    is_opposed = is_opposed or (said == "yes" and goes_other_way(claim, text))
    if said == "no" and (_NOT_ONLY.search(text) or _NOT_STOPPED.search(text)):
        return NEITHER
    if said == "yes" and (_is_undenied(claim, text) or denies_deed(context.question, text)):
        return NEITHER
    if asks_back(claim) or is_opposed or (said == "yes" and is_beyond(claim, text)):
        return NEITHER
    if likely[said] >= _SURE:
        return YES if said == "yes" else NO
    if STATED.match(claim) is not None:
        return NEITHER  # the model has learned from questions
    is_surer = likely["yes"] - likely["no"] >= _SURER and evidence.undoubted >= _UNDOUBTED
    if said == ruled.said == "yes" and is_surer:
        return Verdict("evidence.likely_yes")
    return Verdict(f"evidence.likely_{said}") if likely[said] >= _LIKELY[said] else NEITHER
