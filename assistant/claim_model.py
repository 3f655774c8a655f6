"""Whether a sentence makes a claim true or false, where no rule tells: a linear model of its words.

``P(verdict) = softmax(bias + sum of the rows of the features)``, fitted by
``python -m eval.bench.train_claims``. Features are the words of the question and of the sentence,
those of both, pairs of one of each, how each is put, and what else is known of the sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import Evidence
from assistant.question import Question
from corpus.morphology import shared_morphology
from corpus.records import SentenceKind

Floats = NDArray[np.float32]
WEIGHTS = Path(__file__).with_name("claims.npz")
VERDICTS = ("unclear", "yes", "no")
_PAIR = 0.5  # what a pair of words weighs beside a word
_SCORE_SCALE, _MOST_SCORE = 5.0, 4.0  # of the sentence model; higher tells no more
_MOST_DENIED = 3
_ENDING = 3  # tokens
_CONTENT = frozenset("名詞 動詞 形容詞 形状詞 副詞 接尾辞 接頭辞 助動詞".split())
_PREDICATES = frozenset("動詞 形容詞 形状詞".split())
_DENIED = re.compile(
    r"ない|ません|なく|ず(?=[、。に])|なし|無し|不要|対象外|除[くきい]|以外|禁止|不可"
)
_DENIED_CLAIM = re.compile(r"ない|ません|なくて|ずに")
_NUMBER = re.compile(r"[0-9][0-9,.]*")
_CLAIMED = (  # ways of claiming
    r"すべて|全て|全部|みんな|どこでも|だれでも|誰でも|必ず|毎",
    r"だけ|のみ|しか",
    r"でも|も",
    r"もう|すでに|既に",
    r"まだ",
    r"ですよね|よね|だよね|でしょ",
    r"いい[?？か]|よい|大丈夫",
    r"もらえ|受けられ|使え|でき|れます",
    r"増|ふえ",
    r"減|へ[るりっ]",
)
_STATED = (  # ways of stating
    r"限る|のみ|だけ|限り",
    r"場合|とき",
    r"ことができる|できます",
    r"努め|検討|目指",
    r"原則",
    r"除き|除く|を除",
    r"据え置|維持|継続",
    r"増|拡",
    r"減|縮|廃止",
    r"対象",
)
_WAYS = tuple(map(re.compile, _CLAIMED)), tuple(map(re.compile, _STATED))


def claim_features(
    question: Question, text: str, evidence: Evidence, by_rule: str
) -> dict[str, float]:
    """What is seen of a claim and a sentence.

    Args:
        question: The claim.
        text: The normalised sentence.
        evidence: It, with what was checked of it.
        by_rule: The verdict that rules give; "" for none.
    """
    said = shared_morphology().tokens(text)
    claimed = {token.lemma for token in question.tokens if token.pos in _CONTENT}
    stated = {token.lemma for token in said if token.pos in _CONTENT}
    others = sorted(stated - claimed)
    ways = [{n for n, way in enumerate(_WAYS[0]) if way.search(question.text)}]
    ways.append({n for n, way in enumerate(_WAYS[1]) if way.search(text)})
    ending = "".join(token.surface for token in said[-_ENDING:]).rstrip("。")
    predicates = [token.lemma for token in question.tokens if token.pos in _PREDICATES]
    features = {
        **_dense(question, text, evidence),
        "share": len(claimed & stated) / max(1, len(claimed)),
        "predicates said": sum(one in stated for one in predicates) / max(1, len(predicates)),
        "last predicate said": float(bool(predicates) and predicates[-1] in stated),
        "length": min(len(said), 60) / 60,
        f"rule {by_rule}": 1.0,
        f"ending {ending}": 1.0,
    }
    features.update(dict.fromkeys((f"claims {word}" for word in claimed), 1.0))
    features.update(dict.fromkeys((f"states {word}" for word in others), 1.0))
    features.update(dict.fromkeys((f"both {word}" for word in claimed & stated), 1.0))
    features.update(dict.fromkeys((f"claim way {n}" for n in ways[0]), 1.0))
    features.update(dict.fromkeys((f"stated way {n}" for n in ways[1]), 1.0))
    pairs = [f"{word}|{other}" for word in claimed for other in others]
    pairs += [f"way {n}|{other}" for n in ways[0] for other in others]
    features.update(dict.fromkeys(pairs, _PAIR))
    return features


def _dense(question: Question, text: str, evidence: Evidence) -> dict[str, float]:
    denied, claim_denied = len(_DENIED.findall(text)), len(_DENIED_CLAIM.findall(question.text))
    is_denied_last = _DENIED.search(text.rstrip("。 ")[-12:]) is not None
    asked, told = set(_NUMBER.findall(question.text)), set(_NUMBER.findall(text))
    checks = {f"check {n}": value for n, value in enumerate(evidence.checks.values)}
    return {
        **checks,
        "score": min(evidence.score, _MOST_SCORE) / _SCORE_SCALE,
        "probability": evidence.probability,
        "is row": float(evidence.sentence.kind is SentenceKind.TABLE_ROW),
        "denied": min(denied, _MOST_DENIED) / _MOST_DENIED,
        "denied last": float(is_denied_last),
        "claim denied": float(claim_denied > 0),
        "one denied": float(denied % 2 != claim_denied % 2),
        "one denied last": float(is_denied_last is not (claim_denied > 0)),
        "numbers": float(bool(asked)),
        "numbers told": len(asked & told) / len(asked) if asked else 0.0,
        "numbers untold": float(bool(asked) and not told),
    }


@dataclass(frozen=True, slots=True)
class ClaimModel:
    """The weights of each feature for each of ``VERDICTS``."""

    rows: Mapping[str, Floats]  # of each feature, shape (3,)
    bias: Floats  # shape (3,)

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """How likely each verdict is."""
        scores = self.bias.astype(np.float32)
        for name, value in features.items():
            row = self.rows.get(name)
            if row is not None:
                scores = scores + value * row
        likely = np.exp(scores - scores.max())
        return dict(zip(VERDICTS, (likely / likely.sum()).tolist(), strict=True))

    @staticmethod
    @cache
    def shipped() -> "ClaimModel":
        """The model that ships with the program."""
        return ClaimModel.load()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "ClaimModel":
        """Read what ``save`` wrote."""
        with np.load(path, allow_pickle=False) as held:
            names, table = held["names"].tolist(), held["table"].astype(np.float32)
            return cls(dict(zip(names, table, strict=True)), held["bias"])

    def save(self, path: Path) -> None:
        """Write the weights, two bytes each."""
        names = sorted(self.rows)
        table = np.array([self.rows[name] for name in names], np.float16)
        np.savez_compressed(
            path, names=np.array(names), table=table, bias=self.bias.astype(np.float32)
        )
