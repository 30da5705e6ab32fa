"""How much comes at once, and that nobody can be found by it."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from site_project.bursts import STREET, count_at_site, count_from_network
from site_project.throttle import network_of

START = "2026-11-23 23:30:00+00:00"


def from_phone(address: str, **headers: str):
    """A request of the phone at `address`."""
    return RequestFactory().get("/messages/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:22ff:1:2:3:4", "2001:db8:1:2200::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("", ""),
        ("unknown", "unknown"),
        ("192.0.2.77:4711", "192.0.2.77:4711"),
    ],
)
def test_neighbours_share_a_network(address, network):
    assert network_of(address, STREET) == network


def test_neighbours_count_together_and_others_apart():
    addresses = ["192.0.2.1", "192.0.2.2", "192.0.3.1", "192.0.2.3"]

    counted = [count_from_network(from_phone(address), "x", seconds=60) for address in addresses]

    assert counted == [1, 2, 1, 3]


def test_t19_a_made_up_address_in_front_of_our_proxy_s_own_counts_for_nothing(settings):
    settings.BEHIND_PROXY = True
    made_up = [from_phone("10.0.0.1", HTTP_X_FORWARDED_FOR=f"203.0.{i}.1, 198.51.100.7") for i in range(3)]

    assert [count_from_network(request, "x", seconds=60) for request in made_up] == [1, 2, 3]


def test_a_spell_ends():
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        assert [count_at_site(1, "x", seconds=3600) for _time in range(2)] == [1, 2]
        clock.shift(3601)
        assert count_at_site(1, "x", seconds=3600) == 1


def test_tomorrow_the_same_network_has_another_name():
    with time_machine.travel(START, tick=False) as clock:
        count_from_network(from_phone("192.0.2.1"), "x", seconds=3600)
        clock.shift(1800)
        count_from_network(from_phone("192.0.2.1"), "x", seconds=3600)

    assert len([key for key in cache._cache if "burst:" in key]) == 2


@pytest.mark.django_db
def test_t13_counts_are_in_the_cache_only_under_no_name_and_for_an_hour_at_most():
    with connection.execute_wrapper(lambda *words: pytest.fail("asked the database")):
        count_from_network(from_phone("192.0.2.1"), "x", seconds=3600)

    assert [key for key in cache._cache if "192.0.2" in key] == []
    assert len(cache._cache) == 1


def test_four_hundred_networks_do_not_push_the_first_one_out():
    for number in range(400):
        count_from_network(from_phone(f"10.{number // 200}.{number % 200}.1"), "x", seconds=3600)

    assert count_from_network(from_phone("10.0.0.1"), "x", seconds=3600) == 2
