"""How a sentence bears on a question by its grammar: what it names, points at, and says of what."""

import re
from itertools import pairwise

from assistant.support.asked import AskedQuestion
from assistant.support.places import held_of
from assistant.support.reading import Reading, case_pairs, verb_lemmas

NAMES = (
    "names_it", "names_pointing", "before_like", "behind_like", "behind_points", "points_before",
    "slot", "cases", "predicate", "fresh", "fresh_names", "asks_for_name",
)  # fmt: skip

_NAMING = re.compile(
    r"(?:と|とも|を)(?:呼|称|い[うわっ]|言[うわっ]|名づけ|名付)|という|通称|略称|別名|別称|俗称|愛称"
    r"|の名で|名称"
)
_ASKS_NAME = re.compile(
    r"(?:何|なん)(?:と(?:いう|い[わっ]|言|呼|称|よ[びぶば])"
    r"|[^、。のにをがで年月日人つ回個]{0,6}(?:と(?:い|言|呼|称)))"
    r"|名前|名称|通称|略称|別名|呼び名|称する|呼称|呼[ぶばび]|これを[?？]?$"
)
_POINTS = re.compile(
    r"^(?:また、|なお、|しかし、|そして、)?(?:この|その|これ|それ|同|ここ|そこ|当該|彼|こう|そう"
    r"|前者|後者)"
)
_SLOTS = frozenset("が は を に で と から".split())
_LIGHT = frozenset("為る 有る 居る 言う 成る 出来る 何".split())
_THINGS = ("名詞", "記号", "接頭辞", "接尾辞")
_SLOT_WINDOW = 10  # tokens before the verb in which what fills its slot stands
_MANY_THINGS, _MANY_NAMES = 20, 10


class Bearing:
    """A question's own side, read once for all the sentences that are compared.

    Args:
        asked: The question.
    """

    def __init__(self, asked: AskedQuestion) -> None:
        tokens = asked.question.tokens
        self._asked = asked
        self._asks_name = float(_ASKS_NAME.search(asked.question.text) is not None)
        self._known = {term.lemma for term in asked.terms}
        self._cases = {pair for pair in case_pairs(tokens) if pair[0] not in _LIGHT}
        self._verb = next((v for v in reversed(verb_lemmas(tokens)) if v not in _LIGHT), "")

    def of(self, own: Reading, before: Reading | None, behind: Reading | None) -> list[float]:
        """A value for each of ``NAMES``.

        Args:
            own: The sentence.
            before: The sentence before it under the same heading.
            behind: The sentence behind it.
        """
        names = self._asks_name * (_NAMING.search(own.text) is not None)
        points = float(_points(own))
        before_like = self._share(before)
        fresh = [t for t in own.tokens if t.pos in _THINGS and t.lemma not in self._known]
        told = sum(t.pos2 in ("固有名詞", "数詞") or not t.is_known for t in fresh)
        return [
            names,
            names * points * before_like,
            before_like,
            self._share(behind),
            float(behind is not None and _points(behind)),
            points * before_like,
            self._slot(own),
            len(self._cases & own.cases) / max(1, len(self._cases)),
            self._predicate(own),
            min(len(fresh), _MANY_THINGS) / _MANY_THINGS,
            min(told, _MANY_NAMES) / _MANY_NAMES,
            self._asks_name,
        ]

    def _share(self, reading: Reading | None) -> float:
        """What of the question's weight a neighbouring sentence holds."""
        if reading is None:
            return 0.0
        held = zip(self._asked.terms, held_of(self._asked, reading).either, strict=True)
        return sum(term.weight for term, is_held in held if is_held) / self._asked.weight

    def _slot(self, own: Reading) -> float:
        """1 when the verb asked about has something new in the asked-for case, else -0.5.

        「何を設立しましたか」 is answered where something new を設立する. 0 without the verb.
        """
        particle, verb = self._asked.wanted.particle, self._asked.wanted.verb
        places = own.places.get(verb, []) if verb and particle in _SLOTS else []
        if not places:
            return 0.0
        wanted = ("が", "は", "も") if particle in ("が", "は") else (particle,)
        is_filled = any(
            token.pos == "助詞" and token.surface in wanted and thing.lemma not in self._known
            for place in places
            for thing, token in pairwise(own.tokens[max(0, place - _SLOT_WINDOW - 1) : place])
        )
        return 1.0 if is_filled else -0.5

    def _predicate(self, own: Reading) -> float:
        """1 when a sentence ends on the question's last verb, 0.5 when it says it elsewhere."""
        said = [verb for verb in own.verbs if verb not in _LIGHT]
        if not self._verb:
            return 0.0
        if self._verb not in said:
            return -0.5
        return 1.0 if self._verb == said[-1] else 0.5


def _points(reading: Reading) -> bool:
    return _POINTS.match(reading.text) is not None
