"""How often one phone may try the same thing."""

import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from site_project.throttle import allows, client_address


def from_phone(address="192.0.2.1", **headers):
    """A request of the phone at `address`."""
    return RequestFactory().get("/messages/", REMOTE_ADDR=address, **headers)


def tries(request, count, action="code"):
    """What the throttle says to that many tries, three being allowed in an hour."""
    return [allows(request, action, tries=3, seconds=3600) for _ in range(count)]


def test_three_tries_are_let_through_and_the_rest_are_not():
    assert tries(from_phone(), 5) == [True, True, True, False, False]


def test_one_phone_does_not_use_up_anothers_tries():
    tries(from_phone("192.0.2.1"), 4)

    assert tries(from_phone("192.0.2.2"), 1) == [True]


def test_the_many_addresses_of_one_household_count_as_one():
    assert tries(from_phone("2001:db8:1:100::1"), 3) == [True] * 3

    assert tries(from_phone("2001:db8:1:1ff:aaaa::9"), 1) == [False]
    assert tries(from_phone("2001:db8:1:200::1"), 1) == [True]
    assert tries(from_phone("::ffff:192.0.2.1"), 1) == [True]


def test_one_action_does_not_use_up_anothers_tries():
    tries(from_phone(), 4, action="code")

    assert tries(from_phone(), 1, action="booking") == [True]


def test_an_hour_later_the_phone_may_try_again():
    with time_machine.travel("2026-11-23 09:00 +0000", tick=False) as clock:
        assert tries(from_phone(), 4)[-1] is False
        clock.shift(3599)
        assert tries(from_phone(), 1) == [False]
        clock.shift(2)
        assert tries(from_phone(), 1) == [True]


def test_behind_our_proxy_the_address_is_the_one_the_proxy_wrote(settings):
    settings.BEHIND_PROXY = True
    request = from_phone("10.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7")

    assert client_address(request) == "198.51.100.7"


def test_a_made_up_address_buys_no_more_tries(settings):
    settings.BEHIND_PROXY = True
    made_up = [from_phone(HTTP_X_FORWARDED_FOR=f"203.0.113.{i}, 198.51.100.7") for i in range(4)]

    assert [tries(request, 1) for request in made_up] == [[True], [True], [True], [False]]


def test_without_a_proxy_the_header_means_nothing(settings):
    settings.BEHIND_PROXY = False

    assert client_address(from_phone("192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9")) == "192.0.2.1"


def test_the_cache_holds_counts_and_no_address():
    tries(from_phone("192.0.2.1"), 2)

    assert len(cache._cache) == 1
    assert [key for key in cache._cache if "192.0.2.1" in key] == []
