"""``--llm-url`` and ``--llm-model``, as the server and the command line take them."""

import argparse
import os

from assistant.endpoint import KEY_VARIABLE, Endpoint


def add_endpoint_arguments(parser: argparse.ArgumentParser) -> None:
    """Let a command be given a language model."""
    parser.add_argument("--llm-url", help="an OpenAI-compatible endpoint, optional")
    parser.add_argument("--llm-model", help="the model's name at that endpoint")


def chosen_endpoint(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Endpoint | None:
    """The language model that was given, its key from the environment; wrong usage ends here."""
    if bool(args.llm_url) != bool(args.llm_model):
        parser.error("--llm-url and --llm-model are given together or not at all")
    if not args.llm_url:
        return None
    try:
        return Endpoint(args.llm_url, args.llm_model, os.environ.get(KEY_VARIABLE, ""))
    except ValueError as error:
        parser.error(f"--llm-url: {error}")
