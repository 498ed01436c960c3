"""`colporteur retranslate`: what it would cost to let the present engines do old work again, and doing it."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal

from colporteur.foundations.clock import now
from colporteur.foundations.progress import progress_bar
from colporteur.foundations.settings import house
from colporteur.foundations.wake import wake_workers
from colporteur.translation.desk import translation_desk
from colporteur.translation.retranslating import Offer, Progress, Wish, cost, offers, retranslate

Prices = Mapping[str, tuple[Decimal, str]]


def run(arguments: list[str]) -> int:
    """Show the offers, ask whether to go on, and go on; the exit status is 1 if nothing may be sent.

    Raises:
        EngineUnavailable: no engine answers any more; what is done is kept.
    """
    given = _parser().parse_args(arguments)
    wish = Wish(
        source=given.source,
        target=given.target,
        engine=given.engine,
        even_what_is_up_to_date=given.all or bool(given.containing),
        containing=given.containing,
    )
    found = offers(wish=wish, desk=translation_desk())
    if not found:
        print("Nothing in print was made by engines, or versions of engines, other than the present ones.")
        return 0
    print(table(found, house()["translation.prices"]))
    if given.dry_run:
        return 0
    if not (given.yes or _goes_on()):
        print("Nothing was sent.", file=sys.stderr)
        return 1
    done = _do(found, wish)
    wake_workers()
    print(f"{done.renewed} of {done.asked} sentences have a new translation. The others keep theirs.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="colporteur retranslate",
        description="Let the present engines do again what earlier engines or versions did, in what stands in print. "
        "What people wrote or approved is left alone.",
    )
    parser.add_argument("--from", dest="source", default="", metavar="LANGUAGE", help="only from this language")
    parser.add_argument("--to", dest="target", default="", metavar="LANGUAGE", help="only into this language")
    parser.add_argument("--engine", default="", help="only what this engine made")
    parser.add_argument(
        "--all", action="store_true", help="also what the present engines made in their present versions"
    )
    parser.add_argument(
        "--containing", default="", metavar="WORDS", help="only sentences with these words, whoever made them; as --all"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what there is and what it costs, and send nothing")
    parser.add_argument("--yes", action="store_true", help="go on without asking")
    return parser


def _goes_on() -> bool:
    if not sys.stdin.isatty():
        print("colporteur: add --yes to go on without a terminal.", file=sys.stderr)
        return False
    return input("Go on? [y/N] ").strip().lower() in ("y", "yes")


def table(found: Sequence[Offer], prices: Prices) -> str:
    """A line for each offer, and what all of them cost together by currency."""
    lines = [_line(offer, prices) for offer in found]
    sums: dict[str, Decimal] = {}
    for amount, currency in filter(None, (cost(offer, prices) for offer in found)):
        sums[currency] = sums.get(currency, Decimal(0)) + amount
    if sums:
        lines.append("Together about " + " and ".join(f"{amount:,.2f} {name}" for name, amount in sums.items()) + ".")
    return "\n".join(lines)


def _line(offer: Offer, prices: Prices) -> str:
    counted = f"{offer.sentences:,} sentences, {offer.words:,} words, {offer.characters:,} characters"
    price = cost(offer, prices)
    about = f", about {price[0]:,.2f} {price[1]}" if price else ""
    return f"{offer.pair.source} → {offer.pair.target}  {counted} in {len(offer.articles):,} articles, by {offer.engine}{about}"


def _do(found: Sequence[Offer], wish: Wish) -> Progress:
    done = Progress()
    with progress_bar() as progress:
        bar = progress.add_task("Sentences", total=sum(offer.sentences for offer in found))
        for done in retranslate(offers=found, wish=wish, desk=translation_desk(), at=now()):
            progress.update(bar, completed=done.asked)
    return done
