"""The report's tables of figures: by group, by measure, by reason of failure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from eval import report_wording as wording
from eval.json_values import JsonObject, object_of, objects_of, text_of, texts_of
from eval.report_figures import interval_text, percent, range_text


def group_table(report: JsonObject) -> str:
    """Counts and accuracy by kind, tag and document."""
    documents = {name: name for name in object_of(report, "by_document")}
    summary = object_of(report, "summary")
    rows = []
    for heading, groups, names in (
        (wording.GROUP_KIND, object_of(summary, "by_kind"), wording.KINDS),
        (wording.GROUP_TAG, object_of(report, "by_tag"), wording.TAGS),
        (wording.GROUP_DOCUMENT, object_of(report, "by_document"), documents),
    ):
        for key, value in groups.items():
            assert isinstance(value, dict)
            rows.append(
                [
                    f"{heading}：{names.get(key, key)}",
                    str(value.get("questions")),
                    str(value.get("correct")),
                    percent(value.get("accuracy")),
                    range_text(value.get("interval"), bare=True),
                ]
            )
    return table(wording.GROUP_COLUMNS, rows)


def measure_table(report: JsonObject) -> str:
    """Every measure that the run has a figure for, with its interval."""
    summary, intervals = object_of(report, "summary"), object_of(report, "intervals")
    retrieval, confidence = object_of(summary, "retrieval"), object_of(report, "confidence")
    answers = {f"answer_{name}": value for name, value in object_of(summary, "answers").items()}
    abstention = {f"abstention_{key}": v for key, v in object_of(summary, "abstention").items()}
    found: JsonObject = {**answers, **abstention, **confidence, **retrieval}
    rows = [
        [name, f"{value:.3f}", interval_text(intervals.get(key))]
        for key, name in wording.MEASURE_NAMES.items()
        if isinstance(value := found.get(key), int | float)
    ]
    if not rows:
        return ""
    text = wording.RETRIEVAL_TEXT.format(questions=retrieval.get("questions"))
    return f"{table(wording.MEASURE_COLUMNS, rows)}<p class=soft>{escape(text)}</p>\n"


def mistake_table(report: JsonObject) -> str:
    """How many questions failed for which reason."""
    wrong = [texts_of(one, "failures") for one in objects_of(report, "questions")]
    counts = Counter(name for failures in wrong for name in failures)
    if not counts:
        return ""
    rows = [[wording.MISTAKE_NAMES.get(name, name), str(n)] for name, n in counts.most_common()]
    text = wording.MISTAKES_TEXT.format(count=sum(1 for failures in wrong if failures))
    return f"<p>{escape(text)}</p>{table(wording.MISTAKE_COLUMNS, rows)}"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows of figures, each with its name in the first cell; "" without rows."""
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f'<td class="number">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return f'<table class="small"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n'


def left_out(report: JsonObject) -> str:
    """The questions that could not be asked, or whose passage is nowhere."""
    parts = []
    absent = objects_of(report, "absent")
    if absent:
        parts.append(f"<p>{wording.ABSENT_TEXT.format(count=len(absent))}</p>")
        ids: dict[str, list[str]] = {}
        for one in absent:
            ids.setdefault("、".join(texts_of(one, "documents")), []).append(text_of(one, "id"))
        parts.append(_items(f"{name}：{'、'.join(lines)}" for name, lines in ids.items()))
    unlocated = texts_of(report, "unlocated")
    if unlocated:
        parts.append(f"<p>{wording.UNLOCATED_TEXT.format(count=len(unlocated))}</p>")
        parts.append(_items(["、".join(unlocated)]))
    return "".join(parts)


def _items(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>\n"
