"""Kill commands in the middle of their work (`tests.faults.moments`) and look afterwards: nothing that was acknowledged is lost, nothing
doubled, and the next run brings the graph to what a clean run gives.

    python -m tests.faults.kills 200                     the embedded store
    python -m tests.faults.kills 200 --store bolt://…    a Neo4j that may be emptied (CHIDAO_NEO4J_USER, CHIDAO_NEO4J_PASSWORD)
    python -m tests.faults.kills 200 --data s3://…       the catalogue in an object store (AWS_…)

Commands run in forked children of a process that has learnt its vocabulary, so that hundreds of kills take minutes. In the end it says how
often each command was killed or had ended before, and what part of the program the strikes hit.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import cli.main
from cli.catalogue import catalogue_of
from cli.corpus import make_graph
from cli.issues import find_faults
from graph.elements import as_batch
from graph.export import jsonl_lines, read_graph
from graph.store import open_for_reading
from ingest.catalogue import Catalogue
from ingest.corrections import FILE
from ingest.pipeline import extract_file
from ingest.place import place_of, read_lines
from ingest.resolve import resolve
from ingest.resolve.batch import make_batch
from ingest.sync import carry_out, make_plan
from tests.faults.moments import STRUCK, Moment, choose, note_calls, read_calls, strike_at
from tests.ingest.test_sync import write

COMMANDS = ("ingest", "ingest", "rebuild", "review", "compact")
FILES = 6
TEXTS = range(1, 31)


@dataclass
class Trial:
    """A store, its texts, and what was acknowledged so far."""

    folder: Path
    store: str
    data: str
    pick: random.Random
    seen: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    """In which part of the program the commands were when they were struck."""
    calls: dict[str, Counter[str]] = field(default_factory=dict)
    """What each command called when it was left alone."""
    held: list[str] = field(default_factory=list)
    """Files that the catalogue holds since the last command that ended by itself."""

    @property
    def texts(self) -> Path:
        """The folder that is ingested."""
        return self.folder / "texts"

    @property
    def before(self) -> Path:
        """The graph as it stood before the command that was killed."""
        return self.folder / "before.jsonl"

    @property
    def acknowledged(self) -> Path:
        """The corrections as they stood then."""
        return self.folder / "acknowledged.jsonl"

    def command(self, *words: str) -> Callable[[], None]:
        """`chidao WORDS…` on this store."""

        def run() -> None:
            sys.argv = ["chidao", *words, "--store", self.store, "--data", self.data]
            cli.main.main()

        return run


def forked(work: Callable[[], None]) -> int:
    """The exit code of the work in a child process; it says what it has to say."""
    return code_of(begun(work))


def struck(work: Callable[[], None], moment: Moment) -> bool:
    """Whether the work was still at it, in a child process that is struck at the moment."""

    def prepare() -> None:
        quiet()
        strike_at(moment)

    return code_of(begun(work, prepare)) == STRUCK


def calls_of(work: Callable[[], None], file: Path) -> Counter[str]:
    """What the work calls in a child process when it is left alone."""

    def counted() -> None:
        write = note_calls(file)
        try:
            work()
        finally:
            write()

    code_of(begun(counted, quiet))
    return read_calls(file)


def quiet() -> None:
    """What is said from here on goes nowhere."""
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)


def begun(work: Callable[[], None], prepare: Callable[[], None] = lambda: None) -> int:
    """The number of a child process that has begun with the work."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            prepare()
            work()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        finally:
            if code == 70:
                traceback.print_exc()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return pid


