"""R17: the editor is killed while somebody types; a second of text is lost at most.

In two of five lives another program has changed the file meanwhile: it must not be
written over without a question. TABWRIGHT_KILLS sets how often the editor is killed.
The second is one of the program's: how late a busy machine is comes on top, and is
measured by a witness that has nothing to do with the recovery of texts.
"""

import json
import math
import multiprocessing
import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.torture.editor_life import BEAT_SECONDS, Life, live

pytestmark = pytest.mark.torture

KILLS = int(os.environ.get("TABWRIGHT_KILLS", "60"))
CONFLICTS = math.ceil(KILLS / 4)
LANES = 8  # lives side by side: most of a life is waiting
# How often a conflict comes depends on the machine: on a slow one, fewer lives get as far
# as an unsaved text. A lane is started again until it has met its part of them, but not for ever.
MAX_LIVES = 6
MAX_SECONDS_LOST = 1.0
FIRST_TEXT = "# begun\n"
# What is broken on purpose, and the word by which it shows.
SIGNS = {"recovery": "letters lost", "comparing": "overwritten"}


@dataclass
class Lane:
    """One person at one workspace, over many lives of the editor."""

    folder: Path
    seed: int
    weakness: str = ""
    noticed: threading.Event = field(default_factory=threading.Event)  # the weakness, in any lane
    killed_at: float = 0.0
    kills: int = 0
    restored: int = 0
    conflicts: int = 0
    theirs: str | None = None
    # What should be in the text, and when it was typed.
    typed: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    saved: int = 0  # how many of the file's letters surely were saved
    late: float = 0.0  # seconds that the machine itself was late, before the last kill
    # What was given up for the other program's text, and when: it may come back once more.
    given_up: tuple[float, str] = (0.0, "")
    problems: list[str] = field(default_factory=list)
    _read: int = 0

    def run(self, kills: int, conflicts: int) -> "Lane":
        """Live and be killed, at least so often, until so many conflicts were met."""
        self.folder.mkdir()
        life = Life(folder=self.folder, seed=self.seed, weakness=self.weakness)
        life.file.write_text(FIRST_TEXT)
        life.log.touch()
        self.typed = {"file": [(0.0, letter) for letter in FIRST_TEXT], "new": []}
        self.saved = len(FIRST_TEXT)
        chance = random.Random(self.seed)
        while self.kills < kills or self.conflicts < conflicts:
            if self.noticed.is_set():
                return self
            if self.kills == MAX_LIVES * kills:
                self.problems.append(f"{self.conflicts} conflicts in {self.kills} lives")
                break
            number = self.kills
            if number % 5 in (2, 4):
                self._change_on_disk(life.file, number)
            mine = replace(life, seed=1000 * self.seed + number, tries_to_save=bool(self.theirs))
            # Some are killed while they begin.
            is_early = not self.theirs and chance.random() < 0.15
            # A weakness may take longer to show on a slow machine.
            longest = 1.6 + (0.5 * number if self.weakness else 0.0)
            self._live(mine, chance.uniform(0.0, longest), is_early=is_early)
            if self.weakness and any(SIGNS[self.weakness] in problem for problem in self.problems):
                self.noticed.set()
        # The last life only restores.
        last = replace(life, seed=1000 * self.seed + self.kills, tries_to_save=bool(self.theirs))
        self._live(last, 0.0, is_early=False)
        return self

    def _live(self, life: Life, seconds: float, *, is_early: bool) -> None:
        process = CONTEXT.Process(target=live, args=(life,))
        process.start()
        ready = "tried" if life.tries_to_save else "restored"
        deadline = time.monotonic() + 60
        while not is_early and process.is_alive() and time.monotonic() < deadline:
            if any(line["event"] == ready for line in self._lines(life)):
                break
            time.sleep(0.01)
        time.sleep(seconds / 4 if is_early else seconds)
        if not process.is_alive():
            self.problems.append("a life ended by itself")
        process.kill()
        killed_at = time.monotonic()
        process.join()
        self.kills += 1
        lines = self._lines(life)
        self._read += len(lines)
        for line in lines:
            self._judge(line)
        if lines:
            self.killed_at = killed_at
            beats = [line["time"] for line in lines if line["event"] == "beat"]
            self.late = lateness(beats, killed_at)

    def _lines(self, life: Life) -> list[dict]:
        lines = life.log.read_bytes().splitlines(keepends=True)[self._read :]
        return [json.loads(line) for line in lines if line.endswith(b"\n")]

    def _change_on_disk(self, file: Path, number: int) -> None:
        status = file.stat()
        if number % 2:
            self.theirs = f"theirs = {number}\n"
            file.write_text(self.theirs)
        else:  # of the same length, and with the old time stamp
            self.theirs = f"{number}#".ljust(status.st_size, "#")[: status.st_size]
            with open(file, "r+") as stream:
                stream.write(self.theirs)
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    def _judge(self, line: dict) -> None:
        match line["event"]:
            case "restored":
                for kind in ("file", "new"):
                    self._judge_text(kind, line["texts"].get(kind, ""))
            case "tried":
                self._judge_try(line)
            case "key":
                self.typed[line["into"]].append((line["time"], line["letter"]))
            case "saved":
                self.saved = len(self.typed["file"])

    def _judge_text(self, kind: str, text: str) -> None:
        typed = self.typed[kind]
        since = self.killed_at - MAX_SECONDS_LOST - self.late
        due = sum(moment <= since for moment, _ in typed)
        if kind == "file" and self.theirs is not None and text == self.theirs:
            if due > self.saved:
                self.problems.append(f"file: {due - self.saved} letters lost to another program")
            return
        moment, given_up = self.given_up
        if kind == "file" and text == given_up and moment > since:
            pass  # killed before it was forgotten
        elif text != "".join(letter for _, letter in typed)[: len(text)]:
            self.problems.append(f"{kind}: restored what was never typed: {text[-40:]!r}")
        elif len(text) < due:
            self.problems.append(f"{kind}: {due - len(text)} letters lost")
        self.restored += 1
        self.typed[kind] = [(0.0, letter) for letter in text]

    def _judge_try(self, line: dict) -> None:
        if line["on_disk"] != self.theirs:
            self.problems.append("the other program's text was overwritten")
        if line["was_modified"]:
            self.conflicts += 1
            if line["asked"] != ["overwrite one.py"]:
                self.problems.append(f"asked {line['asked']}")
            if line["choices"] != ["Compare", "Keep my changes", "Reload from disk"]:
                self.problems.append(f"offered {line['choices']}")
        self.given_up = line["time"], "".join(letter for _, letter in self.typed["file"])
        self.typed["file"] = [(0.0, letter) for letter in line["text"]]
        self.saved, self.theirs = len(line["text"]), None


