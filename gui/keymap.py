"""Which keys call which action: the defaults of the table of actions, and what the user changed.

The changes are a section of the preferences; an action that is not listed there has the keys
of its row. Two actions may have the same keys only if they belong to different pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from gui.actions import ActionSpec, shortcuts
from gui.preferences import ShortcutPreferences
from gui.settings import Settings
from gui.translation import tr

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_NO_MATCH = QKeySequence.SequenceMatch.NoMatch
# What types no text even without Ctrl or Alt: the function keys and some others.
_COMMAND_KEYS = frozenset(
    {*range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1), Qt.Key.Key_Pause, Qt.Key.Key_Help}
)
# What Qt counts among the keys of "Copy" and others, but hardly any keyboard has.
_RARE_KEYS = frozenset(range(Qt.Key.Key_F13, Qt.Key.Key_F35 + 1))
_FIRST_RARE_KEY = Qt.Key.Key_Back
_CONTROL_OR_ALT = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def changed_keys(preferences: ShortcutPreferences) -> dict[str, list[QKeySequence]]:
    """Return the keys that the user gave to actions, by their id; an empty list for none."""
    result: dict[str, list[QKeySequence]] = {}
    for line in preferences.changed:
        name, equals, keys = line.partition("=")
        if equals:
            found = QKeySequence.listFromString(keys.strip(), _PORTABLE)
            result[name.strip()] = [sequence for sequence in found if not sequence.isEmpty()]
    return result


class Keymap(QObject):
    """The keys of every action of the window.

    Args:
        settings: where changes are kept.

    Signals:
        changed: some action has other keys.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._specs: dict[str, ActionSpec] = {}
        self._changed = changed_keys(settings.preferences.shortcuts)
        settings.changed.connect(self._settings_changed)

    @property
    def specs(self) -> Mapping[str, ActionSpec]:
        """The rows of all registered actions by their id, in the order of the menus."""
        return self._specs

    def register(self, specs: Iterable[ActionSpec]) -> None:
        """Learn the rows of a page, or of the window."""
        self._specs.update((spec.id, spec) for spec in specs)

    def keys(self, name: str) -> list[QKeySequence]:
        """Return the key sequences of an action, by its id; the first one is shown in menus."""
        if name in self._changed:
            return list(self._changed[name])
        return shortcuts(self._specs[name]) if name in self._specs else []

    def text(self, name: str) -> str:
        """Return the first key sequence as the system writes it, "Ctrl+S"; empty for none."""
        return keys_text(self.keys(name)[:1])

    def tip(self, spec: ActionSpec) -> str:
        """Return the tip of an action with its first keys, "Save the file (Ctrl+S)"."""
        keys = self.text(spec.id)
        if not keys:
            return spec.tip
        return tr("{tip} ({shortcut})").format(tip=spec.tip.rstrip("."), shortcut=keys)

    def is_changed(self, name: str) -> bool:
        """Whether the user gave the action other keys."""
        return name in self._changed

    def conflicts(self, name: str, sequence: QKeySequence) -> list[ActionSpec]:
        """Return the other actions that these keys, or their beginning, would call as well."""
        own = self._specs[name]
        return [
            spec
            for spec in self._specs.values()
            if spec.id != name
            and _meet(own, spec)
            and any(_overlap(sequence, keys) for keys in self.keys(spec.id))
        ]

    def refusal(self, name: str, sequence: QKeySequence) -> str:
        """Return why no action can have these keys, one sentence; empty if it can."""
        default = shortcuts(self._specs[name])
        if any(sequence == keys for keys in default):
            return ""
        first = _first(sequence)
        if not first.keyboardModifiers() & _CONTROL_OR_ALT and first.key() not in _COMMAND_KEYS:
            return tr("This key types or moves in the text. Use it with Ctrl or Alt.")
        for menu in dict.fromkeys(spec.menu.partition("/")[0] for spec in self._specs.values()):
            if sequence == QKeySequence.mnemonic(tr(menu)):
                return tr("These keys open the menu {menu}.").format(menu=tr(menu).replace("&", ""))
        if _is_used_by_texts(sequence):
            return tr("Every text field uses these keys itself.")
        return ""

    def set_keys(self, name: str, keys: Sequence[QKeySequence]) -> None:
        """Give an action these keys, and take them from every other action that they would call."""
        changed = dict(self._changed)
        others = {other.id for sequence in keys for other in self.conflicts(name, sequence)}
        for other in others:
            own = self.keys(other)
            kept = [each for each in own if not any(_overlap(each, taken) for taken in keys)]
            self._put(changed, other, kept)
        self._put(changed, name, keys)
        self._store(changed)

    def reset(self, name: str) -> list[ActionSpec]:
        """Give an action its default keys again, except those that another one has now.

        Returns:
            The actions that have some of the default keys.
        """
        default = shortcuts(self._specs[name])
        taken = [spec for keys in default for spec in self.conflicts(name, keys)]
        changed = dict(self._changed)
        free = [keys for keys in default if not self.conflicts(name, keys)]
        self._put(changed, name, free)
        self._store(changed)
        return list({spec.id: spec for spec in taken}.values())

    def reset_all(self) -> None:
        """Give every action its default keys again."""
        self._store({})

    def _put(
        self, changed: dict[str, list[QKeySequence]], name: str, keys: Sequence[QKeySequence]
    ) -> None:
        """Note the keys of an action as a change, unless they are its default ones."""
        if list(keys) == shortcuts(self._specs[name]):
            changed.pop(name, None)
        else:
            changed[name] = list(keys)

    def _store(self, changed: Mapping[str, Sequence[QKeySequence]]) -> None:
        lines = tuple(
            f"{name}={QKeySequence.listToString(list(keys), _PORTABLE)}"
            for name, keys in sorted(changed.items())
        )
        section = self._settings.preferences.shortcuts
        self._settings.put(dataclasses.replace(section, changed=lines))

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if isinstance(section, ShortcutPreferences):
            self._changed = changed_keys(section)
            self.changed.emit()


