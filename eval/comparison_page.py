"""Two runs beside each other as one HTML file, in the report's dress."""

from collections.abc import Sequence
from html import escape

from eval import report_wording as wording
from eval.compare import ChangedQuestion, Comparison, MeasureChange
from eval.report import page_of
from eval.report_groups import table


def render_comparison(comparison: Comparison, *, first: str, second: str) -> str:
    """The page of a comparison; the same comparison gives the same bytes.

    Args:
        comparison: The two runs.
        first: What the older run is called.
        second: What the run that is judged is called.
    """
    worse = [one for one in comparison.changed if not one.second_is_right]
    better = [one for one in comparison.changed if one.second_is_right]
    said = wording.COMPARED.format(
        questions=comparison.questions, better=len(better), worse=len(worse)
    )
    names = wording.BOTH_RUNS.format(first=first, second=second)
    body = "".join(
        [
            f'<p class="setting">{escape(names)}</p>',
            f'<p class="headline">{escape(said)}</p>',
            f"<section><h2>{wording.MEASURES}</h2>{_measures(comparison.measures)}</section>",
            _questions(wording.BECAME_WRONG, worse, (first, second)),
            _questions(wording.BECAME_RIGHT, better, (first, second)),
            _questions(wording.REWORDED, comparison.reworded, (first, second)),
            _left_out(comparison),
        ]
    )
    return page_of(wording.COMPARISON_TITLE, body)


def _measures(measures: Sequence[MeasureChange]) -> str:
    rows = [
        [
            wording.COMPARED_NAMES.get(one.measure, one.measure),
            f"{one.first:.3f}",
            f"{one.second:.3f}",
            f"{one.difference:+.3f}",
            str(one.wins),
            str(one.losses),
            f"{one.adjusted_p_value:.4f}",
            _verdict(one),
        ]
        for one in measures
    ]
    note = f"<p class=soft>{wording.COMPARED_NOTE}</p>"
    return table(wording.COMPARED_COLUMNS, rows) + note


def _verdict(change: MeasureChange) -> str:
    if change.is_regression:
        return wording.WORSE
    return wording.BETTER if change.is_significant else wording.NO_DIFFERENCE


def _questions(title: str, changed: Sequence[ChangedQuestion], names: tuple[str, str]) -> str:
    if not changed:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (wording.ASKED, *names))
    rows = "".join(
        f"<tr><td>{escape(one.question_id)}<br>{'<br>'.join(map(escape, one.turns))}</td>"
        f"{_reply(one.first_text)}{_reply(one.second_text)}</tr>"
        for one in changed
    )
    heading = f"{escape(title)}（{len(changed)}）"
    return (
        f"<section><h2>{heading}</h2><table class=both><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _reply(text: str) -> str:
    lines = "\n".join(line for line in text.split("\n") if line.strip())
    return f'<td class="reply">{escape(lines)}</td>'


def _left_out(comparison: Comparison) -> str:
    found = (
        (wording.ALTERED, comparison.altered),
        (wording.ONLY_FIRST, comparison.only_first),
        (wording.ONLY_SECOND, comparison.only_second),
    )
    lines = [f"<li>{escape(why)}：{escape('、'.join(ids))}</li>" for why, ids in found if ids]
    if not lines:
        return ""
    return f"<section><h2>{wording.NOT_COMPARED}</h2><ul>{''.join(lines)}</ul></section>"
