import pathlib

import pytest

from core.parallel import usable_cores
from core.processor import available_cores, cpu_quota, default_threads, processor


@pytest.fixture
def ask():
    """``processor`` without its memory, which is cleared again for those who come after."""
    processor.cache_clear()
    yield processor
    processor.cache_clear()


def test_it_has_a_name_and_keeps_it(ask):
    first = ask()
    processor.cache_clear()
    assert first == ask() != ""


def test_other_instruction_sets_are_another_processor(ask, monkeypatch):
    names = []
    for sets in ("sse avx2", "sse avx2 avx512_vnni"):
        text = f"processor : 0\nmodel name : A Chip\nflags : {sets}\n"
        monkeypatch.setattr(pathlib.Path, "read_text", lambda *_, text=text: text)
        processor.cache_clear()
        names.append(ask())
    assert names[0] != names[1]
    assert "A Chip" in names[0]


def test_where_the_sets_are_not_told_the_host_counts(ask, monkeypatch):
    def missing(*_arguments):
        raise FileNotFoundError

    monkeypatch.setattr(pathlib.Path, "read_text", missing)
    names = []
    for host in ("one", "two"):
        monkeypatch.setattr("platform.node", lambda host=host: host)
        processor.cache_clear()
        names.append(ask())
    assert names[0] != names[1]


# --- what a container grants ------------------------------------------------------------


def in_groups(tmp_path, groups, mounts):
    """The folder that describes a process: its groups, and mounts as (root, folder, kind)."""
    proc = tmp_path / "proc"
    proc.mkdir()
    lines = [
        f"31 23 0:28 {root} {str(tmp_path / folder).replace(' ', chr(92) + '040')} rw - {kind}"
        for root, folder, kind in mounts
    ]
    (proc / "cgroup").write_text("\n".join(groups) + "\n")
    (proc / "mountinfo").write_text("\n".join(lines) + "\n")
    return proc


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n")


V2 = "cgroup2 cgroup2 rw"
V1 = "cgroup cgroup rw,cpu,cpuacct"


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"a/b": "150000 100000"}, 1.5),
        ({"a/b": "max 100000"}, None),
        ({"a/b": "400000 100000", "a": "50000 100000"}, 0.5),  # that of a group above
        ({"a/b": "max 100000", ".": "300000 100000"}, 3.0),
        ({"a/b": "rubbish"}, None),
        ({"a/b": "100000 0"}, None),
        ({}, None),
    ],
)
def test_the_quota_of_the_second_version(tmp_path, limits, expected):
    proc = in_groups(tmp_path, ["0::/a/b"], [("/", "cg two", V2)])
    for group, text in limits.items():
        write(tmp_path / "cg two" / group / "cpu.max", text)
    assert cpu_quota(proc) == expected


@pytest.mark.parametrize(
    ("group", "root", "folder"),
    [
        ("/docker/x", "/", "docker/x"),
        ("/docker/x", "/docker/x", ""),  # a container that sees its own group alone
        ("/docker/x", "/docker", "x"),
        ("/elsewhere", "/docker/x", ""),
        ("/../outside", "/", ""),
    ],
)
def test_the_quota_of_the_first_version(tmp_path, group, root, folder):
    groups = ["4:memory:/m", f"1:cpu,cpuacct:{group}", "0::/"]
    mounts = [("/", "memory", "cgroup cgroup rw,memory"), (root, "cpu", V1)]
    proc = in_groups(tmp_path, groups, mounts)
    write(tmp_path / "cpu" / folder / "cpu.cfs_quota_us", "250000")
    write(tmp_path / "cpu" / folder / "cpu.cfs_period_us", "100000")
    assert cpu_quota(proc) == 2.5
    write(tmp_path / "cpu" / folder / "cpu.cfs_quota_us", "-1")
    assert cpu_quota(proc) is None


def test_both_versions_side_by_side(tmp_path):
    proc = in_groups(tmp_path, ["1:cpu:/a", "0::/a"], [("/", "one", V1), ("/", "two", V2)])
    write(tmp_path / "one" / "a" / "cpu.cfs_quota_us", "300000")
    write(tmp_path / "one" / "a" / "cpu.cfs_period_us", "100000")
    write(tmp_path / "two" / "a" / "cpu.max", "120000 100000")
    assert cpu_quota(proc) == 1.2


def test_where_there_are_no_control_groups_nothing_limits(tmp_path):
    assert cpu_quota(tmp_path) is None
    assert available_cores() >= 1


@pytest.mark.parametrize(
    ("cores", "affinity", "quota", "expected"),
    [
        (16, 16, None, 16),
        (16, 6, None, 6),
        (16, 16, 1.5, 2),
        (16, 16, 0.3, 1),
        (16, 2, 3.0, 2),
        (2, 2, 8.0, 2),
        (None, 1, None, 1),
    ],
)
def test_the_fewest_of_cores_affinity_and_quota_count(
    cores, affinity, quota, expected, monkeypatch
):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr("os.sched_getaffinity", lambda _pid: set(range(affinity)), raising=False)
    monkeypatch.setattr("core.processor.cpu_quota", lambda: quota)
    assert available_cores() == expected
    assert default_threads() == min(4, expected)
    assert usable_cores() == min(8, expected)


def test_training_takes_no_more_threads_than_the_quota_allows(monkeypatch):
    from core.training.config import TrainingConfig
    from core.training.step.device import choose_device

    monkeypatch.setattr("psutil.cpu_count", lambda logical: 12)
    monkeypatch.setattr("os.cpu_count", lambda: 24)
    monkeypatch.setattr("os.sched_getaffinity", lambda _pid: set(range(24)), raising=False)
    for quota, expected in ((None, 12), (2.5, 3), (20.0, 12)):
        monkeypatch.setattr("core.processor.cpu_quota", lambda quota=quota: quota)
        assert choose_device(TrainingConfig(device="cpu")).threads == expected
    # What the user sets counts.
    assert choose_device(TrainingConfig(device="cpu", threads=5)).threads == 5
