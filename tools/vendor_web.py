"""Copy pinned browser files from npm into the tree. Run it only to change a version; what it writes is committed.

Usage: `python tools/vendor_web.py [--check]`. The archive must have the sha512 and its package.json the licence that stand
in PINS. With `--check` nothing is fetched: the committed files are compared with MANIFEST.json.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
MANIFEST = "MANIFEST.json"


@dataclass(frozen=True, slots=True)
class Pin:
    """One package: what is taken from it (path in the archive), and where it goes."""

    package: str
    version: str
    sha512: str
    licence: str
    files: tuple[str, ...]
    folder: Path


PINS = (
    Pin(
        package="swagger-ui-dist",
        version="5.35.0",
        sha512="U06rpMtW9V3XPGOBeamTUSr0Z09jMX4IJuANpE/EZbAhw0G8CgwrzU4YmXkn/h0wCDNsXdGarTNNHC3sU8yVUQ==",
        licence="Apache-2.0",
        files=("swagger-ui-bundle.js", "swagger-ui.css", "LICENSE", "NOTICE", "swagger-ui-bundle.js.LICENSE.txt"),
        folder=ROOT / "api" / "vendor" / "swagger-ui",
    ),
    Pin(
        package="@dagrejs/dagre",
        version="3.1.3",
        sha512="X4aUTwOReZvthaZWOVHqlJ52/ZdhZFEM4+Lh/uR4XooUSLE6p71bcy7MPGzYnNUcNh+nj+i/qJQpCMIdQnSmrg==",
        licence="MIT",
        files=("dist/dagre.esm.js", "LICENSE"),
        folder=ROOT / "api" / "web" / "vendor" / "dagre",
    ),
    Pin(
        package="fflate",
        version="0.8.3",
        sha512="tbZNuJrLwGUp3zshBtdy4W+ORxZuIh8a5ilyIEQDC5rY1f3U20JMry0Ll3WBzU58EZKsEuJFXhb5gwv8CsPvgA==",
        licence="MIT",
        files=("esm/browser.js", "LICENSE"),
        folder=ROOT / "api" / "web" / "vendor" / "fflate",
    ),
)


def fetch(pin: Pin) -> bytes:
    """The archive of a package. Exits where its sha512 is not the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"{pin.package}@{pin.version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    found = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != pin.sha512:
        raise SystemExit(f"{pin.package}@{pin.version}: sha512 is {found}, pinned is {pin.sha512}")
    return archive


def take_files(pin: Pin, archive: bytes) -> dict[str, bytes]:
    """The wanted files by name, without their folders. Exits where the licence is not the pinned one."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        contents = {Path(name).name: _member(opened, name) for name in (*pin.files, "package.json")}
    licence = json.loads(contents.pop("package.json"))["license"]
    if licence != pin.licence:
        raise SystemExit(f"{pin.package}@{pin.version}: licence is {licence}, pinned is {pin.licence}")
    return contents


def write(pin: Pin, contents: dict[str, bytes]) -> None:
    """The files and a manifest that says where they come from."""
    pin.folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (pin.folder / name).write_bytes(content)
    manifest = {
        "package": pin.package,
        "version": pin.version,
        "archive_sha512": pin.sha512,
        "licence": pin.licence,
        "files": {name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in contents.items()},
    }
    (pin.folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def differences(pin: Pin) -> list[str]:
    """Committed files that are not what their manifest says, and a manifest that is not what the pin says."""
    manifest = json.loads((pin.folder / MANIFEST).read_text(encoding="utf-8"))
    pinned = {"version": pin.version, "archive_sha512": pin.sha512, "licence": pin.licence}
    wrong = [f"{MANIFEST}: {name}" for name, value in pinned.items() if manifest[name] != value]
    wrong += [f"{MANIFEST}: files"] if set(manifest["files"]) != {Path(name).name for name in pin.files} else []
    for name, entry in manifest["files"].items():
        path = pin.folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            wrong.append(name)
    return wrong


def main(arguments: list[str]) -> int:
    """Fetch and write, or with `--check` only compare; 1 where something differs."""
    if "--check" in arguments:
        wrong = [f"{pin.package}: {what}" for pin in PINS for what in differences(pin)]
        print("changed: " + ", ".join(wrong) if wrong else "as pinned")
        return 1 if wrong else 0
    for pin in PINS:
        write(pin, take_files(pin, fetch(pin)))
        print(f"{pin.package}@{pin.version} -> {pin.folder.relative_to(ROOT)}")
    return 0


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(f"package/{name}")
    if found is None:
        raise SystemExit(f"{name} is no file of the package")
    return found.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
