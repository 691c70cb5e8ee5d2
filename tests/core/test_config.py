"""Strict TOML over dataclasses: what is accepted, and what every refusal says."""

import dataclasses
import tomllib
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import config
from core.config import (
    Setting,
    check_ranges,
    from_mapping,
    label_of,
    override,
    parse_toml,
    range_text,
    setting,
    settings_with,
    to_mapping,
    to_toml,
)
from core.errors import ConfigError
from core.model.config import ModelConfig


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    rate: float = setting(0.5, "how fast", low=0.0, high=1.0)
    layers: int = setting(4, "how many", low=1, unit="layers")
    mode: Literal["fast", "slow"] = "fast"

    def __post_init__(self):
        check_ranges(self)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    name: str
    engine: Engine = dataclasses.field(default_factory=Engine)
    tags: tuple[str, ...] = ()
    color: str | None = None
    is_new: bool = True
    kind: str = setting("sedan", "body", choices=("sedan", "coupe"))

    def __post_init__(self):
        check_ranges(self)


def read(text):
    return from_mapping(Car, parse_toml(text, "car.toml"), "car.toml")


def refusal(text):
    with pytest.raises(ConfigError) as caught:
        read(text)
    return caught.value


def test_defaults_fill_what_is_not_said():
    assert read('name = "x"') == Car(name="x")


def test_everything_said_is_read():
    car = read(
        'name = "x"\ntags = ["a", "b"]\ncolor = "red"\nis_new = false\n'
        '[engine]\nrate = 1\nlayers = 2\nmode = "slow"'
    )
    assert car == Car(
        name="x",
        tags=("a", "b"),
        color="red",
        is_new=False,
        engine=Engine(rate=1.0, layers=2, mode="slow"),
    )
    assert isinstance(car.engine.rate, float)


def test_an_unknown_key_names_the_nearest_one():
    error = refusal('name = "x"\n[engine]\nlayer = 3')
    assert "layer" in error.message
    assert "car.toml" in error.message
    assert error.hint == "Did you mean 'layers'?"


def test_an_unknown_key_like_no_other_names_them_all():
    error = refusal('name = "x"\nzzzz = 3')
    assert error.hint == "Known settings: color, engine, is_new, kind, name, tags."


def test_a_missing_key_is_named():
    assert "'name' is missing" in refusal("").message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = 3", "name must be text, not 3"),
        ('name = "x"\nis_new = 1', "is_new must be true or false"),
        ('name = "x"\nengine = 3', "engine must be a table"),
        ('name = "x"\ntags = "a"', "tags must be a list"),
        ('name = "x"\ntags = [1]', "tags must be text"),
        ('name = "x"\n[engine]\nlayers = 2.0', "layers must be a whole number"),
        ('name = "x"\n[engine]\nlayers = true', "layers must be a whole number"),
        ('name = "x"\n[engine]\nrate = "fast"', "rate must be a number"),
        ('name = "x"\n[engine]\nrate = true', "rate must be a number"),
        ('name = "x"\n[engine]\nmode = "medium"', "mode is 'medium'"),
        ('name = "x"\n[engine]\nlayers = 0', "layers is 0, outside its range"),
        ('name = "x"\n[engine]\nrate = nan', "rate is nan"),
        ('name = "x"\n[engine]\nrate = inf', "rate is inf"),
        ('name = "x"\nkind = "truck"', "kind is 'truck'"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_words(text, words):
    error = refusal(text)
    assert words in error.message
    assert error.message.startswith("car.toml")


def test_a_range_is_told_in_the_hint():
    assert refusal('name = "x"\n[engine]\nlayers = 0').hint == "Allowed: at least 1 layers."
    assert refusal('name = "x"\n[engine]\nrate = 2').hint == "Allowed: 0 to 1."


@pytest.mark.parametrize("text", ["name = ", "[[[", "a" * 5000, "x = " + "[" * 5000])
def test_what_is_not_toml_is_refused(text):
    assert "not valid TOML" in refusal(text).message


def test_nothing_implicit_is_left_out_when_written():
    car = Car(name="x", tags=("a",), engine=Engine(rate=0.25))
    text = to_toml(car)
    assert read(text) == car
    assert tomllib.loads(text)["engine"] == {"rate": 0.25, "layers": 4, "mode": "fast"}
    assert "color" not in text


@given(
    name=st.text(st.characters(exclude_categories=["Cs"])),
    tags=st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
    rate=st.floats(0, 1),
)
def test_any_value_survives_being_written(name, tags, rate):
    car = Car(name=name, tags=tuple(tags), engine=Engine(rate=rate))
    assert read(to_toml(car)) == car


def test_override_reaches_into_tables_and_leaves_the_original():
    original = {"name": "x", "engine": {"rate": 0.5}}
    changed = override(original, ["engine.rate=3e-1", "engine.mode=slow", "is_new=false"])
    assert changed == {
        "name": "x",
        "engine": {"rate": 0.3, "mode": "slow"},
        "is_new": False,
    }
    assert original == {"name": "x", "engine": {"rate": 0.5}}


@pytest.mark.parametrize("assignment", ["engine.rate", "=3", " =3"])
def test_what_is_no_assignment_is_refused(assignment):
    with pytest.raises(ConfigError, match="not an assignment"):
        override({}, [assignment])


def test_an_assignment_below_a_plain_value_is_refused():
    with pytest.raises(ConfigError, match="holds a value"):
        override({"name": "x"}, ["name.first=y"])


def test_the_meaning_of_a_setting_is_beside_its_default():
    fields = {field.name: field for field in dataclasses.fields(Engine)}
    about = config.setting_of(fields["layers"])
    assert (about.help, about.low, about.high, about.unit) == ("how many", 1, None, "layers")
    assert config.setting_of(fields["mode"]).help == ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    speed: float = setting(1.0, "how fast", low=0, aliases=("velocity", "pace"), traits=("motion",))
    color: str = setting("red", "what color", aliases=("colour",))


@pytest.mark.parametrize("name", ["speed", "velocity", "pace"])
def test_a_former_name_is_read_and_the_present_one_written(name):
    made = from_mapping(Renamed, {name: 3}, "old.toml")
    assert made == Renamed(speed=3.0)
    assert to_mapping(made) == {"speed": 3.0, "color": "red"}
    assert from_mapping(Renamed, override({"speed": 1.0}, [f"{name}=3"]), "--set") == made


def test_of_two_names_of_a_setting_the_later_one_counts():
    assert from_mapping(Renamed, {"velocity": 2.0, "speed": 3.0}, "both").speed == 3.0
    assert from_mapping(Renamed, {"speed": 3.0, "velocity": 2.0}, "both").speed == 2.0


def test_settings_are_found_by_their_traits():
    assert settings_with(Renamed, "motion") == ("speed",)
    assert settings_with(Renamed, "other") == ()


def test_labels_follow_from_names_unless_one_is_given():
    labels = {field.name: label_of(field) for field in dataclasses.fields(ModelConfig)}
    assert labels["kv_heads"] == "KV heads"
    assert labels["head_dim"] == "Head dim"
    assert labels["ffn"] == "Feed-forward width"


def test_ranges_have_group_separators_and_no_exponents():
    about = Setting(help="", low=4, high=1_000_000, unit="positions")
    assert range_text(about) == "4 to 1,000,000 positions"
    assert range_text(Setting(help="", low=1e-5, high=0.5)) == "1e-05 to 0.5"
