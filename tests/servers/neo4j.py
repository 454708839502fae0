"""A real Neo4j for the tests, and for `make run-neo4j` (`python -m tests.servers.neo4j`).

NEO4J_TEST_URI (with CHIDAO_NEO4J_USER and CHIDAO_NEO4J_PASSWORD) where it is set; else Neo4j Community put together
by Maven from tests/servers/pom.xml on Java 17 or 21 and kept under `.servers/`, with free ports, 1 GiB of
heap, a password of its own and a data folder that is thrown away. Where neither can be had: a clear failure.
"""

from __future__ import annotations

import atexit
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

ROOT = Path(__file__).resolve().parents[2]
POM = Path(__file__).with_name("pom.xml")
CONNECTOR = Path(__file__).with_name("connector.xml")
BOOT_SECONDS = 180
# The server ends when our end of its standard input closes, so also when we are killed.
END_WITH_US = '"$@" </dev/null & server=$!; cat >/dev/null; kill $server; wait $server'
OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


class ServerMissing(RuntimeError):
    """No Neo4j could be had; the message says what to install or set."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, and who may come in."""

    address: str
    user: str
    password: str


@contextmanager
def running_server() -> Iterator[Server]:
    """The server named by NEO4J_TEST_URI, or one of our own for as long as the block lasts."""
    given = os.environ.get("NEO4J_TEST_URI")
    if given:
        yield Server(given, os.environ.get("CHIDAO_NEO4J_USER", "neo4j"), os.environ.get("CHIDAO_NEO4J_PASSWORD", ""))
        return
    with own_server() as server:
        yield server


class OwnServer:
    """A server that can be taken away and brought back with what it holds; `prepared` are arguments of neo4j-admin to run on its
    data before it starts first. Raises ServerMissing."""

    def __init__(self, home: Path, prepared: Sequence[Sequence[str]] = ()) -> None:
        self.server = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", secrets.token_hex(8))
        self._home = home
        self._java, self._library = _find_java(), assemble()
        self._process: subprocess.Popen[bytes] | None = None
        _configure(home, self.server)
        for arguments in (("dbms", "set-initial-password", self.server.password), *prepared):
            self.administer(*arguments)

    def administer(self, *arguments: str) -> None:
        """What `neo4j-admin` does with these arguments on a server that stands still. Raises ServerMissing where it fails."""
        _administer(self._java, self._library, self._home, arguments)

    def start(self) -> None:
        """Until it answers."""
        self._process = _start(self._java, self._library, self._home)
        _wait(self.server, self._process, self._home)

    def stop(self) -> None:
        """Let it end by itself."""
        if self._process is not None:
            _stop(self._process)
            self._process = None

    def cpu_seconds(self) -> float:
        """CPU time of the running server so far, in steps of a hundredth of a second."""
        processes = psutil.Process(self._process.pid).children(recursive=True) if self._process else []
        return float(sum(one.cpu_times().user + one.cpu_times().system for one in processes))

    def kill(self) -> None:
        """As a pulled plug: at once, with whatever it was at."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def killable_server(*prepared: Sequence[str]) -> Iterator[OwnServer]:
    """A running server of our own that the block may take away and bring back."""
    with tempfile.TemporaryDirectory(prefix="chidao-neo4j-") as folder:
        own = OwnServer(Path(folder), prepared)
        try:
            own.start()
            yield own
        finally:
            own.stop()


@contextmanager
def own_server(*prepared: Sequence[str]) -> Iterator[Server]:
    """A server of our own for as long as the block lasts; `prepared` as for `OwnServer`."""
    with killable_server(*prepared) as own:
        yield own.server


@cache
def shared_server() -> Server:
    """The one server of this process; started when first asked for, stopped at its end."""
    keeper = ExitStack()
    atexit.register(keeper.close)
    return keeper.enter_context(running_server())


def assemble() -> Path:
    """The folder of the server's jars; fetched by Maven the first time, some 120 MB."""
    return fetched(POM, "neo4j")


