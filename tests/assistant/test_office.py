"""Which office keeps or made the plan."""

import pytest

from assistant.answer import AbstentionReason
from tests.assistant.asking import reason, said
from tests.assistant.documents import assistant_over

COVER = """# 青葉町みどりの計画

青葉町建設部みどり課

## 1 策定の趣旨

町では、緑を守るため、みどりの計画を策定します。花壇の手入れは、まちづくり課が担当します。

## 2 推進体制

計画の進行を管理するため、みどり推進会議を設置します。
"""


@pytest.mark.parametrize(
    "question",
    [
        "この計画の担当はどこの課ですか",
        "困ったらどの課に聞けばいいですか",
        "計画について分からないことはどこに問い合わせればいいの",
        "この計画を作った部署はどこですか",
        "この計画は誰が作ったのですか",
    ],
)
def test_the_cover_names_the_office(question: str) -> None:
    assert "青葉町建設部みどり課" in said(assistant_over(("green.md", COVER)), question)


def test_the_secretariat_keeps_a_plan_whose_cover_names_no_office() -> None:
    body = (
        "# 青葉町みどりの計画\n\n## 1 推進体制\n\n町長を会長とするみどり推進会議を設置します。"
        "みどり推進会議の事務局は、みどり課に置きます。\n"
    )
    text = said(assistant_over(("green.md", body)), "困ったらどの課に聞けばいいですか")
    assert "みどり課" in text


@pytest.mark.parametrize("question", ["この計画の担当課はどこですか", "この計画は誰が作ったの"])
def test_what_an_office_does_is_not_keeping_the_plan(question: str) -> None:
    body = COVER.replace("青葉町建設部みどり課\n\n", "")
    assistant = assistant_over(("green.md", body))
    assert reason(assistant, question) is AbstentionReason.NOT_STATED


def test_a_matter_of_its_own_is_not_the_plans() -> None:
    text = said(assistant_over(("green.md", COVER)), "花壇の手入れを担当するのどこの課ですか")
    assert "まちづくり課" in text