def keys_text(keys: Sequence[QKeySequence]) -> str:
    """Return key sequences as the system writes them: "F3" and "Ctrl+K Ctrl+X", side by side.

    Sequences of keys that few keyboards have, such as one for *Copy*, are left out.
    """
    usual = [each for each in keys if not each.isEmpty() and _first(each).key() < _FIRST_RARE_KEY
             and _first(each).key() not in _RARE_KEYS]  # fmt: skip
    return "  ".join(each.toString(_NATIVE).replace(", ", " ") for each in usual)


def page_of(spec: ActionSpec) -> str:
    """Return the id of the page whose action it is alone; empty for one that works everywhere."""
    page = spec.id.partition(".")[0]
    return "" if spec.is_global or page == "window" else page


def _first(sequence: QKeySequence) -> QKeyCombination:
    """The first keys of a sequence that is not empty."""
    return sequence[0]  # pyright: ignore[reportIndexIssue] - Qt's types lack the operator


def _meet(one: ActionSpec, other: ActionSpec) -> bool:
    """Whether both actions can work at the same time."""
    pages = {page_of(one), page_of(other)}
    return "" in pages or len(pages) == 1


def _overlap(one: QKeySequence, other: QKeySequence) -> bool:
    """Whether the sequences are equal, or one is the beginning of the other."""
    return one.matches(other) != _NO_MATCH or other.matches(one) != _NO_MATCH


def _is_used_by_texts(sequence: QKeySequence) -> bool:
    """Whether Qt's text widgets keep the first of these keys for themselves; they are asked."""
    first = _first(sequence)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, first.key(), first.keyboardModifiers())
    event.ignore()
    QCoreApplication.sendEvent(QPlainTextEdit(), event)
    return event.isAccepted()