def fetched(pom: Path, name: str) -> Path:
    """The folder of the jars that a pom lists, `.servers/NAME-VERSION/lib`; fetched by Maven the first time. Its property
    `NAME.version` is the version. Raises ServerMissing."""
    version = _version(pom, name)
    library = ROOT / ".servers" / f"{name}-{version}" / "lib"
    done = library.parent / "complete"
    if done.is_file():
        return library
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerMissing(
            "The tests need a Neo4j: set NEO4J_TEST_URI, or install Maven and Java 17 (apt-get install maven openjdk-17-jdk)."
        )
    library.mkdir(parents=True, exist_ok=True)
    command = [maven, "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={library}"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode != 0 or not any(library.glob("neo4j-*.jar")):
        raise ServerMissing(f"Maven could not fetch {name} {version}:\n{(told.stdout + told.stderr)[-2000:]}")
    done.touch()
    return library


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _version(pom: Path, name: str) -> str:
    found = re.search(rf"<{name}\.version>(.+?)<", pom.read_text(encoding="utf-8"))
    if found is None:
        raise ServerMissing(f"{pom.name} names no {name}.version.")
    return found[1]


def _find_java() -> str:
    """A Java of 17 or 21; newer ones this Neo4j does not start on."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(str(p) for p in Path("/usr/lib/jvm").glob("*"))]
    for candidate in [*(f"{home}/bin/java" for home in homes if home), shutil.which("java") or ""]:
        if candidate and Path(candidate).exists() and _java_version(candidate) in (17, 21):
            return candidate
    raise ServerMissing("The tests need a Neo4j: set NEO4J_TEST_URI, or install Java 17 or 21 (apt-get install openjdk-17-jdk).")


def _java_version(java: str) -> int:
    shown = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', shown)
    return int(found[1]) if found else 0


def _configure(home: Path, server: Server) -> None:
    (home / "conf").mkdir()
    (home / "logs").mkdir()
    settings = {
        "server.bolt.listen_address": server.address.removeprefix("bolt://"),
        "server.http.enabled": "false",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "128m",
        "dbms.usage_report.enabled": "false",
    }
    (home / "conf" / "neo4j.conf").write_text("".join(f"{name}={value}\n" for name, value in settings.items()), encoding="utf-8")


def _command(java: str, library: Path, main: str) -> list[str]:
    opens = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENS]
    return [java, "-Xmx1g", "-cp", f"{library}/*", *opens, "-Dfile.encoding=UTF-8", main]


def _administer(java: str, library: Path, home: Path, arguments: Sequence[str]) -> None:
    command = [*_command(java, library, "org.neo4j.cli.AdminTool"), *arguments]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        raise ServerMissing(f"neo4j-admin {' '.join(arguments[:2])} failed: {(told.stdout + told.stderr)[-2000:]}")


def _start(java: str, library: Path, home: Path) -> subprocess.Popen[bytes]:
    command = [*_command(java, library, "org.neo4j.server.CommunityEntryPoint"), f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("wb") as log:
        guarded = ["sh", "-c", END_WITH_US, "sh", *command]
        return subprocess.Popen(guarded, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)


def _wait(server: Server, process: subprocess.Popen[bytes], home: Path) -> None:
    end = time.monotonic() + BOOT_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
                driver.verify_connectivity()
                return
        except AuthError:
            raise
        except (DriverError, Neo4jError, OSError):
            time.sleep(0.5)
    raise ServerMissing(f"Neo4j did not start:\n{(home / 'logs' / 'console.log').read_text(encoding='utf-8', errors='replace')[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def main() -> None:
    """Run one server until Ctrl-C and say how to use it; with `--assemble` only fetch what one needs, before several processes want it."""
    if "--assemble" in sys.argv[1:]:
        if not os.environ.get("NEO4J_TEST_URI"):
            assemble()
        fetched(CONNECTOR, "connector")
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running_server() as server:
        sys.stdout.write(f"export CHIDAO_NEO4J_USER={server.user} CHIDAO_NEO4J_PASSWORD={server.password} CHIDAO_STORE={server.address}\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except ServerMissing as missing:
        sys.exit(str(missing))
