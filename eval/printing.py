"""Results of the commands as an operator reads them."""

from collections.abc import Iterator, Sequence

from eval.compare import Comparison
from eval.json_values import JsonObject, JsonValue, object_of, objects_of, text_of, texts_of


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
    abstention = object_of(summary, "abstention")
    yield "abstention             " + _pairs(abstention)
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


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What ``eval compare`` prints without ``--json``."""
    yield f"{comparison.questions} questions that both runs have"
    for names, what in (
        (comparison.altered, "altered between the runs, left out"),
        (comparison.only_first, "only in A"),
        (comparison.only_second, "only in B"),
    ):
        if names:
            yield f"{len(names)} {what}: {', '.join(names)}"
    yield f"{'measure':<24}{'A':>8}{'B':>8}{'B-A':>9}{'wins':>6}{'losses':>8}{'p (Holm)':>10}"
    for change in comparison.measures:
        mark = "  worse" if change.is_regression else "  better" if change.is_significant else ""
        yield (
            f"{change.measure:<24}{change.first:>8.3f}{change.second:>8.3f}"
            f"{change.difference:>+9.3f}{change.wins:>6}{change.losses:>8}"
            f"{change.adjusted_p_value:>10.4f}{mark}"
        )
    yield (
        f"{'median seconds':<24}{figure_text(comparison.first_seconds):>8}"
        f"{figure_text(comparison.second_seconds):>8}"
    )
    for changed in comparison.changed:
        yield ""
        became = "right" if changed.became_right else "wrong"
        yield f"{changed.question_id} became {became} ({', '.join(changed.failures)})"
        yield f"  asked: {' / '.join(changed.turns)}"
        yield f"  A: {on_one_line(changed.first_text)}"
        yield f"  B: {on_one_line(changed.second_text)}"


def _pairs(record: JsonObject) -> str:
    return "  ".join(f"{name} {figure_text(value)}" for name, value in record.items())


def bench_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval bench`` prints without ``--json``."""
    yield f"{report['queries']} queries, {report['documents']} documents"
    retrievers = object_of(report, "per_retriever")
    names = list(object_of(report, "measures"))
    yield " " * 10 + "".join(f"{name:>11}" for name in names)
    for retriever in retrievers:
        values = object_of(retrievers, retriever)
        yield f"{retriever:<10}" + "".join(f"{figure_text(values[name]):>11}" for name in names)
    for name, gain in object_of(report, "hybrid_over_lexical").items():
        assert isinstance(gain, dict)
        yield f"hybrid over lexical, {name}: {_pairs(gain)}"
    if "answering" in report:
        yield "answering " + _pairs(object_of(report, "answering"))
    yield (
        f"indexed in {report['index_seconds']} s, {report['queries_per_second']} queries a second"
    )


def similarity_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval bench similarity`` prints without ``--json``."""
    yield _pairs(report)


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


def sweep_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval sweep`` prints without ``--json``."""
    yield f"{report['measure']} of {report['queries']} queries (half A)"
    choices = objects_of(report, "choices")
    width = max(len(text_of(choice, "name")) for choice in choices) + 2
    yield f"{'':<{width}}{'value':>7}{'difference':>13}  {'95% interval':<20}{'p (Holm)':>9}"
    for choice in choices:
        change = _interval(choice.get("difference_interval")).strip()
        yield (
            f"{text_of(choice, 'name'):<{width}}{figure_text(choice['value']):>7}"
            f"{figure_text(choice['difference']):>13}  {change:<20}"
            f"{figure_text(choice['adjusted_p_value']):>9}"
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
