"""Do web addresses, e-mail addresses and names of accounts stand in the translation letter for letter?"""

from collections import Counter
from collections.abc import Iterable, Iterator

from colporteur.translation.rules.addresses import ADDRESS, may_have_addresses
from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity

_TRAILING = ".,;:!?…'’)]}"


def addresses_survive(candidate: Candidate) -> Iterator[Finding]:
    """Every address of either side stands on the other, as often and with the same letters."""
    if not (may_have_addresses(candidate.source) or may_have_addresses(candidate.target)):
        return
    source, target = _addresses(candidate.source), _addresses(candidate.target)
    lost = _without(source, target)
    invented = _without(target, source)
    if lost:
        yield _finding("address_lost", lost, invented)
    elif invented:
        yield _finding("address_invented", lost, invented)


_Address = tuple[str, tuple[int, int]]


def _addresses(text: str) -> list[_Address]:
    found = ((match[0].rstrip(_TRAILING), match.start()) for match in ADDRESS.finditer(text))
    return [(_same_for_machines(address), (start, start + len(address))) for address, start in found]


def _same_for_machines(address: str) -> str:
    """Names of hosts and mailboxes have no case; paths have."""
    head, slash, path = address.partition("/") if "://" not in address else address.partition("://")
    if slash == "://":
        host, slash, path = path.partition("/")
        return f"{head.lower()}://{host.lower()}{slash}{path}"
    return f"{head.lower()}{slash}{path}"


def _without(addresses: Iterable[_Address], others: Iterable[_Address]) -> list[_Address]:
    left = Counter(address for address, _ in others)
    missing = []
    for address, span in addresses:
        if left[address]:
            left[address] -= 1
        else:
            missing.append((address, span))
    return missing


def _finding(code: str, source: list[_Address], target: list[_Address]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCKS,
        source_spans=tuple(span for _, span in source),
        target_spans=tuple(span for _, span in target),
    )
