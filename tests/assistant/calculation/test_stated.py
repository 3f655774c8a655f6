"""What a sentence states itself is quoted and not reckoned."""

import pytest

from assistant.calculation.asked import read_sums
from assistant.calculation.stated import is_stated


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("協力店は何店に増やしますか", "協力店を22店から60店に増やす。", True),
        ("司書は何人に増えますか", "現在の8人から毎年度2人ずつ増員し、16人とする。", True),
        ("協力店は何店増やしますか", "協力店を22店から60店に増やす。", False),
        ("件数は何倍に増えましたか", "2件から14件に増えた。", False),
        ("空き家は何戸増えましたか", "空家等は412戸で、前の調査から44戸増加した。", True),
        ("空き家は何戸減りましたか", "空家等は412戸で、前の調査から44戸増加した。", False),
        ("令和4年から何人増えましたか", "1,022人となり、令和4年から64人増えました。", True),
        ("令和2年から何人増えましたか", "1,022人となり、令和4年から64人増えました。", False),
        ("保険料はいくら上がりましたか", "月額6,100円から300円の引き上げとなります。", True),
        ("漁師は何人減りましたか", "漁師は312人から46人に減った。", False),
        ("拠点は何か所増えますか", "拠点を5か所増やし、20か所にします。", True),
        ("高齢化率は何ポイント上がりますか", "高齢化率は35.2%から43.1%になる見込みです。", False),
        ("毎年何か所ずつ増えますか", "毎年8か所ずつ増やす。", False),
        ("高齢化率は?", "高齢化率は43.1%に達し、5人に2人が65歳以上である。", True),
        ("意見のうち反映されたのは何%ですか", "回収率は40%で、63件のうち17件を反映した。", False),
    ],
)
def test_what_is_stated(question: str, text: str, expected: bool) -> None:
    assert is_stated(question, read_sums(question), text) is expected
