"""``python -m corpus text | inspect | facts | period``: what a clerk runs first."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import KeikakuError
from corpus.morphology import shared_morphology
from corpus.readers import read_document
from corpus.reporting import JsonObject, facts_report, inspection
from corpus.streams import use_utf8


def build_parser() -> argparse.ArgumentParser:
    """The command line, standing alone so that a test can hold it against the README."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, what in (
        ("text", "print the reading text, exactly"),
        ("inspect", "show what was understood and what was dropped"),
        ("facts", "show period, governance, glossary, lists with their proof"),
    ):
        command = verbs.add_parser(verb, help=what)
        command.add_argument("path", type=Path, help="a file, or a folder with one document")
        command.add_argument("--ocr", action="store_true", help="read pages without text by OCR")
        if verb != "text":
            command.add_argument("--json", action="store_true", help="one JSON object")
    period = verbs.add_parser("period", help="read a plan's period out of a sentence")
    period.add_argument("text", help="the sentence; - reads standard input")
    period.add_argument("--json", action="store_true", help="one JSON object")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 could not, 2 wrong usage."""
    use_utf8()
    args = build_parser().parse_args(argv)
    try:
        if args.verb == "text":
            sys.stdout.buffer.write(read_document(args.path, ocr=args.ocr).text.encode("utf-8"))
            sys.stdout.buffer.flush()
        elif args.verb == "inspect":
            report = inspection(read_document(args.path, ocr=args.ocr))
            print(_dump(report) if args.json else _outline(report))
        elif args.verb == "facts":
            from corpus.facts import extract_facts

            document = read_document(args.path, ocr=args.ocr)
            report = facts_report(document, extract_facts(document, shared_morphology()))
            print(_dump(report) if args.json else _fact_lines(report))
        else:
            report = _period(sys.stdin.read() if args.text == "-" else args.text)
            print(_dump(report) if args.json else _pairs(report))
    except (KeikakuError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _period(text: str) -> JsonObject:
    from corpus.facts.periods import period_of_text

    period = period_of_text(text)
    names = ("first_fiscal_year", "last_fiscal_year", "years")
    return {name: getattr(period, name) if period is not None else None for name in names}


def _dump(tree: JsonObject) -> str:
    return json.dumps(tree, ensure_ascii=False)


def _pairs(tree: JsonObject) -> str:
    return "\n".join(f"{name}: {value}" for name, value in tree.items())


def _outline(report: JsonObject) -> str:
    pages = f", {report['pages']} pages" if report["pages"] else ""
    lines = [
        f"{report['title']} ({report['doc_id']})",
        f"{report['municipality'] or 'municipality not known'}; {report['media']}{pages}; "
        f"{report['characters']:,} characters",
        *(
            "  " * section["level"] + f"{section['label']} {section['title']}".strip()
            for section in report["sections"]
        ),
        *(f"note {note['marker']}: {note['term']}" for note in report["footnotes"]),
        *(f"{figure['label']} {figure['caption']}" for figure in report["figures"]),
        *(f"dropped ({item['kind']}): {item['text']}" for item in report["dropped"]),
        *(f"warning: {warning['message']}" for warning in report["warnings"]),
    ]
    return "\n".join(lines)


def _fact_lines(report: JsonObject) -> str:
    lines = []
    for group, facts in report.items():
        lines.append(f"{group}: {len(facts)}")
        for fact in facts:
            proof = ("quote", "sentence", "start", "end", "page", "confidence")
            said = [
                f"{name}={value}" for name, value in fact.items() if value and name not in proof
            ]
            lines.append("  " + ", ".join(said))
            lines.append(f"    「{fact['quote']}」")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
