"""Claims that are put as what somebody has understood."""

import pytest

from assistant.framed import leave_frame


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("まちづくりの課題は6つだと理解していますが。", "まちづくりの課題は6つですか"),
        ("本部の部長は市長である、で合っていますね?", "本部の部長は市長ですか"),
        ("専門員が部長を務めている、と答弁してよいか。", "専門員が部長を務めているのですか"),
        ("計画の初年度は平成26年10月だったか。", "計画の初年度は平成26年10月ですか"),
        ("まちの課題は6つということでよろしいですか", "まちの課題は6つですか"),
        ("公民館の講座を受けたいと思っています。", "公民館の講座を受けたいと思っています。"),
        (
            "総合計画は実施計画を含まないと聞きましたが。",
            "総合計画は実施計画を含まないと聞きましたが。",
        ),
    ],
)
def test_a_claim_is_asked_plainly(line: str, plain: str) -> None:
    assert leave_frame(line) == plain
