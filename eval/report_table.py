"""The report's table of questions."""

from collections.abc import Iterable, Sequence
from html import escape

from eval import report_wording as wording
from eval.json_values import JsonObject, JsonValue, object_of, objects_of, text_of, texts_of
from eval.judge import fold
from eval.report_figures import array_of


def render_filters(report: JsonObject) -> str:
    """The form that narrows the table; its script shows it."""
    records = objects_of(report, "questions")
    kinds = sorted({text_of(record, "kind") for record in records})
    tags = sorted({tag for record in records for tag in texts_of(record, "tags")})
    documents = sorted({name for record in records for name in texts_of(record, "documents")})
    controls = [
        _select("verdict", wording.FILTER_VERDICT, [("1", wording.RIGHT), ("0", wording.WRONG)]),
        _select("kind", wording.FILTER_KIND, [(key, wording.KINDS.get(key, key)) for key in kinds]),
        _select("tags", wording.FILTER_TAG, [(key, wording.TAGS.get(key, key)) for key in tags]),
        _select("documents", wording.FILTER_DOCUMENT, [(name, name) for name in documents]),
        f'<label>{wording.FILTER_TEXT}<input type="search" data-field="text"></label>',
        f'<output aria-live="polite" data-template="{wording.FILTER_COUNT}"></output>',
    ]
    # Shown by the script: without one, filters would do nothing.
    return (
        f'<form class="filters" aria-label="{wording.FILTERS_NAME}" hidden '
        f'onsubmit="return false">{"".join(controls)}</form>\n'
    )


def _select(field: str, name: str, options: Sequence[tuple[str, str]]) -> str:
    if len(options) < 2:
        return ""
    shown = "".join(
        f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in options
    )
    return (
        f'<label>{escape(name)}<select data-field="{field}"><option value="">{wording.FILTER_ALL}'
        f"</option>{shown}</select></label>"
    )


def render_questions(report: JsonObject) -> str:
    """The table of every question with reply, citations and verdict."""
    head = "".join(f'<th scope="col">{column}</th>' for column in wording.COLUMNS)
    rows = "".join(_question_row(record) for record in objects_of(report, "questions"))
    return f'<table id="questions"><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n'


def _question_row(record: JsonObject) -> str:
    is_right = record.get("correct") is True
    kind = text_of(record, "kind")
    tags, documents = texts_of(record, "tags"), texts_of(record, "documents")
    labels = [wording.KINDS.get(kind, kind), *(wording.TAGS.get(tag, tag) for tag in tags)]
    turns = texts_of(record, "turns")
    asked = "".join(
        f"<div{' class=turn' if len(turns) > 1 else ''}>{escape(turn)}</div>" for turn in turns
    )
    if text_of(record, "today"):
        asked += (
            f'<div class="soft">{wording.ASKED_ON.format(today=text_of(record, "today"))}</div>'
        )
    verdict = wording.RIGHT if is_right else wording.WRONG
    return (
        f'<tr class="{"is-right" if is_right else "is-wrong"}" data-verdict="{int(is_right)}"'
        f' data-kind="{escape(kind)}" data-tags="{_joined(tags)}"'
        f' data-documents="{_joined(documents)}">'
        f"<td>{escape(text_of(record, 'id'))}</td>"
        f"<td>{asked}<div class=soft>{escape('・'.join(labels))}</div></td>"
        f"<td>{_reply(object_of(record, 'reply'))}</td>"
        f'<td><span class="verdict">{verdict}</span>{_reasons(record)}</td></tr>\n'
    )


def _joined(values: Iterable[str]) -> str:
    return "&#10;".join(escape(value) for value in values)


def _reply(reply: JsonObject) -> str:
    kind = wording.REPLY_KINDS.get(text_of(reply, "kind"), "")
    reason = text_of(object_of(reply, "abstention"), "reason")
    label = f"{kind}（{wording.REASONS.get(reason, reason)}）" if reason else kind
    said = fold(text_of(reply, "text"))
    # A reply that prints its quotes needs no second list of them.
    unsaid = [
        one for one in objects_of(reply, "citations") if fold(text_of(one, "quote")) not in said
    ]
    cited = "".join(f"<li>{_citation(one)}</li>" for one in unsaid)
    quotes = f'<ul class="cited">{cited}</ul>' if cited else ""
    lines = text_of(reply, "text").split("\n")
    text = escape("\n".join(line for line in lines if line.strip()))
    return f'<div class="soft">{escape(label)}</div><div class="reply">{text}</div>{quotes}'


def _citation(record: JsonObject) -> str:
    where = list(texts_of(record, "heading_path"))
    if record.get("page") is not None:
        where.append(wording.PAGE.format(page=record["page"]))
    place = f"（{' > '.join(where)}）" if where else ""
    return escape(f"「{text_of(record, 'quote')}」{place}")


def _reasons(record: JsonObject) -> str:
    failures = texts_of(record, "failures")
    if not failures:
        return ""
    items = "".join(f"<li>{escape(_reason(record, name))}</li>" for name in failures)
    return f'<ul class="why">{items}</ul>'


def _reason(record: JsonObject, failure: str) -> str:
    expect, reply = object_of(record, "expect"), object_of(record, "reply")
    expected, given, missing = expect.get(failure), "", ""
    if failure == "kind":
        expected = wording.REPLY_KINDS.get(text_of(expect, "kind"), "")
        given = wording.REPLY_KINDS.get(text_of(reply, "kind"), "")
    elif failure == "contains":
        missing = _missing(array_of(expect, failure), [text_of(reply, "text")])
    elif failure == "citation_contains":
        quotes = [text_of(cited, "quote") for cited in objects_of(reply, "citations")]
        missing = _missing(array_of(expect, failure), quotes)
    template = wording.FAILURES.get(failure, failure)
    return template.format(expected=expected, given=given, missing=missing)


def _missing(groups: Iterable[JsonValue], texts: Iterable[str]) -> str:
    """The groups of which no alternative is in ``texts``, as a person reads them."""
    folded = [fold(text) for text in texts]
    absent = []
    for group in groups:
        alternatives = [str(one) for one in group] if isinstance(group, list) else []
        if not any(fold(one) in text for one in alternatives for text in folded):
            absent.append("／".join(alternatives))
    return "、".join(f"「{one}」" for one in absent)
