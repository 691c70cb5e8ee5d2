"""Saving over a file of the user changes only its content."""

import errno
import os
import signal
import stat
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from core import files, saving
from core.errors import DiskFull, StorageError
from core.saving import ReadOnlyFileError

NOBODY = 65534


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(b"old\n")
    return path


def leftovers(path: Path) -> list[str]:
    return [name for name in os.listdir(path.parent) if name != path.name]


def in_place(path: Path) -> None:
    """Give the file a second name, by which a replacement would be noticed."""
    os.link(path, path.with_name("other name"))


def drop_to_nobody(check) -> None:
    """Run ``check`` in a process that is no administrator; its failure fails the test."""
    if os.geteuid() != 0:
        check()
        return
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            check()
            status = 0
        except BaseException:  # noqa: BLE001 - a child never returns into pytest
            traceback.print_exc()
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


def test_an_ordinary_file_is_replaced_and_keeps_its_mode(file):
    file.chmod(0o751)
    inode = file.stat().st_ino
    saving.write_bytes(file, b"new\n")
    assert file.read_bytes() == b"new\n"
    assert file.stat().st_ino != inode
    assert stat.S_IMODE(file.stat().st_mode) == 0o751
    assert leftovers(file) == []


def test_a_new_file_gets_the_usual_mode(tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    saving.write_text(tmp_path / "new.py", "é\n")
    assert (tmp_path / "new.py").read_bytes() == "é\n".encode()
    assert (tmp_path / "new.py").stat().st_mode == usual.stat().st_mode


def test_a_secret_is_never_readable_by_others_on_its_way(file, monkeypatch):
    file.chmod(0o600)
    seen = []
    real_fsync = os.fsync

    def fsync(descriptor):
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            seen.append(stat.S_IMODE(status.st_mode))
        real_fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    old = os.umask(0)
    try:
        saving.write_bytes(file, b"new")
        in_place(file)
        saving.write_bytes(file, b"newer")
    finally:
        os.umask(old)
    assert seen == [0o600] * 3


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555, 0o000])
def test_a_read_only_file_is_refused_whoever_asks(file, mode):
    file.chmod(mode)
    with pytest.raises(ReadOnlyFileError, match=r"a\.py is read-only") as caught:
        saving.write_bytes(file, b"new")
    assert caught.value.can_overwrite
    assert caught.value.hint
    file.chmod(0o644)
    assert file.read_bytes() == b"old\n"
    assert leftovers(file) == []


@pytest.mark.parametrize("has_second_name", [False, True])
def test_a_read_only_file_that_shall_be_written_stays_read_only(tmp_path, has_second_name):
    folder = tmp_path / "own"
    folder.mkdir()
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/tmp"):
            parent.chmod(0o755)

    def check():
        path = folder / "a.py"
        path.write_bytes(b"old\n")
        if has_second_name:
            in_place(path)
        path.chmod(0o444)
        saving.write_bytes(path, b"new", overwrites_read_only=True)
        assert path.read_bytes() == b"new"
        assert stat.S_IMODE(path.stat().st_mode) == 0o444

    drop_to_nobody(check)


def test_hard_links_stay_one_file(file):
    in_place(file)
    saving.write_bytes(file, b"longer than before\n")
    assert file.with_name("other name").read_bytes() == b"longer than before\n"
    saving.write_bytes(file, b"s")
    assert file.with_name("other name").read_bytes() == b"s"
    assert file.samefile(file.with_name("other name"))
    assert leftovers(file) == ["other name"]


def test_a_symbolic_link_is_followed_wherever_it_leads(tmp_path, file):
    (tmp_path / "link").symlink_to("second")
    (tmp_path / "second").symlink_to(file)
    saving.write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "second").is_symlink()
    assert file.read_bytes() == b"new"
    (tmp_path / "dangling").symlink_to(tmp_path / "not yet")
    saving.write_bytes(tmp_path / "dangling", b"now")
    assert (tmp_path / "not yet").read_bytes() == b"now"


