"""How fast an article's page comes from `colporteur serve`, against nginx serving the same bytes from disk.

Also against a bare Granian callable with the same bytes, run as Granian runs it by itself. One connection thread of `wrk`
with 16 connections; rounds are interleaved and medians compared, since machines have moods.
"""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from machine import describe

from tests.journeys.paper import Paper, free_port

ROUNDS = 7
SECONDS = 3
CONNECTIONS = 16
WAIT_SECONDS = 20.0
BARE = """
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str({length}))]
BODY = open({file!r}, "rb").read()

async def application(scope, exchange):
    exchange.response_bytes(200, HEADERS, BODY)
"""


def main() -> None:
    """Found a paper, print an article, serve it three ways, measure, print the figures."""
    for program in ("nginx", "wrk"):
        if shutil.which(program) is None:
            raise SystemExit(f"{program} is missing. As root on Debian: apt-get install nginx-light wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = _paper(folder)
        try:
            path = str(paper.publish(article())["address"])
            page = folder / "paper" / "data" / "shelf" / "pages" / path.strip("/") / "index.html"
            with _nginx(folder, page) as nginx, _bare(folder, page) as bare:
                addresses = {"colporteur": paper.url(path), "nginx": nginx, "bare": bare}
                _same_bytes(addresses, page)
                rounds = [_round(addresses, number) for number in range(ROUNDS)]
        finally:
            paper.stop()
        print(
            json.dumps({"benchmark": "pages", "machine": describe(), "page_bytes": page_bytes(rounds), **_told(rounds)})
        )


def article() -> str:
    """A long read: about 25 KB as a page."""
    sentence = (
        "The harbour office counted {n} boats on the quay, and the harbour master wrote the number into her book."
    )
    paragraphs = [" ".join(sentence.format(n=20 * p + s) for s in range(5)) for p in range(24)]
    return (
        "---\nsection: news\nlanguage: en\nheadline: The harbour counts its boats\n---\n"
        + "\n\n".join(paragraphs)
        + "\n"
    )


def page_bytes(rounds: list[dict[str, dict[str, float]]]) -> int:
    """The size of the page, as the rounds noted it."""
    return int(rounds[0]["page"]["bytes"])


def _paper(folder: Path) -> Paper:
    home = folder / "paper"
    paper = Paper(home=home, port=free_port(), settings={"COLPORTEUR_TRANSLATION_ENGINES": "silent"})
    paper.command("init", str(home), "--name", "The Benchmark", "--language", "en", "--editions", "en,de")
    paper.start()
    return paper


@contextmanager
def _nginx(folder: Path, page: Path) -> Iterator[str]:
    """nginx on a folder with a copy of the page."""
    root, run, port = folder / "www", folder / "nginx", free_port()
    (root / "page").mkdir(parents=True)
    run.mkdir()
    shutil.copy(page, root / "page" / "index.html")
    for each in (folder, root, root / "page"):
        each.chmod(0o755)
    text = (Path(__file__).parent / "nginx.conf").read_text(encoding="utf-8")
    config = run / "nginx.conf"
    config.write_text(text.replace("FOLDER", str(root)).replace("PORT", str(port)).replace("RUN", str(run)))
    process = subprocess.Popen(["nginx", "-c", str(config), "-g", "daemon off;"])
    try:
        yield _answering(f"http://127.0.0.1:{port}/page/")
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _bare(folder: Path, page: Path) -> Iterator[str]:
    """Granian with a callable that has one answer ready, and as many workers as the paper has."""
    port = free_port()
    (folder / "bare.py").write_text(BARE.format(file=str(page), length=page.stat().st_size), encoding="utf-8")
    granian = Path(sys.executable).with_name("granian")
    command = [str(granian), "--interface", "rsgi", "--loop", "asyncio", "--no-ws", "--no-log", "--workers", "2"]
    process = subprocess.Popen([*command, "--port", str(port), "bare:application"], cwd=folder)
    try:
        yield _answering(f"http://127.0.0.1:{port}/")
    finally:
        process.terminate()
        process.wait()


def _answering(address: str) -> str:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(address) as answer:
                if answer.status == 200:
                    return address
        except URLError:
            time.sleep(0.05)
    raise SystemExit(f"{address} never answered")


def _same_bytes(addresses: dict[str, str], page: Path) -> None:
    wanted = page.read_bytes()
    for name, address in addresses.items():
        with urlopen(address) as answer:
            if answer.read() != wanted:
                raise SystemExit(f"{name} serves other bytes than the page's")


def _round(addresses: dict[str, str], number: int) -> dict[str, dict[str, float]]:
    names = list(addresses)
    turned = names[number % len(names) :] + names[: number % len(names)]
    measured = {name: _measured(addresses[name]) for name in turned}
    words = ", ".join(
        f"{name} {figures['per_second']:.0f}/s p99 {figures['p99_ms']:.2f} ms" for name, figures in measured.items()
    )
    print(f"round {number + 1}: {words}", file=sys.stderr)
    with urlopen(addresses["nginx"]) as answer:
        size = len(answer.read())
    return measured | {"page": {"bytes": size}}


def _measured(address: str) -> dict[str, float]:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate
    assert slowest
    factor = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slowest[2]]
    return {"per_second": float(rate[1]), "p99_ms": float(slowest[1]) * factor}


def _told(rounds: list[dict[str, dict[str, float]]]) -> dict[str, object]:
    def median(name: str, figure: str) -> float:
        return statistics.median(each[name][figure] for each in rounds)

    own = median("colporteur", "per_second")
    return {
        "rounds": [{name: figures for name, figures in each.items() if name != "page"} for each in rounds],
        "requests_per_second": {name: round(median(name, "per_second")) for name in ("colporteur", "nginx", "bare")},
        "p99_ms": {name: round(median(name, "p99_ms"), 2) for name in ("colporteur", "nginx", "bare")},
        "ratio_to_nginx": round(own / median("nginx", "per_second"), 3),
        "ratio_to_bare": round(own / median("bare", "per_second"), 3),
        "p99_ratio": round(median("colporteur", "p99_ms") / median("nginx", "p99_ms"), 2),
    }


if __name__ == "__main__":
    main()
