"""Which words of a clause say what a body or a role does."""

import re

from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import DUTY_VERBS, VERB_CODES

# 委員長はCISOが務め、…: who sits there, not what for.
SITTING = frozenset({"務める", "勤める", "兼ねる", "兼務", "兼任", "就任", "就く"})
SUBORDINATE = re.compile(r"(?:機関|組織|会議体)$")


def duty_words(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The words from element ``first`` (with what stands unread before it) to ``last``."""
    codes = scene.codes
    first = _after_preliminaries(scene, first, last)
    start = (
        scene.at(first - 1).end
        if first > 0 and codes[first - 1] in "、は&に"
        else scene.at(first).start
    )
    if first == 0:
        start = scene.clause.label_end
    text = scene.clause.text
    while text[start : start + 1] in {" ", "、"}:
        start += 1
    return start, scene.at(last).end


def _after_preliminaries(scene: Scene, first: int, last: int) -> int:
    """Past 「市長を本部長とし、」 and 「各部長で構成し、」, which say who and not what for."""
    codes = scene.codes
    for number in range(first, last):
        element = scene.at(number)
        is_frame = element.code in "SCD" or element.word in SITTING or _sets_up(scene, number)
        is_kind = (
            element.code == "で" and number > 0 and SUBORDINATE.search(scene.at(number - 1).word)
        )
        if (is_frame and (element.joins or element.code == "D")) or is_kind:
            first = number + 1
    while first < last and codes[first] in "、はにJ&":
        first += 1
    return first


def _sets_up(scene: Scene, number: int) -> bool:
    """「協議会を附属機関として設置し、…を審議する」: that it was set up is not what it does."""
    return (
        scene.codes[number] == "O" and re.search(r"(?:Nと|S|を)$", scene.codes[:number]) is not None
    )


def is_work(scene: Scene, verb: int) -> bool:
    """Whether the verb says what someone is there to do, and not what happened."""
    element = scene.at(verb)
    return (
        element.word in DUTY_VERBS
        and not element.is_past
        and not element.is_passive
        and not element.is_negative
    )


def last_verb(scene: Scene) -> int | None:
    """The predicate at the sentence's end."""
    match = re.search(rf"[{''.join(sorted(VERB_CODES))}](?=。?$)", scene.codes)
    return match.start() if match else None
