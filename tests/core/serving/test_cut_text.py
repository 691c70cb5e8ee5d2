"""A part of a file is judged as the whole file is, wherever the part begins."""

import pytest

from core.completion.policy import reason_not_to_suggest
from core.serving.cut_text import with_string_opened

FUNCTIONS = {
    "python": '''
    def total_N(self, items):
        """Return the sum of all items.

        The items must be numbers; it's an error otherwise:
        None is not one, and nothing is changed for it.
        """
        if not items:
            return 0
        for item in items:
            self.total += item
        return self.total
''',
    "javascript": """
function totalN(items) {
  const sum = items.length;
  const help = `Usage:
    total <items>, that's all
  `;
  return sum;
}
""",
    "java": '''
    public int totalN(int[] items) {
        final int sum = items.length;
        String help = """
            Usage: it's simple
            """;
        return sum;
    }
''',
    "go": """
func TotalN(items []int) int {
	help := `Usage:
  total, that's all
`
	sum := len(items)
	if err != nil {
		return 0
	}
	return sum
}
""",
}


@pytest.mark.parametrize("language", FUNCTIONS)
def test_wherever_a_part_begins_it_is_judged_as_the_whole(language):
    text = "".join(FUNCTIONS[language].replace("N", str(number)) for number in range(8))
    lines = text.split("\n")
    differ = []
    for start in range(len(lines) // 2):
        for end in range(start + 40, len(lines)):
            whole, part = ("\n".join(lines[first : end + 1]) for first in (0, start))
            if len(lines[end].strip()) < 3:
                continue
            expected = reason_not_to_suggest(whole, "\n", language)
            judged = with_string_opened(part, language)
            if reason_not_to_suggest(judged, "\n", language) != expected:
                differ.append((start, end))
    assert differ == []


@pytest.mark.parametrize("text", ["", "x", '"""', "'", "`" * 50, '"""' * 51, "\\"])
@pytest.mark.parametrize("language", [None, "python", "javascript", "c", "rust", "unknown"])
def test_a_text_without_code_gets_one_delimiter_at_most(text, language):
    judged = with_string_opened(text, language)
    assert judged.endswith(text)
    assert len(judged) - len(text) <= 3


def test_a_whole_file_stays_as_it_is():
    text = 'import os\n\n\ndef run():\n    """Say it.\n\n    Twice.\n    """\n    return os\n'
    assert with_string_opened(text, "python") == text
