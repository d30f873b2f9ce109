"""Feeds followed until somebody says stop; each report is acknowledged once it is safe."""

from __future__ import annotations

import time
from collections.abc import Callable

import typer

from dateline import pipeline
from dateline.cli.adding import Kept
from dateline.cli.comparing import compare, now
from dateline.cli.inputs import open_fetcher
from dateline.cli.stopping import INTERRUPTED, stop_in_order
from dateline.config import Config
from dateline.intake.fetching import Feed, Fetcher, look
from dateline.ledger.media import shown
from dateline.ledger.store import open_ledger


def watch(
    urls: list[str],
    config: Config,
    workers: int,
    every: float | None,
    *,
    as_json: bool,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Look at the feeds, again after `every` seconds; null is one look. The ledger is closed between two looks."""
    stop_in_order()
    feeds, fetcher, kept = [Feed(url) for url in dict.fromkeys(urls)], open_fetcher(config), Kept()
    try:
        while True:
            _round(feeds, fetcher, config, workers, kept, as_json=as_json)
            if every is None:
                break
            sleep(every)
    except KeyboardInterrupt:
        typer.echo(f"dateline: stopped after {kept}, all safe in {shown(config.ledger)}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if not as_json:
        typer.echo(f"{kept}: {shown(config.ledger)}")
    if kept.failed:
        raise typer.Exit(1)


def _round(feeds: list[Feed], fetcher: Fetcher, config: Config, workers: int, kept: Kept, *, as_json: bool) -> None:
    with open_ledger(config.ledger, now, "program:dateline") as ledger:
        before = kept.new
        for feed in feeds:
            kept.report(pipeline.add(look(feed, fetcher, ledger.fetched), ledger, config, workers), as_json=as_json)
        if kept.new > before:
            compare(ledger, config)
