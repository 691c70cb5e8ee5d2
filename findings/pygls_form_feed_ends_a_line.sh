#!/usr/bin/env bash
# pygls: a form feed, U+0085, U+2028 and others end a line of a document; in the protocol they do not.
#
# pygls 2.1.1, lsprotocol 2025.0.0.
# The Language Server Protocol knows three line ends: LF, CRLF and CR. pygls splits a document by
# str.splitlines, which also splits at U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029.
# Form feeds separate parts of many source files (CPython's Lib, GNU projects). Behind one, each
# position is taken on another line than the client means, and an incremental change is put in the
# wrong place.
#
# Seen, for the client's replacement of the first letter of "two" by "T" in "a = 1\n\f\ntwo\n":
#   line end      client has              pygls has
#   '\x0c'        'a = 1\n\x0c\nTwo\n'    'a = 1\n\x0cTtwo\n'
#   '\x85'        'a = 1\n\x85\nTwo\n'    'a = 1\n\x85Ttwo\n'
#   '\u2028'      'a = 1\n\u2028\nTwo\n'  'a = 1\n\u2028Ttwo\n'
#   ''            'a = 1\n\nTwo\n'        'a = 1\n\nTwo\n'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pygls==2.1.1 lsprotocol==2025.0.0
cat > "$folder/form_feed.py" <<'PYTHON'
from lsprotocol import types
from pygls.workspace import TextDocument

# The third line by the protocol, which has two line breaks before it.
where = types.Range(start=types.Position(2, 0), end=types.Position(2, 1))
change = types.TextDocumentContentChangePartial(range=where, text="T")
are_equal = []
print(f"{'line end':12}  {'client has':22}  pygls has")
for letter in ("\f", "\x85", "\u2028", ""):
    text = f"a = 1\n{letter}\ntwo\n"
    expected = text.replace("two", "Two")
    document = TextDocument("file:///a.py", source=text, version=1)
    document.apply_change(change)
    are_equal.append(document.source == expected)
    print(f"{ascii(letter):12}  {ascii(expected):22}  {ascii(document.source)}")
assert are_equal == [False, False, False, True], "the behavior has changed"
PYTHON
"$folder/venv/bin/python" "$folder/form_feed.py"