def code_of(pid: int) -> int:
    """The exit code of a child, once it has ended."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def change(trial: Trial) -> None:
    """One file more, and one of the others fewer."""
    held = sorted(int(file.stem) for file in trial.texts.iterdir())
    write(trial.texts, trial.pick.choice([number for number in TEXTS if number not in held]))
    (trial.texts / f"{trial.pick.choice(held)}.txt").unlink()


def some_command(trial: Trial, name: str) -> Callable[[], None]:
    """A command of this name, on one of the texts where it takes one."""
    number = trial.pick.choice(sorted(trial.texts.iterdir())).stem
    words = {
        "ingest": ["ingest", str(trial.texts), "--yes"],
        "rebuild": ["rebuild"],
        "review": ["review", "set", f"{number}/UBND-VX", "heading", f"{trial.pick.random()}", "--why", "thử", "--who", "Lan"],
        "compact": ["compact"],
    }
    return trial.command(*words[name])


def strike(trial: Trial) -> None:
    """Change the texts, begin a command, kill it at a random moment, and compare. Raises AssertionError with what is wrong."""
    change(trial)
    name = trial.pick.choice(COMMANDS)
    moment = choose(trial.pick, trial.calls[name])
    killed = struck(some_command(trial, name), moment)
    trial.seen[f"{name} {'killed' if killed else 'ended'}"] += 1
    trial.places.update([moment.name.partition(":")[0]] if killed else [])
    compare(trial, f"after {name}, {'killed' if killed else 'ended'} at {moment}")


def compare(trial: Trial, when: str) -> None:
    """Look at the store in a child, and remember what it holds now."""
    assert forked(lambda: look(trial)) == 0, when
    trial.held = [str(file) for file in sorted(trial.texts.resolve().iterdir())]


def lines(trial: Trial) -> bytes:
    """The corrections as they stand in their file."""
    return read_lines(place_of(trial.data) / FILE)


def look(trial: Trial) -> None:
    """In a child: what was acknowledged is there, and the next run is as good as a clean one."""
    catalogue = catalogue_of(trial.store, trial.data)
    assert list(catalogue.faults()) == []
    assert lines(trial).startswith(trial.acknowledged.read_bytes())
    held = {entry.path for entry in catalogue.entries()}
    assert [path for path in trial.held if path not in held and Path(path).is_file()] == []
    assert graph_lines(trial) in (trial.before.read_text(encoding="utf-8").splitlines(), list(jsonl_lines(as_batch(make_graph(catalogue)))))
    with suppress(SystemExit):
        trial.command("ingest", str(trial.texts), "--yes")()
    identities = [(e.path, e.source) for e in catalogue.entries()]
    assert len(identities) == len(set(identities)) == FILES
    apart = trial.folder / "clean"
    shutil.rmtree(apart, ignore_errors=True)
    apart.mkdir()
    clean = Catalogue(apart / "catalogue")
    (apart / FILE).write_bytes(lines(trial))
    list(carry_out(make_plan([trial.texts], clean), clean))
    with open_for_reading(trial.store) as graph:
        assert list(find_faults(graph, make_graph(catalogue))) == []
    assert graph_lines(trial) == list(jsonl_lines(as_batch(make_graph(clean))))
    note(trial)


def graph_lines(trial: Trial) -> list[str]:
    """The stored graph, a line an element."""
    with open_for_reading(trial.store) as graph:
        return list(jsonl_lines(read_graph(graph)))


def note(trial: Trial) -> None:
    """Keep graph and corrections as they stand, to be compared after the next kill."""
    trial.acknowledged.write_bytes(lines(trial))
    trial.before.write_text("\n".join(graph_lines(trial)), encoding="utf-8")


def make_trial(folder: Path, store: str | None, data: str | None, seed: int) -> tuple[Trial, float]:
    """A trial whose first run has gone through, and how long a command may take in seconds."""
    trial = Trial(folder, store or str(folder / "store"), data or str(folder / "data"), random.Random(seed))
    write(trial.texts, *range(1, FILES + 1))
    make_batch(resolve(extract_file(trial.texts / "1.txt", "1.txt")))  # learns the vocabulary, for all children
    for name in ("cli.update", "cli.desk", "graph.embedded", "graph.neo4j_store", "cli.backup"):
        import_module(name)
    started = time.monotonic()
    assert forked(trial.command("ingest", str(trial.texts), "--yes")) == 0
    assert forked(lambda: note(trial)) == 0
    return trial, (time.monotonic() - started) * 1.1


def learn(trial: Trial) -> None:
    """Leave each command alone once, to know what it calls."""
    for name in sorted(set(COMMANDS)):
        change(trial)
        trial.calls[name] = calls_of(some_command(trial, name), trial.folder / "calls.json")
        compare(trial, f"after {name} was left alone")


def main() -> None:
    """Kill as often as asked, and say how often which command was hit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", type=int)
    parser.add_argument("--store", help="address of a Neo4j that may be emptied")
    parser.add_argument("--data", help="an empty place for the catalogue")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chidao-kills-") as folder:
        trial, _ = make_trial(Path(folder), arguments.store, arguments.data, arguments.seed)
        learn(trial)
        for _ in range(arguments.times):
            strike(trial)
            sys.stdout.write(f"\r{sum(trial.seen.values())} {dict(sorted(trial.seen.items()))}")
            sys.stdout.flush()
    struck_in = ", ".join(f"{place} {times}" for place, times in trial.places.most_common())
    sys.stdout.write(f"\nstruck in: {struck_in}\n")


if __name__ == "__main__":
    main()
