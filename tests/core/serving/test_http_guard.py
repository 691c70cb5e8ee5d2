"""Which headers let a request in."""

import pytest

from core.serving.http_guard import Guard

JSON = ("content-type", "application/json")
HOST = ("host", "127.0.0.1:8012")


def status(*headers, method="POST", guard=None, is_public=False):
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    refusal = (guard or Guard(port=8012)).refusal(method, raw, is_public=is_public)
    return refusal.status if refusal is not None else 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8012", "localhost:8012", "[::1]:8012", "LocalHost:8012"]
)
def test_the_names_of_this_computer_are_let_in(host):
    assert status(("host", host), JSON) == 200


@pytest.mark.parametrize(
    "hosts",
    [[], ["evil.example:8012"], ["localhost"], ["localhost:80"], ["127.0.0.1:8013"], [""],
     ["localhost:8012", "localhost:8012"], ["localhost:8012", "evil.example"],
     ["localhost:8012.evil.example"], ["127.0.0.1.nip.io:8012"], ["localhost:8012\u00e9"],
     ["user@localhost:8012"], ["0.0.0.0:8012"], ["127.1:8012"], ["2130706433:8012"]],
)  # fmt: skip
def test_any_other_host_is_refused(hosts):
    assert status(*[("host", host) for host in hosts], JSON) == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:8012", "", "http://127.0.0.1:8012"]
)
def test_any_origin_is_refused(origin):
    assert status(HOST, JSON, ("origin", origin)) == 403
    assert status(HOST, ("origin", origin), method="GET") == 403


def test_an_origin_that_was_listed_is_let_in_and_no_other():
    guard = Guard(port=8012, origins=frozenset({"https://mine.example"}))
    assert status(HOST, JSON, ("origin", "https://mine.example"), guard=guard) == 200
    assert status(HOST, JSON, ("origin", "https://mine.example.evil"), guard=guard) == 403


@pytest.mark.parametrize(
    ("site", "expected"),
    [("cross-site", 403), ("same-site", 403), ("none", 200), ("same-origin", 200)],
)
def test_what_a_browser_says_of_its_page_counts(site, expected):
    assert status(HOST, JSON, ("sec-fetch-site", site)) == expected


def test_nodes_fetch_mode_is_no_sign_of_a_page():
    assert status(HOST, JSON, ("sec-fetch-mode", "cors")) == 200


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "",
     "text/plain;application/json", "application/json2"],
)  # fmt: skip
def test_what_a_form_can_send_is_refused(content_type):
    assert status(HOST, ("content-type", content_type)) == 415


def test_a_body_without_a_type_or_with_two_is_refused():
    assert status(HOST) == 415
    assert status(HOST, JSON, ("content-type", "text/plain")) == 415


def test_the_type_may_have_parameters():
    assert status(HOST, ("content-type", "Application/JSON; charset=utf-8")) == 200


@pytest.mark.parametrize(("method", "expected"), [("OPTIONS", 403), ("PUT", 405), ("DELETE", 405)])
def test_other_methods_are_refused(method, expected):
    assert status(HOST, JSON, method=method) == expected


def test_a_token_is_wanted_where_one_is_set():
    guard = Guard(port=8012, token="a secret of the person")
    assert status(HOST, JSON, guard=guard) == 401
    assert status(HOST, JSON, ("authorization", "Bearer wrong"), guard=guard) == 401
    assert status(HOST, JSON, ("authorization", "Basic a secret of the person"), guard=guard) == 401
    assert (
        status(HOST, JSON, ("authorization", "bearer a secret of the person"), guard=guard) == 200
    )
    assert status(HOST, JSON, ("x-api-key", "a secret of the person"), guard=guard) == 200
    assert status(HOST, method="GET", guard=guard) == 401
    assert status(HOST, method="GET", guard=guard, is_public=True) == 200


def test_without_a_token_any_key_is_taken():
    for value in ("Bearer ", "Bearer undefined", "Bearer x"):
        assert status(HOST, JSON, ("authorization", value)) == 200
