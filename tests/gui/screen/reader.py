"""A client of AT-SPI, as a screen reader is one; it runs in the system's Python, which has ``gi``.

    /usr/bin/python3 reader.py < orders > answers

An order is a line of JSON, ``{"do": NAME, ...}``; each gets one line as its answer.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version comes first

STATES = ("SHOWING", "FOCUSABLE", "FOCUSED", "ENABLED", "CHECKED", "SELECTED")


def application(name, seconds=170):
    """The application on the bus; waits for it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and found.get_name() == name and found.get_child_count():
                return found
        time.sleep(0.3)
    raise LookupError(name)


def label_of(thing):
    """What a reader says: the label beside it, or its name."""
    for relation in thing.get_relation_set() or ():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            names = [relation.get_target(i).get_name() for i in range(relation.get_n_targets())]
            if any(names):
                return " ".join(names)
    return thing.get_name() or ""


def record(thing, depth):
    states = thing.get_state_set()
    return {
        "depth": depth,
        "role": thing.get_role_name(),
        "name": label_of(thing),
        "text": thing.get_name() or "",
        "description": thing.get_description() or "",
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "actions": actions(thing),
    }


def actions(thing):
    try:
        return [Atspi.Action.get_action_name(thing, i) for i in range(thing.get_n_actions())]
    except Exception:  # noqa: BLE001 - it has no actions
        return []


def walk(thing, depth=0):
    """Every accessible that is shown, with all around it; long lists are cut.

    Qt says of the rows of a closed list that they are shown, so what is not shown is not entered.
    """
    try:
        if depth and not thing.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        yield thing, depth
        count = min(thing.get_child_count(), 80)
        children = [thing.get_child_at_index(index) for index in range(count)]
    except gi.repository.GLib.Error:
        return  # it has gone
    for child in children:
        if child is not None:
            yield from walk(child, depth + 1)


def find(root, order):
    for thing, depth in walk(root):
        if thing.get_role_name() == order["role"] and label_of(thing) == order["name"]:
            return thing, depth
    return None, 0


def answer(root, order):
    """Carry out one order."""
    match order["do"]:
        case "dump":
            return [record(thing, depth) for thing, depth in walk(root)]
        case "find":
            thing, depth = find(root, order)
            return None if thing is None else record(thing, depth)
        case "act":
            thing, _depth = find(root, order)
            if thing is None:
                return "not found"
            names = actions(thing)
            if order["action"] not in names:
                return f"has only {names}"
            return bool(Atspi.Action.do_action(thing, names.index(order["action"])))
        case "type":
            thing, _depth = find(root, order)
            if thing is None:
                return "not found"
            return bool(Atspi.EditableText.set_text_contents(thing, order["text"]))
        case "keys":
            for key in order["keys"]:
                Atspi.generate_keyboard_event(key, None, Atspi.KeySynthType.SYM)
            time.sleep(0.15)
            return True
        case "focused":
            for thing, depth in walk(root):
                states = thing.get_state_set()
                is_focused = states.contains(Atspi.StateType.FOCUSED)
                if is_focused and thing.get_role_name() != "frame":
                    return record(thing, depth)
            return None
    return f"unknown order {order['do']}"


def main():
    root = application(sys.argv[1])
    for line in sys.stdin:
        try:
            said = answer(root, json.loads(line))
        except Exception as error:  # noqa: BLE001 - the test shows it
            said = f"{type(error).__name__}: {error}"
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
