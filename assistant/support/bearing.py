"""How a sentence bears on a question by its grammar: what it names, points at, and says of what."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.support.asked import AskedQuestion, Term
from assistant.support.reading import Reading
from corpus.morphology import Token

NAMES = (
    "names_it", "names_pointing", "before_like", "behind_like", "behind_points", "points_before",
    "slot", "cases", "predicate", "fresh", "fresh_names", "asks_for_name",
)  # fmt: skip
Likes = Callable[[Reading, Term], bool]  # whether a text holds a term, or one that means as much

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
_CASES = frozenset("が を に で へ と から まで より は も の".split())
_TOPICS = ("は", "も")  # stand for が
_SLOTS = frozenset("が は を に で と から".split())
_LIGHT = frozenset("為る 有る 居る 言う 成る 出来る 何".split())
_CASE_BEARERS = ("名詞", "接尾辞", "代名詞", "記号")
_THINGS = ("名詞", "記号", "接頭辞", "接尾辞")
_SLOT_WINDOW = 10  # tokens before the verb in which what fills its slot stands
_MANY_THINGS, _MANY_NAMES = 20, 10


def bearing(
    asked: AskedQuestion, own: Reading, before: Reading | None, behind: Reading | None, likes: Likes
) -> list[float]:
    """A value for each of ``NAMES``.

    Args:
        asked: The question.
        own: The sentence.
        before: The sentence before it under the same heading.
        behind: The sentence behind it.
        likes: Whether a text holds a term of the question.
    """
    tokens = asked.question.tokens
    asks_name = float(_ASKS_NAME.search(asked.question.text) is not None)
    names = float(_NAMING.search(own.text) is not None)
    points = float(_POINTS.match(own.text) is not None)
    before_like = _share(asked, before, likes)
    known = {term.lemma for term in asked.terms}
    cases = {pair for pair in _cases(tokens) if pair[0] not in _LIGHT}
    fresh = [token for token in own.tokens if token.pos in _THINGS and token.lemma not in known]
    names_told = sum(token.pos2 in ("固有名詞", "数詞") or not token.is_known for token in fresh)
    return [
        names * asks_name,
        names * points * asks_name * before_like,
        before_like,
        _share(asked, behind, likes),
        float(behind is not None and _POINTS.match(behind.text) is not None),
        points * before_like,
        _slot(asked, own, known),
        len(cases & _cases(own.tokens)) / max(1, len(cases)),
        _predicate(tokens, own.tokens),
        min(len(fresh), _MANY_THINGS) / _MANY_THINGS,
        min(names_told, _MANY_NAMES) / _MANY_NAMES,
        asks_name,
    ]


def _share(asked: AskedQuestion, reading: Reading | None, likes: Likes) -> float:
    """What of the question's weight a neighbouring sentence holds."""
    if reading is None:
        return 0.0
    return sum(term.weight for term in asked.terms if likes(reading, term)) / asked.weight


def _slot(asked: AskedQuestion, own: Reading, known: set[str]) -> float:
    """1 when the verb asked about has something new in the asked-for case, -0.5 when only the verb.

    「何を設立しましたか」 is answered where something new を設立する.
    """
    particle, verb = asked.wanted.particle, asked.wanted.verb
    places = own.places.get(verb, []) if verb and particle in _SLOTS else []
    if not places:
        return 0.0
    wanted = ("が", *_TOPICS) if particle in ("が", "は") else (particle,)
    is_filled = any(
        token.pos == "助詞" and token.surface in wanted and thing.lemma not in known
        for place in places
        for thing, token in pairwise(own.tokens[max(0, place - _SLOT_WINDOW - 1) : place])
    )
    return 1.0 if is_filled else -0.5


def _cases(tokens: Sequence[Token]) -> set[tuple[str, str]]:
    """Nouns with the particles behind them; は and も count as が."""
    return {
        (noun.lemma, "が" if token.surface in _TOPICS else token.surface)
        for noun, token in pairwise(tokens)
        if token.pos == "助詞" and token.surface in _CASES and noun.pos in _CASE_BEARERS
    }


def _predicate(asked: Sequence[Token], own: Sequence[Token]) -> float:
    """1 when a sentence ends on the question's last verb, 0.5 when it says it elsewhere.

    The する of 設置する is a verb of its own: such a sentence says 設置 before its end.
    """
    wanted = [lemma for lemma in _verbs(asked) if lemma not in _LIGHT]
    if not wanted:
        return 0.0
    said = _verbs(own)
    if wanted[-1] not in said:
        return -0.5
    return 1.0 if wanted[-1] == said[-1] else 0.5


def _verbs(tokens: Sequence[Token]) -> list[str]:
    return [
        token.lemma
        for token in tokens
        if token.pos in ("動詞", "形容詞", "形状詞") or token.pos3 == "サ変可能"
    ]
