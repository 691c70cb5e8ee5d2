"""R17: the editor is killed while somebody types; a second of text is lost at most.

In two of five lives another program has changed the file meanwhile: it must not be
written over without a question. TABWRIGHT_KILLS sets how often the editor is killed.
"""

import json
import multiprocessing
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.torture.editor_life import Life, live

pytestmark = pytest.mark.torture

KILLS = int(os.environ.get("TABWRIGHT_KILLS", "60"))
LANES = 8  # lives side by side: most of a life is waiting
MOST_SECONDS_LOST = 1.0
FIRST_TEXT = "# begun\n"


@dataclass
class Lane:
    """One person at one workspace, over many lives of the editor."""

    folder: Path
    seed: int
    weakness: str = ""
    killed_at: float = 0.0
    kills: int = 0
    restored: int = 0
    conflicts: int = 0
    theirs: str | None = None
    # What should be in the text, and when it was typed.
    typed: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    saved: int = 0  # how many of the file's letters surely were saved
    problems: list[str] = field(default_factory=list)
    _read: int = 0

    def run(self, kills: int) -> "Lane":
        self.folder.mkdir()
        life = Life(folder=self.folder, seed=self.seed, weakness=self.weakness)
        life.file.write_text(FIRST_TEXT)
        life.log.touch()
        self.typed = {"file": [(0.0, letter) for letter in FIRST_TEXT], "new": []}
        self.saved = len(FIRST_TEXT)
        chance = random.Random(self.seed)
        for number in range(kills + 1):
            if number % 5 in (2, 4) and number < kills:
                self._change_on_disk(life.file, number)
            mine = replace(life, seed=1000 * self.seed + number, tries_to_save=bool(self.theirs))
            # The last life only restores; some are killed while they begin.
            is_early = not self.theirs and number < kills and chance.random() < 0.15
            seconds = chance.uniform(0.0, 1.6) if number < kills else 0.0
            self._live(mine, seconds, is_early=is_early)
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

    def _lines(self, life: Life) -> list[dict]:
        data = life.log.read_bytes()
        return [json.loads(line) for line in data.splitlines()[self._read :]]

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
        due = sum(moment <= self.killed_at - MOST_SECONDS_LOST for moment, _ in typed)
        if kind == "file" and self.theirs is not None and text == self.theirs:
            if due > self.saved:
                self.problems.append(f"file: {due - self.saved} letters lost to another program")
            return
        if text != "".join(letter for _, letter in typed)[: len(text)]:
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
            if line["choices"] != ["Keep mine", "Load theirs", "Show both"]:
                self.problems.append(f"offered {line['choices']}")
        self.typed["file"] = [(0.0, letter) for letter in line["text"]]
        self.saved, self.theirs = len(line["text"]), None


# Forked from a process that has imported everything but has no window yet.
CONTEXT = multiprocessing.get_context("forkserver")


def run_lanes(folder: Path, kills: int, weakness: str = "") -> list[Lane]:
    CONTEXT.set_forkserver_preload(["tests.torture.editor_life"])
    lanes = [Lane(folder / f"{seed}", seed, weakness) for seed in range(min(LANES, kills))]
    shares = [len(range(seed, kills, len(lanes))) for seed in range(len(lanes))]
    with ThreadPoolExecutor(len(lanes)) as pool:
        return list(pool.map(Lane.run, lanes, shares))


@pytest.mark.timeout(600)
def test_killed_while_typing(tmp_path):
    lanes = run_lanes(tmp_path, KILLS)
    assert [problem for lane in lanes for problem in lane.problems] == []
    assert sum(lane.kills for lane in lanes) >= KILLS
    assert sum(lane.conflicts for lane in lanes) >= KILLS // 4


@pytest.mark.parametrize(
    ("weakness", "word"), [("recovery", "letters lost"), ("comparing", "overwritten")]
)
def test_what_is_broken_on_purpose_is_found(tmp_path, weakness, word):
    lanes = run_lanes(tmp_path, 24, weakness)
    assert any(word in problem for lane in lanes for problem in lane.problems)
