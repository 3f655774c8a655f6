"""What the sentence model sees of each sentence that may answer a question."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.support.asked import AskedQuestion
from assistant.support.bearing import NAMES as BEARING
from assistant.support.bearing import Bearing
from assistant.support.matches import Floats, Vectors
from assistant.support.places import Place, held_of
from assistant.support.reading import Reading
from corpus.records import SentenceKind

KINDS = ("when", "who", "where", "count", "why", "how", "name", "which", "what", "other")
_ROLES = (
    SentenceKind.HEADING,
    SentenceKind.CAPTION,
    SentenceKind.TABLE_ROW,
    SentenceKind.LIST_ITEM,
    SentenceKind.FOOTNOTE,
)
_WINDOW = 12  # tokens in which words of the question count as standing together
_OWN = (
    "own", "own_or_like", "near_meaning", "meaning_left", "heading_left", "before_left",
    "behind_left", "lead_left", "covered", "heaviest_missing", "nouns", "verbs", "names",
    "numbers", "pairs", "pairs_back", "in_order", "together", "run", "topic", "topic_first",
    "length", "position", "first", "similarity", "rank", "chunk", "span",
    "fits_when", "fits_who", "fits_where", "fits_count", "fits_why", "fits_name", "fits_means",
    "holds_when", "holds_count", "holds_who", "holds_where", "points", "asks", "behind_question",
    "in_heading", "head", "next", "fits", "title", "title_first", "title_unasked",
)  # fmt: skip
_AMONG = ("rare", "rare_pairs", "chunk_covered", "heading_rare")
_BESIDES = ("similarity", "own_or_like", "covered", "span", "near_meaning", "together")
NAMES = (
    *_OWN,
    *BEARING,
    *_AMONG,
    "rare_below_best",
    "rare_pairs_below_best",
    *(f"role_{role}" for role in _ROLES),
    *(f"below_best_{name}" for name in _BESIDES),
    "span_share",
    *(f"asks_{kind}" for kind in KINDS),
    "terms",
)


def feature_table(
    asked: AskedQuestion, places: Sequence[Place], spans: Sequence[float], vectors: Vectors
) -> Floats:
    """A row for each of ``places``, a column for each of ``NAMES``.

    Args:
        asked: The question.
        places: All the sentences that are compared with one another.
        spans: The score of the best span in each.
        vectors: Of lemmas.
    """
    if not places:
        return np.zeros((0, len(NAMES)), np.float32)
    meanings = _meanings(asked, places, vectors)
    bearing = Bearing(asked)
    rows = [
        [
            *_row(asked, place, span, meaning),
            *bearing.of(place.own, place.before, place.behind),
        ]
        for place, span, meaning in zip(places, spans, meanings, strict=True)
    ]
    own = np.array(rows, np.float32).reshape(len(rows), len(_OWN) + len(BEARING))
    among = _among(asked, places)
    among = np.concatenate([among, among[:, :2] - among[:, :2].max(axis=0)], axis=1)
    roles = np.array([[place.role is role for role in _ROLES] for place in places], np.float32)
    columns = [_OWN.index(name) for name in _BESIDES]
    below = own[:, columns] - own[:, columns].max(axis=0)
    likely = np.exp(own[:, _OWN.index("span")] * 2 - own[:, _OWN.index("span")].max() * 2)
    share = (likely / likely.sum())[:, None]
    kinds = [float(asked.wanted.kind == kind) for kind in KINDS]
    same = np.array([[*kinds, min(len(asked.terms), 12) / 12]], np.float32)
    same = np.repeat(same, len(rows), axis=0)
    return np.concatenate([own, among, roles, below, share, same], axis=1).astype(np.float32)


def _among(asked: AskedQuestion, places: Sequence[Place]) -> Floats:
    """What each sentence shares with the question and few of the others do.

    A term that all the sentences hold says nothing of which of them answers.
    """
    count = len(places)
    is_there = np.array([held_of(asked, place.own).said for place in places], bool)
    is_above = np.array([held_of(asked, place.heading).said for place in places], bool)
    is_there, is_above = (one.reshape(count, len(asked.terms)) for one in (is_there, is_above))
    weights = np.array([term.weight for term in asked.terms])
    chunks = np.array([place.rank for place in places])
    in_chunk = np.zeros_like(is_there)
    for chunk in set(chunks.tolist()):
        in_chunk[chunks == chunk] = is_there[chunks == chunk].any(axis=0)
    rarity = weights * _rarity(is_there)
    pairs = sorted(asked.pairs)
    has_pair = np.array([[pair in p.own.pairs for pair in pairs] for p in places], bool)
    has_pair = has_pair.reshape(count, len(pairs))
    pair_rarity = _rarity(has_pair)
    return np.stack(
        [
            is_there @ rarity / max(rarity.sum(), 1e-6),
            has_pair @ pair_rarity / max(pair_rarity.sum(), 1e-6),
            (in_chunk | is_above) @ weights / asked.weight,
            is_above @ rarity / max(rarity.sum(), 1e-6),
        ],
        axis=1,
    ).astype(np.float32)


def _rarity(is_there: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How few of the sentences hold each term: 1 for one of them, 0 for all."""
    count = len(is_there)
    held = np.maximum(is_there.sum(axis=0), 1)
    rarity: NDArray[np.float64] = np.log((count + 0.5) / held) / np.log(count + 0.5)
    return rarity