def test_a_loop_of_links_is_told(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(StorageError, match="link"):
        saving.write_bytes(tmp_path / "a", b"new")


def test_extended_attributes_stay(file):
    try:
        os.setxattr(file, "user.origin", b"here")
    except OSError:
        # A file system without them: what the system would say is said for it.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "listxattr", lambda _path: ["user.origin"])
            assert saving.must_write_in_place(file)
        return
    inode = file.stat().st_ino
    saving.write_bytes(file, b"new")
    assert os.getxattr(file, "user.origin") == b"here"
    assert file.stat().st_ino == inode
    assert leftovers(file) == []


def test_the_label_of_the_system_is_no_reason_to_write_in_place(file, monkeypatch):
    monkeypatch.setattr(os, "listxattr", lambda _path: ["security.selinux"], raising=False)
    assert not saving.must_write_in_place(file)
    monkeypatch.setattr(os, "listxattr", lambda _path: ["system.posix_acl_access"], raising=False)
    assert saving.must_write_in_place(file)


def test_the_owner_stays(file, monkeypatch):
    inode = file.stat().st_ino
    if os.geteuid() == 0:
        os.chown(file, NOBODY, NOBODY)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
    owner = file.stat().st_uid
    saving.write_bytes(file, b"new")
    assert (file.stat().st_uid, file.stat().st_ino) == (owner, inode)
    assert file.read_bytes() == b"new"


def test_the_group_stays(file):
    groups = [group for group in os.getgroups() if group != os.getegid()] or (
        [NOBODY] if os.geteuid() == 0 else [os.getegid()]
    )
    os.chown(file, -1, groups[0])
    saving.write_bytes(file, b"new")
    assert file.stat().st_gid == groups[0]


def test_a_group_that_may_not_be_given_is_kept_by_writing_in_place(file, monkeypatch):
    inode = file.stat().st_ino
    monkeypatch.setattr(saving, "_dress", lambda *_: False)
    saving.write_bytes(file, b"new")
    assert file.stat().st_ino == inode
    assert file.read_bytes() == b"new"
    assert leftovers(file) == []


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES])
def test_a_file_that_cannot_be_renamed_over_is_written_in_place(file, monkeypatch, number):
    """Bind mounts (EBUSY), sticky folders, layered file systems."""

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    inode = file.stat().st_ino
    monkeypatch.setattr(os, "replace", refuse)
    saving.write_bytes(file, b"new content")
    assert file.read_bytes() == b"new content"
    assert file.stat().st_ino == inode
    assert leftovers(file) == []


def test_a_real_bind_mount(file, tmp_path):
    spot = tmp_path / "mounted.py"
    spot.touch()
    script = (
        f"mount --bind {file} {spot} && {sys.executable} -c '"
        "import sys; from pathlib import Path; from core import saving; "
        f'saving.write_bytes(Path("{spot}"), b"through the mount")\''
    )
    namespace = ["unshare", "--mount", "--map-root-user", "--user"]
    probe = subprocess.run([*namespace, "true"], capture_output=True)
    if probe.returncode:
        assert not spot.is_mount()  # no name spaces here; EBUSY is tried above
        return
    done = subprocess.run([*namespace, "sh", "-c", script], capture_output=True, text=True)
    if "mount:" in done.stderr:
        return  # name spaces, but no mounts in them
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == b"through the mount"


