"""Results of the commands as an operator reads them."""

from collections.abc import Iterator, Sequence

from eval.json_values import (
    JsonObject,
    JsonValue,
    number_of,
    object_of,
    objects_of,
    text_of,
    texts_of,
)


def run_lines(summary: JsonObject) -> Iterator[str]:
    """What ``eval run`` prints without ``--json``."""
    intervals = object_of(summary, "intervals")
    yield f"questions              {summary['questions']}"
    names = (
        "answer_accuracy",
        "citation_precision",
        "citation_recall",
        "verbatim_rate",
        "conversation_accuracy",
    )
    for name in names:
        yield f"{name:<23}{figure_text(summary.get(name))}{_interval(intervals.get(name))}"
    yield "abstention             " + _pairs(object_of(summary, "abstention"))
    yield "confidence             " + _pairs(object_of(summary, "confidence"))
    yield "answers                " + _pairs(object_of(summary, "answers"))
    yield from _conversation_line(object_of(summary, "conversation"))
    yield "retrieval              " + _pairs(object_of(summary, "retrieval"))
    yield "seconds                " + _pairs(object_of(summary, "seconds"))
    for heading, groups in (
        ("by kind", object_of(summary, "by_kind")),
        ("by tag", object_of(summary, "by_tag")),
        ("by document", object_of(summary, "by_document")),
    ):
        yield f"{heading}:"
        for name in groups:
            group = object_of(groups, name)
            share = f"{group['correct']}/{group['questions']}"
            yield f"  {name:<32}{share:>9}  {figure_text(group.get('accuracy'))}"
    absent = objects_of(summary, "absent")
    if absent:
        yield f"not asked, for want of a document: {len(absent)}"
        ids: dict[str, list[str]] = {}
        for one in absent:
            ids.setdefault(", ".join(texts_of(one, "documents")), []).append(text_of(one, "id"))
        for document, lines in ids.items():
            yield f"  {document} ({len(lines)}): {' '.join(lines)}"
    yield f"report: {text_of(summary, 'report')}"


def _conversation_line(conversation: JsonObject) -> Iterator[str]:
    both = conversation.get("written_out")
    if both:
        yield (
            f"conversations          {conversation['correct_in_conversation']}/{both} right, "
            f"{conversation['correct_written_out']}/{both} when written out in full"
        )


def _pairs(record: JsonObject) -> str:
    return "  ".join(f"{name} {figure_text(value)}" for name, value in record.items())


def bench_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval bench`` prints without ``--json``."""
    yield f"{report['queries']} queries, {report['documents']} documents"
    retrievers = object_of(report, "per_retriever")
    names = list(object_of(report, "measures"))
    yield " " * 10 + "".join(f"{name:>11}" for name in names)
    yield from _arm_lines(retrievers, names)
    half = object_of(report, "half_b")
    if len(half) > 1:
        yield f"half B (odd hash of the id, for reporting): {half.pop('queries')} queries"
        yield from _arm_lines(half, names)
    yield "what the encoder brings (hybrid over lexical alone):"
    for name, gain in object_of(report, "hybrid_over_lexical").items():
        assert isinstance(gain, dict)
        figures = {key: value for key, value in gain.items() if key != "conclusion"}
        yield f"  {name:<10}{_pairs(figures)}  {gain['conclusion']}"
    if "answering" in report:
        yield "answering " + _pairs(object_of(report, "answering"))
    yield (
        f"indexed in {report['index_seconds']} s, {report['queries_per_second']} queries a second"
    )

    if report.get("unjudged_queries"):
        yield f"{report['unjudged_queries']} queries that no judgement names were not asked"
    yield from _published_table(report)


def _arm_lines(retrievers: JsonObject, names: Sequence[str]) -> Iterator[str]:
    for retriever in retrievers:
        values = object_of(retrievers, retriever)
        yield f"{retriever:<10}" + "".join(f"{figure_text(values[name]):>11}" for name in names)


def similarity_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval bench similarity`` prints without ``--json``."""
    yield _pairs({name: value for name, value in report.items() if name != "published"})
    yield from _published_table(report)


def _published_table(report: JsonObject) -> Iterator[str]:
    table = object_of(report, "published")
    if not table:
        return
    yield f"{table['name']} ({table['source']}):"
    yield " " * 32 + "".join(f"{name:>11}" for name in texts_of(table, "measures"))
    for row in objects_of(table, "rows"):
        values = row["values"]
        assert isinstance(values, list)
        yield f"  {text_of(row, 'system'):<30}" + "".join(f"{figure_text(v):>11}" for v in values)


def published_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval bench list`` prints without ``--json``."""
    for benchmark in objects_of(report, "benchmarks"):
        yield f"{text_of(benchmark, 'name')}: {text_of(benchmark, 'what')}"
        yield f"  get it:  {text_of(benchmark, 'get')}"
        yield f"  run it:  {text_of(benchmark, 'command')}"
        yield f"  others ({', '.join(texts_of(benchmark, 'measures'))}; {benchmark['source']}):"
        for figure in objects_of(benchmark, "figures"):
            values = figure["values"]
            assert isinstance(values, list)
            yield f"    {text_of(figure, 'system'):<26}{'  '.join(map(figure_text, values))}"


def measure_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval measure`` prints without ``--json``."""
    intervals = object_of(report, "intervals")
    for name, value in object_of(report, "measures").items():
        yield f"{name:<12}{value:.4f}{_interval(intervals.get(name))}"
    yield (
        f"{report['queries']} judged queries, {report['without_hits']} of them without a hit in "
        f"the run; {report['unjudged']} queries of the run are not judged"
    )


def sweep_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval sweep`` prints without ``--json``."""
    yield f"{report['measure']} of {report['queries']} queries (half A)"
    choices = objects_of(report, "choices")
    width = max(len(text_of(choice, "name")) for choice in choices) + 2
    head = f"{'value':>7}{'difference':>13}  {'95% interval':<20}{'p (Holm)':>9}{'ms':>8}"
    yield " " * width + head
    for choice in choices:
        change = _interval(choice.get("difference_interval")).strip()
        yield (
            f"{text_of(choice, 'name'):<{width}}{figure_text(choice['value']):>7}"
            f"{figure_text(choice['difference']):>13}  {change:<20}"
            f"{figure_text(choice['adjusted_p_value']):>9}"
            f"{1000 * (number_of(choice, 'seconds_per_query') or 0):>8.1f}"
        )


def figure_text(value: JsonValue) -> str:
    """A figure with three digits; a hyphen where there is none."""
    if isinstance(value, float):
        return f"{value:.3f}"
    return "-" if value is None else str(value)


def _interval(value: JsonValue) -> str:
    if not isinstance(value, list):
        return ""
    ends: Sequence[str] = [figure_text(end) for end in value]
    return f"  [{ends[0]}, {ends[1]}]"


def on_one_line(text: str) -> str:
    """``text`` without line ends."""
    return " ".join(text.split())
