"""What a body or role is set up for, as the sentence that sets it up says it."""

import re

from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_work import duty_words, is_work, last_verb


def purpose_before(scene: Scene, begin: int, stop: int) -> tuple[int, int] | None:
    """「各部署には、情報化を推進するために、責任者を置く」: what the placed ones are for."""
    match = re.search(r".*(?P<verb>[VOHT])Fに?、", scene.codes[begin:stop])
    if match is None or not is_work(scene, begin + match.start("verb")):
        return None
    return duty_words(scene, begin, begin + match.start("verb"))


def described_duty(scene: Scene, start: int, number: int) -> tuple[int, int] | None:
    """「具体的な検討を行う部会」, 「調達を適正に行うための委員会」."""
    last = number - 1
    if scene.codes[last] == "の" and scene.codes[last - 1] == "F":
        last -= 2
    if last < start or scene.codes[last] not in VERB_CODES or not is_work(scene, last):
        return None
    return duty_words(scene, start, last)


def duty_behind(scene: Scene, verb: int) -> tuple[int, int] | None:
    """「推進本部を設置し、進捗状況の管理を行います」, when the city is not the one who does it."""
    codes = scene.codes
    if not scene.at(verb).joins or (
        re.search(r"N(?:も|は)", codes[:verb]) and not re.search(r"N[でi]は", codes[:verb])
    ):
        return None
    last = last_verb(scene)
    if (
        last is None
        or last <= verb
        or "は" in codes[verb:last]
        or "が" in codes[verb:last]
        or not is_work(scene, last)
    ):
        return None
    if "O" in codes[verb + 1 : last] or "P" in codes[verb + 1 : last]:
        return None
    return duty_words(scene, verb + 1, last)
