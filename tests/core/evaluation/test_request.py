"""An evaluation request is a command line that means the same."""

from core.cli.commands import _parser
from core.cli.evaluate import _config
from core.evaluation.config import FULL, QUICK
from core.evaluation.request import EvaluationRequest, command_arguments


def test_the_request_is_a_command_line_that_means_the_same(tmp_path):
    request = EvaluationRequest(
        checkpoint=tmp_path / "a.pth", against=tmp_path / "b.pth",
        programs=("echo=cat -u", "two=x"), installed=True, sources=("--odd", "/src"),
        config=QUICK,
    )  # fmt: skip
    arguments = _parser("evaluate").parse_args(command_arguments(request, tmp_path))
    assert arguments.checkpoint == str(tmp_path / "a.pth")
    assert arguments.against == [str(tmp_path / "b.pth")]
    assert arguments.engine == ["echo=cat -u", "two=x"]
    assert arguments.installed
    assert arguments.sources == ["--odd", "/src"]
    assert _config(FULL, arguments.set) == QUICK
