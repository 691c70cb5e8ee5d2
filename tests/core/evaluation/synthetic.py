"""Completers whose figures can be worked out by hand, and files for them."""

import random

from core.corpus.store.reader import Document
from core.evaluation.completers import Completion


def document(number=0, lines=42, language="python"):
    """A file in which every line differs from every other of every file."""
    generator = random.Random(number)
    shapes = ("if flag_{0} == call(value_{1}):", "    name_{0} = call(value_{1})",
              "    other_{0} = call(value_{1})")  # fmt: skip
    text = "".join(
        shapes[line % 3].format(f"{number}_{line}", generator.randrange(10**6)) + "\n"
        for line in range(lines)
    )
    return Document(path=f"file_{number}.py", language=language, text=text)


class Oracle:
    """Knows the files; answers rightly at a given fraction of the offsets.

    Whether the answer at an offset is right depends only on the file and the offset.
    """

    def __init__(self, documents, fraction=1.0, milliseconds=1.0, precision=1.0, name="oracle"):
        self._texts = [document.text for document in documents]
        self._fraction = fraction
        self._milliseconds = milliseconds
        self._precision = precision
        self.name = name
        self.asked = 0

    def begin_file(self):
        pass

    def complete(self, prefix, suffix, language):
        self.asked += 1
        text = "¤" * 9  # in no file
        for known in self._texts:
            rest = known[len(prefix) : len(known) - len(suffix)]
            if known.startswith(prefix) and (not suffix or known.endswith(suffix)):
                if random.Random(prefix).random() < self._fraction:
                    text = rest.partition("\n")[0]
                break
        return Completion(text=text, precision=self._precision, milliseconds=self._milliseconds)

    def close(self):
        pass
