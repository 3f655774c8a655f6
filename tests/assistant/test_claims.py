"""What the model of claims sees, keeps and says."""

from pathlib import Path

import numpy as np
import pytest

from assistant.claim_model import VERDICTS, ClaimModel
from assistant.verdict import NO, YES, Verdict
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over


@pytest.mark.parametrize(
    ("body", "question", "openings"),
    [
        (
            "乳幼児健診の費用は無料です。",
            "赤ちゃんの健診にお金はかかりますか",
            ("いいえ", "「いいえ」"),
        ),
        (
            "図書館の本は、市外に住む人も借りることができます。",
            "市外の人でも図書館の本を借りられますか",
            ("はい", "「はい」"),
        ),
    ],
)
def test_other_words_than_the_plans_get_a_verdict(
    body: str, question: str, openings: tuple[str, ...]
) -> None:
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 取組\n\n{body}\n"))
    assert said(assistant, question).startswith(openings)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("環境課長は美化推進本部の副本部長ですか", "はい"),
        ("環境課長は防災推進本部の副本部長ですか", ""),
        ("窓口は火曜日も開いていますか", "はい"),
        ("窓口は日曜日も開いていますか", "いいえ"),
        ("足湯は月曜日に営業していますか", ""),
        ("わたしも推進員になれますか", ""),
    ],
)
def test_another_bodys_post_and_days_that_are_left_out_settle_nothing(
    question: str, opening: str
) -> None:
    body = (
        "環境課長は、美化推進本部の副本部長です。\n\n"
        "窓口は、月曜日から土曜日まで開いています。\n\n"
        "足湯の営業は、月・木曜日以外の毎日です。\n\n"
        "各部署には、情報化を推進するために推進員を置いています。\n"
    )
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 体制\n\n{body}"))
    reply = said(assistant, question)
    assert reply.startswith(opening or ("次のように", "この資料には"))


def test_a_likely_verdict_is_one() -> None:
    assert Verdict("evidence.likely_no").said == NO.said == "no"
    assert Verdict("evidence.yes_past").said == YES.said == "yes"
    assert Verdict("evidence.quote").said == ""


def test_the_model_that_was_saved_is_the_one_that_is_read(tmp_path: Path) -> None:
    rows = {"claims 本": np.array([0.5, -0.25, 1], np.float32), "rule yes": np.ones(3, np.float32)}
    model = ClaimModel(rows, np.array([0.1, 0.2, 0.3], np.float32))
    model.save(tmp_path / "claims.npz")
    features = {"claims 本": 2.0, "never seen": 1.0}
    likely = ClaimModel.load(tmp_path / "claims.npz").probabilities(features)
    assert likely == pytest.approx(model.probabilities(features))
    assert tuple(likely) == VERDICTS
    assert sum(likely.values()) == pytest.approx(1)
    assert max(likely, key=likely.__getitem__) == "no"
