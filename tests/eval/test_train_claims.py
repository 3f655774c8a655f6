"""Fitting the model of claims on examples made by hand."""

from assistant.claim_model import VERDICTS
from eval.bench.train_claims import Example, fit

EXAMPLES = [
    Example({f"states {word}": 1.0, "length": 0.5, f"claims {n}": 1.0}, verdict, "", str(n))
    for verdict, word in enumerate(("検討", "無料", "対象外"))
    for n in range(12)
]


def test_the_words_that_settle_a_claim_are_learned() -> None:
    model = fit(EXAMPLES)
    for verdict, word in enumerate(("検討", "無料", "対象外")):
        likely = model.probabilities({f"states {word}": 1.0, "length": 0.5})
        assert max(likely, key=likely.__getitem__) == VERDICTS[verdict]


def test_what_few_claims_hold_is_not_learned() -> None:
    assert "claims 3" not in fit(EXAMPLES).rows
