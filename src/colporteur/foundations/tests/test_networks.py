"""From where a request comes."""

import pytest

from colporteur.foundations.networks import network_of


@pytest.mark.parametrize(
    ("forwarded", "remote", "trusted", "network"),
    [
        ("", "198.51.100.7", [], "198.51.100.7"),
        ("198.51.100.7", "127.0.0.1", [], "198.51.100.7"),
        ("203.0.113.1, 198.51.100.7", "127.0.0.1", [], "198.51.100.7"),  # what a reader claims counts for nothing
        ("203.0.113.1, 198.51.100.7, 10.0.0.2", "127.0.0.1", ["10.0.0.2"], "198.51.100.7"),
        ("10.0.0.2", "127.0.0.1", ["10.0.0.2"], "10.0.0.2"),
        ("2001:db8:1:2:3:4:5:6", "", [], "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "", [], "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "", [], "198.51.100.7"),
        ("nonsense", "127.0.0.1", [], ""),
        (",", "", [], ""),
    ],
)
def test_the_last_address_that_is_no_proxys_counts(
    forwarded: str, remote: str, trusted: list[str], network: str
) -> None:
    assert network_of(forwarded=forwarded, remote=remote, trusted=trusted) == network
