"""The leak check finds what was planted, and leaves idioms alone."""

from core.control import Control
from core.starter.leak_check import IDIOM_PROJECTS, RUN_TOKENS, SourceFile, check_leaks
from tests.core.starter.small_recipe import python_text

EXCLUDED = [SourceFile("secret", f"secret/part{n}.py", python_text(9000 + n)) for n in range(3)]


def corpus(*more: SourceFile) -> list[SourceFile]:
    own = [
        SourceFile(f"project{n}", f"a/part{part}.py", python_text(100 * n + part))
        for n in range(8)
        for part in range(2)
    ]
    return [*own, *more]


def check(files, excluded=EXCLUDED):
    return check_leaks(lambda: files, excluded, ("secret",), Control())


def kinds(report):
    return {(leak.project, leak.path, leak.kind, leak.excluded) for leak in report.leaks}


def test_a_clean_corpus_is_clean_and_says_what_was_compared():
    report = check(corpus())
    assert report.is_clean
    assert (report.corpus_files, report.corpus_projects) == (16, 8)
    assert report.excluded_files == {"secret": 3}
    assert report.excluded_runs["secret"] > 100
    assert report.corpus_runs > 1000


def test_a_planted_file_is_found_under_any_name():
    planted = SourceFile("project1", "b/other.py", EXCLUDED[1].text.replace("\n", "\r\n") + "\n\n")
    report = check(corpus(planted))
    assert ("project1", "b/other.py", "equal", "secret") in kinds(report)
    assert report.to_leave_out == ("project1/b/other.py",)


def test_a_name_alone_is_found():
    planted = SourceFile("project1", "vendor/secret-2.1/x.py", python_text(77))
    assert kinds(check(corpus(planted))) == {
        ("project1", "vendor/secret-2.1/x.py", "name", "secret")
    }


def test_a_planted_near_copy_is_found():
    lines = EXCLUDED[0].text.split("\n")
    # Changed so often that hardly a run of 15 tokens is left, and yet alike.
    changed = "\n".join(line + "  # x" if n % 12 == 0 else line for n, line in enumerate(lines))
    report = check(corpus(SourceFile("project2", "c/near.py", changed)))
    assert ("project2", "c/near.py", "near", "secret") in kinds(report)


def test_a_planted_run_is_found_and_one_shorter_is_not():
    words = [f"word{n}" for n in range(RUN_TOKENS)]
    excluded = [*EXCLUDED, SourceFile("secret", "secret/run.py", "start " + " ".join(words))]
    own = python_text(55)
    whole = SourceFile("project3", "d/run.py", "x = 1\ny = 2\n" + "\n".join(words) + "\n" + own)
    (leak,) = check(corpus(whole), excluded).leaks
    assert (leak.kind, leak.project, leak.excluded, leak.runs) == ("run", "project3", "secret", 1)
    assert leak.detail.startswith("line 3: word0 word1 ")
    short = SourceFile("project3", "d/run.py", "\n".join(words[:-1]) + "\n" + own)
    assert check(corpus(short), excluded).is_clean


def test_what_is_in_five_other_projects_is_an_idiom():
    idiom = " ".join(f"idiom{n}" for n in range(RUN_TOKENS))
    excluded = [*EXCLUDED, SourceFile("secret", "secret/idiom.py", idiom)]
    users = [
        SourceFile(f"project{n}", "e/idiom.py", f"{idiom}\n{python_text(70 + n)}") for n in range(8)
    ]
    few = check(corpus(*users[: IDIOM_PROJECTS - 1]), excluded)
    assert len(few.leaks) == IDIOM_PROJECTS - 1
    many = check(corpus(*users[:IDIOM_PROJECTS]), excluded)
    assert many.is_clean
    assert many.shared_idioms == 1


def test_other_excluded_projects_count_as_other_projects():
    idiom = " ".join(f"idiom{n}" for n in range(RUN_TOKENS))
    excluded = [SourceFile(f"secret{n}", "a.py", idiom) for n in range(5)]
    users = [SourceFile("project0", "e/idiom.py", f"{idiom}\n{python_text(70)}")]
    assert check(corpus(*users), excluded).is_clean
    assert not check(corpus(*users), excluded[:4]).is_clean


def test_without_excluded_projects_everything_is_clean():
    assert check(corpus(), []).is_clean


def test_empty_and_tiny_files_do_no_harm():
    assert check(corpus(SourceFile("p", "a.py", ""), SourceFile("p", "b.py", "x"))).is_clean


def test_what_loses_its_other_projects_must_go_too():
    idiom = " ".join(f"idiom{n}" for n in range(RUN_TOKENS))
    excluded = [*EXCLUDED, SourceFile("secret", "secret/idiom.py", idiom)]
    users = [
        SourceFile(f"project{n}", "e/idiom.py", f"{idiom}\n{python_text(70 + n)}") for n in range(5)
    ]
    # One of the five is also a copy of a whole file.
    users[0] = SourceFile("project0", "e/secret.py", f"{idiom}\n{EXCLUDED[0].text}")
    report = check(corpus(*users), excluded)
    assert {leak.path for leak in report.leaks} == {"e/secret.py"}
    assert len(report.to_leave_out) == 5
    rest = [f for f in corpus(*users) if f"{f.project}/{f.path}" not in report.to_leave_out]
    assert check(rest, excluded).is_clean


def test_licenses_imports_and_tables_are_no_runs():
    header = "# " + " ".join(f"license{n}" for n in range(40)) + "\n"
    imports = "".join(f"import shared.module{n}\n" for n in range(12))
    more = "from shared import (\n" + "".join(f"    name{n},\n" for n in range(20)) + ")\n"
    table = "TABLE = [" + ", ".join(str(n * 7919) for n in range(200)) + "]\n" + "#" * 70 + "\n"
    excluded = [SourceFile("secret", "a.py", header + imports + more + table + python_text(5001))]
    own = SourceFile("project0", "b.py", header + imports + more + table + python_text(5002, 40))
    assert check(corpus(own), excluded).is_clean


def test_the_line_of_a_run_is_that_of_the_file():
    run = " ".join(f"word{n}" for n in range(RUN_TOKENS))
    excluded = [SourceFile("secret", "a.c", f"int x = 0\n{run}\n")]
    text = f"/* a\n * license\n */\n#include <a.h>\nint y;\n{run}\n" + "int z;\n" * 60
    (leak,) = check(corpus(SourceFile("project0", "b.c", text)), excluded).leaks
    assert leak.detail.startswith("line 6: word0 word1")