def test_a_writable_file_in_a_read_only_folder_is_written(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    file = folder / "a.py"
    file.write_bytes(b"old\n")
    file.chmod(0o666)
    folder.chmod(0o555)
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/tmp"):
            parent.chmod(0o755)

    def check():
        saving.write_bytes(file, b"new and longer\n")

    drop_to_nobody(check)
    assert file.read_bytes() == b"new and longer\n"
    assert leftovers(file) == []
    folder.chmod(0o755)


def test_a_file_of_somebody_else_is_refused_with_a_sentence(tmp_path):
    if os.geteuid() != 0:
        assert saving.is_read_only(Path("/etc/passwd"))
        return
    for parent in tmp_path.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path("/tmp"):
            parent.chmod(0o755)
    tmp_path.chmod(0o755)
    file = tmp_path / "theirs.py"
    file.write_bytes(b"old")
    file.chmod(0o644)

    def check():
        with pytest.raises(ReadOnlyFileError) as caught:
            saving.write_bytes(file, b"new")
        assert not caught.value.can_overwrite
        with pytest.raises(StorageError, match="may not be written"):
            saving.write_bytes(tmp_path / "new.py", b"new")

    drop_to_nobody(check)
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("length", [1, 100, 229, 230, 253, 254, 255])
@pytest.mark.parametrize("letter", ["a", "é", "\U0001f600"])
@pytest.mark.parametrize("has_second_name", [False, True])
def test_a_name_of_any_length_is_saved(tmp_path, length, letter, has_second_name):
    size = len(letter.encode())
    path = tmp_path / (letter * (length // size) + "x" * (length % size))
    assert len(path.name.encode()) == length
    saving.write_bytes(path, b"old")
    if has_second_name:
        in_place(path)
    saving.write_bytes(path, b"new")
    files.write_bytes(path, b"newest")
    assert path.read_bytes() == b"newest"
    assert len(leftovers(path)) == has_second_name


def test_a_temporary_name_is_no_longer_than_a_long_name():
    for length in (1, 50, 99, 100, 200, 255):
        path = files.temporary_beside(Path("/folder") / ("é" * (length // 2) or "a"))
        assert files.TEMPORARY_MARK in path.name
        assert len(os.fsencode(path.name)) <= max(100, length)


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(StorageError, match="too long") as caught:
        saving.write_bytes(tmp_path / ("a" * 256), b"new")
    assert "shorter" in caught.value.hint


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(StorageError, match="folder"):
        saving.write_bytes(tmp_path, b"new")


def test_a_pipe_takes_what_it_is_given(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        saving.write_bytes(pipe, b"through")
        assert reader.communicate()[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_disk_that_fills_up_half_way_leaves_the_old_content(file, monkeypatch, number):
    in_place(file)
    failures = iter([True])
    real = saving._overwrite

    def overwrite(opened, data):
        if next(failures, False):
            opened.write(data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        real(opened, data)

    monkeypatch.setattr(saving, "_overwrite", overwrite)
    with pytest.raises(StorageError) as caught:
        saving.write_bytes(file, b"new" * 1000)
    assert isinstance(caught.value, DiskFull) == (number != errno.EIO)
    assert file.read_bytes() == b"old\n"
    assert leftovers(file) == ["other name"]


def test_a_disk_that_takes_nothing_any_more_leaves_the_copy(file, monkeypatch):
    in_place(file)

    def overwrite(opened, data):
        opened.write(data[:2])
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(saving, "_overwrite", overwrite)
    with pytest.raises(StorageError) as caught:
        saving.write_bytes(file, b"new")
    copies = [name for name in leftovers(file) if name != "other name"]
    assert len(copies) == 1
    assert copies[0] in caught.value.hint
    assert (file.parent / copies[0]).read_bytes() == b"old\n"


def test_without_room_for_the_copy_nothing_is_touched(file, monkeypatch):
    in_place(file)

    def refuse(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskFull):
        saving.write_bytes(file, b"new")
    assert file.read_bytes() == b"old\n"
    assert leftovers(file) == ["other name"]


def test_a_real_full_disk(tmp_path):
    """A file limit simulates the disk: writing beyond it fails as a full one does."""
    file = tmp_path / "a.py"
    file.write_bytes(b"o" * 3000)
    in_place(file)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from core import saving\n"
        "from core.errors import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    saving.write_bytes(Path(sys.argv[1]), b'n' * 9000)\n"
        "except DiskFull:\n"
        "    print('full')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "full\n"
    assert file.read_bytes() == b"o" * 3000
    assert leftovers(file) == ["other name"]


# Takes the path, writes over it in place, and waits to be killed with half of it written.
OVERWRITER = """
import sys
from pathlib import Path
from core import saving

def overwrite(file, data):
    file.seek(0)
    file.write(data[:len(data) // 2])
    print("ready", flush=True)
    sys.stdin.read()

saving._overwrite = overwrite
saving.write_bytes(Path(sys.argv[1]), b"new" * 1000)
"""


def test_kill_nine_while_writing_in_place_leaves_the_old_content_in_the_copy(file):
    in_place(file)
    with subprocess.Popen(
        [sys.executable, "-c", OVERWRITER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    copies = [name for name in leftovers(file) if name != "other name"]
    assert len(copies) == 1
    assert (file.parent / copies[0]).read_bytes() == b"old\n"


def test_what_is_to_happen_before_writing_in_place_happens_then_alone(file):
    seen = []
    saving.write_bytes(file, b"new", before_in_place=lambda: seen.append(file.read_bytes()))
    assert seen == []
    in_place(file)
    saving.write_bytes(file, b"newer", before_in_place=lambda: seen.append(file.read_bytes()))
    assert seen == [b"new"]
