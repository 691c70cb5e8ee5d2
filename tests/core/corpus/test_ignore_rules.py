from core.corpus.sources.ignore_rules import IgnoreRules


def test_without_rules_nothing_is_left_out():
    assert not IgnoreRules().leave_out("a.py", False)


def test_patterns_names_folders_and_exceptions():
    rules = IgnoreRules().extended("", "*.log.py\n/top.py\nout/\n!keep.log.py\n# remark\n\n")
    assert rules.leave_out("deep/a.log.py", False)
    assert not rules.leave_out("deep/keep.log.py", False)
    assert rules.leave_out("top.py", False)
    assert not rules.leave_out("deep/top.py", False)
    assert rules.leave_out("deep/out", True)
    assert not rules.leave_out("deep/out", False)


def test_the_deepest_file_decides():
    rules = IgnoreRules().extended("", "*.py\n").extended("a", "!b.py\n")
    assert rules.leave_out("c.py", False)
    assert rules.leave_out("a/c.py", False)
    assert not rules.leave_out("a/b.py", False)


def test_a_pattern_with_a_slash_counts_from_its_own_folder():
    rules = IgnoreRules().extended("a/b", "/x.py\nc/y.py\n")
    assert rules.leave_out("a/b/x.py", False)
    assert not rules.leave_out("a/b/c/x.py", False)
    assert rules.leave_out("a/b/c/y.py", False)


def test_windows_line_ends_and_broken_lines_do_not_spoil_the_others():
    rules = IgnoreRules().extended("", "a.py\r\n!\n[\n" + "*a" * 50 + "\nb.py\n")
    assert rules.leave_out("a.py", False)
    assert rules.leave_out("b.py", False)
    assert not rules.leave_out("c.py", False)
