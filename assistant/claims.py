"""Yes or no to a claim: by what is settled, else by a model of words and what rules say."""

import re

from assistant.borrowed import denies_deed
from assistant.claim_gates import GATES, Held, is_left_open, of_kind
from assistant.claim_model import ClaimModel, claim_features
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.opposites import asks_back, by_opposites, goes_other_way
from assistant.stated import STATED
from assistant.verdict import NEITHER, NO, YES, Verdict, is_beyond, judge_by_rules
from corpus.normalize import normalize

_SURE = 0.8  # probability from which the model's verdict is said
_UNDOUBTED = 0.7  # share of its probability that doubts leave of a sentence
_SURER = 0.1  # by which yes is more probable than no, where a rule gives yes as well
_SURE_BY_RULE = 0.7  # from which one is that a rule gives as well
_LIKELY = {"yes": 0.6, "no": 0.7}  # from which one is said to be likely
# 「海水浴だけでなく」 denies nothing
_NOT_ONLY = re.compile(r"だけで(?:は)?なく|のみならず|に限らず|ばかりで(?:は)?なく")
# 「通行止めにはしません」
_NOT_STOPPED = re.compile(r"(?:止め|中止|禁止|廃止|閉鎖|休止)に?は?(?:し|なり)?(?:ません|ない)")
_DENIED_CLAIM = re.compile(r"(?:ない|ません|なかった)(?:って|と[いの]|の|ん)")
_DENIAL = re.compile(r"ない|ません|なく|なし|[らさかまれけめえ]ず[、。に]|不可|除[きくい]")


def _is_undenied(claim: str, text: str) -> bool:
    """Whether a claim that something is not so meets a sentence that denies nothing."""
    return _DENIED_CLAIM.search(claim) is not None and _DENIAL.search(text) is None


def judge_claim(context: Context, evidence: Evidence) -> Verdict:
    """Yes or no where the sentence settles the claim, and neither where it only bears on it."""
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    held = Held(context, evidence, text)
    for _, gate in GATES:
        settled = gate(held)
        if settled is not None:
            return settled
    ruled = judge_by_rules(context, evidence)
    if ruled.is_settled:
        return ruled
    kind = of_kind(held)
    if kind is not None:
        return kind
    return NEITHER if is_left_open(held) else _weighed(held, ruled)


def _weighed(held: Held, ruled: Verdict) -> Verdict:
    """By the model of words, and what the rules say that settle nothing."""
    claim, text, question = held.claim, held.text, held.context.question
    features = claim_features(question, text, held.evidence, ruled.said)
    likely = ClaimModel.shipped().probabilities(features)
    said = max(("yes", "no"), key=likely.__getitem__)
    opposite = by_opposites(claim, text)
    is_denied = opposite is False and said == "yes"
    if said == ruled.said and likely[said] >= _SURE_BY_RULE and not is_denied:
        return ruled
    # 自己負担 by 町が全額を負担する
    is_opposed = opposite is not None and opposite != (said == "yes")
    is_opposed = is_opposed or (said == "yes" and goes_other_way(claim, text))
    if said == "no" and (_NOT_ONLY.search(text) or _NOT_STOPPED.search(text)):
        return NEITHER
    if said == "yes" and (_is_undenied(claim, text) or denies_deed(question, text)):
        return NEITHER
    if asks_back(claim) or is_opposed or (said == "yes" and is_beyond(claim, text)):
        return NEITHER
    if likely[said] >= _SURE:
        return YES if said == "yes" else NO
    if STATED.match(claim) is not None:
        return NEITHER  # the model has learned from questions
    is_surer = likely["yes"] - likely["no"] >= _SURER and held.evidence.undoubted >= _UNDOUBTED
    if said == ruled.said == "yes" and is_surer:
        return Verdict("evidence.likely_yes")
    return Verdict(f"evidence.likely_{said}") if likely[said] >= _LIKELY[said] else NEITHER
