"""``python -m assistant ask | chat``: the assistant on a command line."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.answer import Answer, answer_to_dict
from assistant.endpoint import Endpoint
from assistant.endpoint_arguments import add_endpoint_arguments, chosen_endpoint
from assistant.llm import rephrase
from corpus.cleaning import clean_question
from corpus.errors import KeikakuError
from corpus.streams import use_utf8


def build_parser() -> argparse.ArgumentParser:
    """The command line, standing alone so that a test can hold it against the README."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    ask = verbs.add_parser("ask", help="answer one question")
    ask.add_argument("question", help="the question, in Japanese")
    chat = verbs.add_parser("chat", help="answer one question a line, as one conversation")
    for command in (ask, chat):
        command.add_argument("--index", type=Path, help="index directory (default var/index)")
        command.add_argument(
            "--document", action="append", default=[], help="answer from this doc_id only"
        )
        command.add_argument(
            "--today", type=date.fromisoformat, help="YYYY-MM-DD; the date in Japan by default"
        )
        add_endpoint_arguments(command)
        command.add_argument("--json", action="store_true", help="JSON objects")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 could not, 2 wrong usage."""
    use_utf8()
    parser = build_parser()
    args = parser.parse_args(argv)
    if args.verb == "ask" and not clean_question(args.question):
        parser.error("QUESTION is empty; ask something, for example 計画期間はいつまでですか")
    endpoint = chosen_endpoint(parser, args)
    try:
        return _run(args, endpoint)
    except (KeikakuError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _run(args: argparse.Namespace, endpoint: Endpoint | None) -> int:
    from assistant.dialogue import Conversation
    from assistant.service import Assistant
    from index.default import open_or_build

    index = open_or_build(args.index)
    index.require(args.document)
    assistant = Assistant(index)

    def reply(question: str, conversation: Conversation) -> Answer:
        answer = assistant.ask(
            question, conversation=conversation, today=args.today, documents=args.document
        )
        if endpoint is not None:
            answer = rephrase(answer, endpoint)
        if args.json:
            print(json.dumps(answer_to_dict(answer, index.documents), ensure_ascii=False))
        else:
            print(answer.text)
        sys.stdout.flush()
        return answer

    if args.verb == "ask":
        reply(args.question, Conversation())
        return 0
    conversation = Conversation()
    for line in sys.stdin:
        if not line.strip("\r\n"):
            conversation = Conversation()
            continue
        conversation = conversation.with_turn(reply(line.rstrip("\r\n"), conversation))
    return 0


if __name__ == "__main__":
    sys.exit(main())