def lateness(beats: list[float], killed_at: float) -> float:
    """How late the machine was, in seconds, in the time in which a text should be written.

    Args:
        beats: when a thread that only writes a little had written.
        killed_at: the end of the life, on the same clock.
    """
    recent = [beat for beat in beats if beat > killed_at - 2 * MAX_SECONDS_LOST]
    gaps = (later - beat for beat, later in pairwise([*recent, killed_at]))
    return sum(max(0.0, gap - BEAT_SECONDS) for gap in gaps)


# Forked from a process that has imported everything but has no window yet.
CONTEXT = multiprocessing.get_context("forkserver")


def run_lanes(folder: Path, kills: int, conflicts: int = 0, weakness: str = "") -> list[Lane]:
    """Divide kills and conflicts between lanes that run side by side."""
    CONTEXT.set_forkserver_preload(["tests.torture.editor_life"])
    noticed = threading.Event()
    lanes = [Lane(folder / f"{seed}", seed, weakness, noticed) for seed in range(min(LANES, kills))]
    each, conflicts_each = math.ceil(kills / len(lanes)), math.ceil(conflicts / len(lanes))
    with ThreadPoolExecutor(len(lanes)) as pool:
        return list(pool.map(lambda lane: lane.run(each, conflicts_each), lanes))


@pytest.mark.timeout(1200)
def test_killed_while_typing(tmp_path):
    lanes = run_lanes(tmp_path, KILLS, CONFLICTS)
    assert [problem for lane in lanes for problem in lane.problems] == []
    assert sum(lane.kills for lane in lanes) >= KILLS
    assert sum(lane.conflicts for lane in lanes) >= CONFLICTS


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("weakness", SIGNS)
def test_what_is_broken_on_purpose_is_found(tmp_path, weakness):
    lanes = run_lanes(tmp_path, 24, conflicts=8, weakness=weakness)
    assert any(SIGNS[weakness] in problem for lane in lanes for problem in lane.problems)


def test_only_what_came_late_counts_as_late():
    assert lateness([8.0, 9.0, 9.1, 9.2], 9.3) == pytest.approx(0.9)
    assert lateness([9.0, 9.1, 9.2], 9.25) == 0
    assert lateness([], 9.0) == 0
