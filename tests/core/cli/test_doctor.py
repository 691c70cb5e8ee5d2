"""``doctor``: what it prints, what it runs, and its exit status."""

import argparse
import io
import json
import sys

import pytest

from core.cli import doctor
from core.cli.terminal import Terminal
from core.completion.opening import BackendState
from core.diagnosis.problem import Finding, Problem


def lacking(**changes):
    values = {"name": "x", "message": "X is missing.", "hint": "Run: mend", "is_automatic": True}
    return Finding(subject="x", found="", problem=Problem(**{**values, **changes}))


WELL = Finding(subject="x", found="here")


@pytest.fixture
def machine(monkeypatch):
    """Runs doctor on a machine whose findings are given, one list for each look."""

    def run(*looks, fix=False, tests=False, screen=None, as_json=False, backends=()):
        remaining = list(looks)
        monkeypatch.setattr(doctor, "findings", lambda workspace: remaining.pop(0))
        monkeypatch.setattr(doctor, "backend_findings", lambda: backends)
        screens = list(screen or [])
        monkeypatch.setattr(doctor, "screen_finding", lambda: screens.pop(0))
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(as_json=as_json, out=out, err=err)
        args = argparse.Namespace(fix=fix, tests=tests, workspace=None)
        status = doctor.run(args, terminal)
        assert remaining == []
        assert screens == []
        return status, out.getvalue(), err.getvalue()

    return run


def test_a_well_machine(machine):
    status, out, err = machine([WELL])
    assert status == 0
    assert out == "ok       x: here\nNothing needed is missing.\n"
    assert err == ""


def test_what_is_missing_is_listed_with_its_command(machine):
    status, out, _err = machine([lacking()])
    assert status == 1
    assert "missing  x: X is missing.\n         Run: mend\n" in out


def test_a_remark_is_no_failure(machine):
    status, out, _err = machine([lacking(is_needed=False)])
    assert status == 0
    assert out.startswith("note     x: X is missing.")


def test_fix_runs_the_steps_says_so_and_looks_again(machine, tmp_path):
    made = tmp_path / "made"
    step = (sys.executable, "-c", f"open({str(made)!r}, 'w')")
    status, _out, err = machine([lacking(steps=(step,))], [WELL], fix=True)
    assert status == 0
    assert made.exists()
    assert err.startswith("$ ")


def test_fix_that_does_not_help_fails(machine):
    step = (sys.executable, "-c", "raise SystemExit(1)")
    status, out, _err = machine([lacking(steps=(step,))], [lacking()], fix=True)
    assert status == 1
    assert "Something needed is missing." in out


def test_fix_continues_after_a_step_that_failed(machine, tmp_path):
    made = tmp_path / "made"
    steps = (
        (sys.executable, "-c", "raise SystemExit(1)"),
        (sys.executable, "-c", f"open({str(made)!r}, 'w')"),
    )
    machine([lacking(steps=steps)], [WELL], fix=True)
    assert made.exists()


def test_a_program_that_is_not_there_is_told(machine):
    status, _out, err = machine([lacking(steps=(("no-such-program",),))], [lacking()], fix=True)
    assert status == 1
    assert "no-such-program could not be started" in err


def test_fix_leaves_to_the_user_what_it_may_not_do(machine, tmp_path):
    made = tmp_path / "made"
    step = (sys.executable, "-c", f"open({str(made)!r}, 'w')")
    finding = lacking(steps=(step,), is_automatic=False)
    status, _out, err = machine([finding], [finding], fix=True)
    assert status == 1
    assert not made.exists()
    assert "Run: mend" in err


def test_fix_leaves_remarks_alone(machine, tmp_path):
    made = tmp_path / "made"
    step = (sys.executable, "-c", f"open({str(made)!r}, 'w')")
    status, _out, _err = machine([lacking(steps=(step,), is_needed=False)], fix=True)
    assert status == 0
    assert not made.exists()


def test_json_holds_every_finding(machine):
    status, out, _err = machine([WELL, lacking()], as_json=True)
    record = json.loads(out)
    assert status == 1
    assert record["is_well"] is False
    assert [finding["subject"] for finding in record["findings"]] == ["x", "x"]
    assert record["findings"][0]["problem"] is None
    assert record["findings"][1]["problem"]["message"] == "X is missing."


def test_what_only_the_tests_need_is_looked_for_on_request_and_fixed(machine, tmp_path):
    made = tmp_path / "made"
    step = (sys.executable, "-c", f"open({str(made)!r}, 'w')")
    screen = lacking(steps=(step,), is_needed=False, for_tests=True)
    status, out, _err = machine([WELL], tests=True, screen=[screen])
    assert status == 0
    assert out.startswith("ok       x: here\nnote     x: X is missing.")
    assert not made.exists()
    status, out, _err = machine([WELL], [WELL], fix=True, tests=True, screen=[screen, WELL])
    assert status == 0
    assert made.exists()
    assert "note" not in out


def test_a_screen_that_cannot_be_installed_does_not_keep_the_tests_from_running(machine):
    screen = lacking(steps=(("no-such-program",),), is_needed=False, for_tests=True)
    status, out, err = machine([WELL], [WELL], fix=True, tests=True, screen=[screen, screen])
    assert status == 0
    assert "no-such-program could not be started" in err
    assert "note     x: X is missing." in out


def test_the_backends_are_listed_with_the_reason_why_one_cannot_run(monkeypatch):
    states = (
        BackendState(name="native", title="native decoder", reason="No C compiler was found."),
        BackendState(name="onnxruntime", title="onnxruntime", kernel="CPU"),
    )
    monkeypatch.setattr("core.completion.opening.backend_states", lambda: states)
    missing, found = doctor.backend_findings()
    assert missing.subject == "backend, native decoder"
    assert (missing.problem.message, missing.problem.is_needed) == (states[0].reason, False)
    assert (found.found, found.problem) == ("CPU", None)


def test_the_backends_of_a_well_machine_are_notes(machine):
    note = lacking(is_needed=False, message="No C compiler was found.")
    result = machine([WELL], backends=(note,))
    assert result[0] == 0
