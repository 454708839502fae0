"""Take the Neo4j server away in the middle of an ingest, at random moments, bring it back, and look: the command ended by itself and said
so, nothing that was acknowledged is lost, nothing doubled, and the next ingest brings the graph to what a clean run gives.

    python -m tests.faults.gone 20        a server of its own
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from cli.failures import DONE, NO_STORE
from tests.faults.kills import Trial, begun, change, code_of, compare, make_trial, quiet
from tests.servers.neo4j import OwnServer, killable_server


def take_away(trial: Trial, own: OwnServer, longest: float) -> None:
    """One ingest whose server goes. Raises AssertionError with what is wrong."""
    change(trial)
    way, go = trial.pick.choice([("killed", own.kill), ("stopped", own.stop)])
    pid = begun(trial.command("ingest", str(trial.texts), "--yes"), quiet)
    time.sleep(trial.pick.uniform(0, longest * 0.4))
    go()
    code = code_of(pid)
    own.start()
    assert code in (DONE, NO_STORE), f"server {way}: exit code {code}"
    trial.seen[f"server {way}, ingest {'ended' if code == DONE else 'told'}"] += 1
    compare(trial, f"after the server was {way}")


def main() -> None:
    """Take the server away as often as asked, and say what the commands said."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidao-gone-") as folder, killable_server() as own:
        os.environ.update(CHIDAO_NEO4J_USER=own.server.user, CHIDAO_NEO4J_PASSWORD=own.server.password)
        trial, longest = make_trial(Path(folder), own.server.address, None, arguments.seed)
        for _ in range(arguments.times):
            take_away(trial, own, longest)
            sys.stdout.write(f"\r{sum(trial.seen.values())} {dict(sorted(trial.seen.items()))}")
            sys.stdout.flush()
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