def _meanings(asked: AskedQuestion, places: Sequence[Place], vectors: Vectors) -> list[Floats]:
    """For each sentence, how near its nearest word is to each term of the question."""
    terms = vectors([term.lemma for term in asked.terms])
    lemmas = [list(place.own.places) for place in places]
    everything = list(dict.fromkeys(lemma for some in lemmas for lemma in some))
    if not everything or not len(terms):
        return [np.zeros(len(asked.terms), np.float32) for _ in places]
    likeness = np.maximum(terms @ vectors(everything).T, 0)
    number = {lemma: place for place, lemma in enumerate(everything)}
    return [
        likeness[:, [number[lemma] for lemma in some]].max(axis=1)
        if some
        else np.zeros(len(asked.terms), np.float32)
        for some in lemmas
    ]


def _row(asked: AskedQuestion, place: Place, span: float, meaning: Floats) -> list[float]:
    own, heading = place.own, place.heading
    total = asked.weight
    exact = like = left = heading_left = before_left = behind_left = lead_left = covered = 0.0
    missing = near = 0.0
    sums = {"noun": [0.0, 0.0], "verb": [0.0, 0.0], "name": [0.0, 0.0], "number": [0.0, 0.0]}
    found: list[int] = []
    run = longest = 0.0
    held, above = held_of(asked, own), held_of(asked, heading).said
    nothing = (False,) * len(asked.terms)
    beside = (place.before, place.behind, place.lead)
    before, behind, lead = (
        held_of(asked, one).said if one is not None else nothing for one in beside
    )
    for number, (term, closeness) in enumerate(zip(asked.terms, meaning.tolist(), strict=True)):
        is_own, is_like = held.said[number], held.either[number]
        exact += term.weight * is_own
        like += term.weight * is_like
        near += term.weight * (1.0 if is_own else closeness)
        role = "verb" if term.is_verb else "name" if term.is_name else "noun"
        sums["number" if term.is_number else role][0] += term.weight * is_like
        sums["number" if term.is_number else role][1] += term.weight
        if is_own:
            found.append(own.places.get(term.lemma, [-1])[0])
        run = run + term.weight if is_own else 0.0
        longest = max(longest, run)
        if is_like:
            covered += term.weight
            continue
        left += term.weight * closeness
        missing = max(missing, term.weight)
        heading_left += term.weight * above[number]
        before_left += term.weight * before[number]
        behind_left += term.weight * behind[number]
        lead_left += term.weight * lead[number]
        covered += term.weight * (above[number] or before[number] or lead[number])
    there = [where for where in found if where >= 0]
    rising = sum(one < two for one, two in pairwise(there))
    kind, holding = asked.wanted.kind, own.holds
    shared = len(asked.pairs & own.pairs)
    is_topic = len(asked.topic) >= 2 and any(f"{asked.topic}{end}" in own.key for end in "はがも")
    # Who asks for the thing that a text is about does not say its name.
    is_unasked = len(place.title) >= 2 and place.title not in asked.key
    says_title = is_unasked and place.title in own.key
    return [
        exact / total,
        like / total,
        near / total,
        left / total,
        heading_left / total,
        before_left / total,
        behind_left / total,
        lead_left / total,
        covered / total,
        missing / total,
        _share(sums["noun"]),
        _share(sums["verb"]),
        _share(sums["name"]),
        _share(sums["number"]),
        shared / max(1, len(asked.pairs)),
        shared / max(4, len(own.pairs)),
        rising / max(1, len(there) - 1),
        _together(asked, own) / total,
        longest / total,
        float(is_topic),
        float(is_topic and own.key.startswith(asked.topic)),
        min(len(own.tokens), 80) / 80,
        place.position,
        float(place.before is None),
        max(0.0, place.similarity),
        1.0 / place.rank,
        max(-4.0, place.chunk_score) / 4,
        span / 10,
        *(
            (holding[thing] * 2 - 1) * (kind == thing)
            for thing in ("when", "who", "where", "count", "why", "name")
        ),
        holding["means"] * (kind in ("what", "name", "other")),
        holding["when"],
        holding["count"],
        holding["who"],
        holding["where"],
        holding["points"],
        holding["asks"],
        float(place.before is not None and place.before.holds["asks"]),
        sum(term.weight for term, is_above in zip(asked.terms, above, strict=True) if is_above)
        / total,
        float(bool(asked.wanted.topic) and asked.wanted.topic in own.places),
        float(bool(asked.next) and asked.next in own.places),
        asked.fits(own),
        float(says_title),
        float(says_title and place.is_title_first),
        float(is_unasked),
    ]


def _share(sums: list[float]) -> float:
    """What of a kind of term is there; a half when the question has none of the kind."""
    return sums[0] / sums[1] if sums[1] else 0.5


def _together(asked: AskedQuestion, own: Reading) -> float:
    """The largest weight of terms that stand within one window of the sentence."""
    marks = sorted(
        (where, number)
        for number, term in enumerate(asked.terms)
        for where in own.places.get(term.lemma, ())
    )
    best, start = 0.0, 0
    for end, (where, _) in enumerate(marks):
        while where - marks[start][0] >= _WINDOW:
            start += 1
        inside = {number for _, number in marks[start : end + 1]}
        best = max(best, sum(asked.terms[number].weight for number in inside))
    return best
