"""Texts and tables that the tests of core.editing and those of the editor have in common."""

C_TEXT = """/* a
   b */
#define M(x) \\
    ((x) + 1)
static const char *s = "a /* no */";
size_t f(void) { return 1; } // c
#if 0
int off;
#endif
"""
JAVA_TEXT = '''/** Doc
 * more */
class A { /* x */ String s = """
    text
    """; int f() { return 'c'; } }
'''

# A template, and what it makes of the match "b c" with the groups 1 "b c" and name "c".
REPLACEMENTS = [
    (r"[\1]", "[b c]"),
    ("[$1]", "[b c]"),
    ("[${name}\\g<name>]", "[cc]"),
    ("$0$$", "b c$"),
    (r"\0\t\n\\n", "b c\t\n\\n"),
    ("plain", "plain"),
]
