"""Runs pygments lexers one line at a time: the state after a line begins the next line.

pygments lexes whole texts and does not expose its state stack, so ``LineLexer`` runs the rule
tables of the lexer in a loop of its own. The lexer classes themselves are never changed: a
subclass has the extended tables. ``gui.editor.text.highlighter`` decides when a line is lexed
and which color a token gets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pygments.lexer import ExtendedRegexLexer, Lexer, RegexLexer
from pygments.lexers.c_cpp import CFamilyLexer
from pygments.token import (
    Comment,
    Error,
    Keyword,
    Name,
    String,
    Whitespace,
    # The type of tokens goes by this name only.
    _TokenType,  # pyright: ignore[reportPrivateUsage]
)

TokenType = _TokenType
Stack = tuple[str, ...]
Tokens = list[tuple[int, TokenType, str]]
# A rule of pygments: the bound ``match`` of a pattern, a token type or a callback, the transition.
Rule = tuple[Any, Any, Any]

ROOT: Stack = ("root",)

# What may open on one line and close on another. Many lexers match the whole with one
# pattern, which never matches a single line; for those a state of our own replaces the pattern.
_SPANS = (
    ("/*", "*/"),
    ("/**", "*/"),
    ("<!--", "-->"),
    ("{-", "-}"),
    ("(*", "*)"),
    ("--[[", "]]"),
    ("`", "`"),
    ('"""', '"""'),
    ("'''", "'''"),
)


class LineLexer:
    """Lexes one line, beginning in the state in which the line above ended."""

    def __init__(self, lexer_class: type[Lexer]) -> None:
        self._driven: _Driven | None = None
        self._stateless: Lexer | None = None
        if issubclass(lexer_class, RegexLexer) and not issubclass(lexer_class, ExtendedRegexLexer):
            self._driven = _driven_class(lexer_class)()
        else:
            # Lexers that wrap others have no table of states: each line begins in the root state.
            self._stateless = lexer_class()

    def lex(self, line: str, stack: Stack) -> tuple[Tokens, Stack]:
        """The tokens of ``line`` (without its line break) and the state after it.

        Args:
            line: the text between two line breaks.
            stack: what this function returned for the line above; ``ROOT`` for the first.
        """
        if self._driven is not None:
            tokens = list(self._driven.get_tokens_unprocessed(line + "\n", stack))
            return tokens, self._driven.end_stack
        assert self._stateless is not None
        return list(self._stateless.get_tokens_unprocessed(line + "\n")), ROOT


class _Driven(RegexLexer):
    """A mix-in before a lexer class: the same rules, and the state stack after them.

    Callbacks such as ``using(this)`` call ``get_tokens_unprocessed`` again on a part of
    the text; the outer call ends last, so ``end_stack`` is its stack.
    """

    end_stack: Stack = ROOT

    def get_tokens_unprocessed(
        self, text: str, stack: tuple[str, ...] | list[str] = ROOT
    ) -> Iterator[tuple[int, TokenType, str]]:
        """Like the method of ``RegexLexer``, with the same semantics."""
        type_names = _type_names(self)
        tables: dict[str, list[Rule]] = self._tokens  # type: ignore[attr-defined] # set by the metaclass
        states = list(stack)
        position = 0
        while position < len(text):
            for match_at, action, transition in tables[states[-1]]:
                match = match_at(text, position)
                if match is None:
                    continue
                if type(action) is TokenType:
                    value = match.group()
                    is_type = action is Name and value in type_names
                    yield position, Keyword.Type if is_type else action, value
                elif action is not None:
                    yield from action(self, match)
                position = match.end()
                if transition is not None:
                    _move(states, transition)
                break
            else:
                if text[position] == "\n":
                    # pygments' own rule: a state without a rule for line breaks ends with the line.
                    states = ["root"]
                    yield position, Whitespace, "\n"
                else:
                    yield position, Error, text[position]
                position += 1
        self.end_stack = tuple(states)


def _move(states: list[str], transition: Any) -> None:
    """Apply a transition of pygments' tables; at least one state always remains."""
    if isinstance(transition, int):
        del states[max(1, len(states) + transition) :]
        return
    for step in transition if isinstance(transition, tuple) else (transition,):
        if step == "#pop":
            if len(states) > 1:
                states.pop()
        elif step == "#push":
            states.append(states[-1])
        else:
            states.append(step)


@lru_cache(maxsize=64)
def _driven_class(lexer_class: type[RegexLexer]) -> type[_Driven]:
    """A subclass of the lexer with our loop, and with states for tokens that span lines."""
    lexer_class()  # pygments compiles the tables when the first instance is created
    tables: dict[str, list[Rule]] = {
        state: list(rules)
        # The metaclass sets it, unseen by the type checker; pygments offers no public name.
        for state, rules in lexer_class._tokens.items()  # type: ignore[attr-defined] # noqa: SLF001
    }
    for state in list(tables):
        _add_spans(tables, state)
    return type(f"Line{lexer_class.__name__}", (_Driven, lexer_class), {"_tokens": tables})


def _add_spans(tables: dict[str, list[Rule]], state: str) -> None:
    """Where one pattern of ``state`` matches across a line break, open a state instead."""
    for opener, closer in _SPANS:
        probe = f"{opener} x\ny {closer}"
        for index, (match_at, action, transition) in enumerate(tables[state]):
            match = match_at(probe, 0)
            if match is None:
                continue
            is_text = type(action) is TokenType and (action in Comment or action in String)
            if is_text and match.end() == len(probe) and transition is None:
                name = f"span {opener} {action}"
                tables[name] = [
                    (re.compile(re.escape(closer)).match, action, -1),
                    (re.compile(rf"[^{re.escape(closer[0])}]+").match, action, None),
                    (re.compile(re.escape(closer[0])).match, action, None),
                ]
                tables[state].insert(index, (re.compile(re.escape(opener)).match, action, (name,)))
            break


def _type_names(lexer: RegexLexer) -> frozenset[str]:
    """Names that the lexers of the C family turn into types in the method that we replace."""
    return _c_type_names(type(lexer)) if isinstance(lexer, CFamilyLexer) else frozenset()


@lru_cache(maxsize=8)
def _c_type_names(lexer_class: type[CFamilyLexer]) -> frozenset[str]:
    names: set[str] = set()
    for group in ("stdlib_types", "c99_types", "linux_types", "c11_atomic_types"):
        names |= set(getattr(lexer_class, group))
    return frozenset(names)
