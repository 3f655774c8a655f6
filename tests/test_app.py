"""The server's command line, in this process and once as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from app import build_parser, main
from tests.conftest import REAL_PLAN, ROOT


def test_the_flags_have_the_documented_defaults() -> None:
    args = build_parser().parse_args([])
    assert (args.host, args.port, args.index) == ("127.0.0.1", 7860, Path("var/index"))
    assert args.documents == []
    assert args.encoder is None


def test_a_port_that_is_taken_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--port", str(port), "--index", str(tmp_path / "index")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"error: 127.0.0.1:{port}: cannot listen there")
    assert "--port" in said[0]


def test_documents_that_are_not_there_are_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nothing"
    status = main(["--port", "0", "--index", str(tmp_path / "index"), "--documents", str(missing)])
    assert status == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("error: ")
    assert "nothing" in last


def test_a_model_without_its_endpoint_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--llm-model", "x"])
    assert stopped.value.code == 2


@pytest.mark.slow
def test_it_builds_serves_and_prints_its_address_when_it_is_ready(tmp_path: Path) -> None:
    command = [sys.executable, "app.py", "--port", "0", "--index", str(tmp_path / "index")]
    server = subprocess.Popen(
        [*command, "--documents", str(REAL_PLAN)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "GRADIO_ANALYTICS_ENABLED": "True"},
    )
    try:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urlopen(f"{address}healthz", timeout=10) as answered:
            assert answered.status == 200
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
