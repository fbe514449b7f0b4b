"""Make what is published, into `dist/`: wheel, sdist, and the list of what the wheel brings along (SBOM).

Usage: python -m scripts.release [FOLDER]

The last commit is built, not what lies in the folder, and it is built twice: the bytes must be the same,
so that anybody can make them again from the commit. Needs git.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from hashlib import sha256
from importlib.metadata import distributions
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

NAME = "xlsx-lkip"
_PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(target: Path) -> None:
    """Build twice, compare, and put the files of the first build and their SBOM into the folder."""
    os.environ["SOURCE_DATE_EPOCH"] = _output("git", "log", "-1", "--format=%ct").decode().strip()
    with TemporaryDirectory() as place:
        first, second = (built(Path(place, each)) for each in ("first", "second"))
        if first != second:
            differing = {*first.items()} ^ {*second.items()}
            sys.exit(f"Two builds differ: {', '.join(sorted({name for name, _ in differing}))}")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for name, data in first.items():
            (target / name).write_bytes(data)
        [wheel] = target.glob("*.whl")
        write_sbom(wheel, Path(place))
    for path in sorted(target.iterdir()):
        print(sha256(path.read_bytes()).hexdigest(), path)


def built(folder: Path) -> dict[str, bytes]:
    """The sdist of the last commit, and the wheel that is built from it, by name."""
    source, made = folder / "source", folder / "dist"
    commit = _output("git", "-c", "tar.umask=0022", "archive", "HEAD")
    with tarfile.open(fileobj=BytesIO(commit)) as archive:
        archive.extractall(source, filter="data")
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", made, source)
    _output(*command)
    return {
        path.name: path.read_bytes() if path.suffix == ".whl" else always_the_same(path)
        for path in sorted(made.iterdir())
    }


def always_the_same(sdist: Path) -> bytes:
    """The sdist without the times, owners and rights of whoever built it, which setuptools puts in."""
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    packed = BytesIO()
    with (
        tarfile.open(sdist) as old,
        gzip.GzipFile("", "wb", fileobj=packed, mtime=epoch) as stream,
        tarfile.open(fileobj=stream, mode="w") as new,
    ):
        for item in sorted(old, key=lambda item: item.name):
            item.mode = 0o755 if item.isdir() or item.mode & 0o100 else 0o644
            item.uid = item.gid = 0
            item.uname = item.gname = ""
            item.mtime, item.pax_headers = epoch, {}
            new.addfile(item, old.extractfile(item) if item.isfile() else None)
    return packed.getvalue()


def write_sbom(wheel: Path, place: Path) -> None:
    """Beside the wheel, what is in an environment into which it alone was installed (CycloneDX)."""
    environment, project = place / "environment", place / "pyproject.toml"
    venv.create(environment, with_pip=False)
    python = environment / _PYTHON
    _output(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--constraint", "constraints.txt", wheel),
    )
    packages = _output(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    [installed] = distributions(name=NAME, path=[os.fsdecode(packages).strip()])
    # Which of them all this is about is asked of a pyproject.toml; TOML writes such lists as JSON does.
    about = {
        "name": NAME,
        "version": installed.version,
        "license": installed.metadata["License-Expression"],
        "dependencies": installed.requires,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in about.items()]
    project.write_text("\n".join(["[project]", *lines]), encoding="utf-8")
    sbom = wheel.with_name(f"{wheel.name.partition('-py')[0]}.cdx.json")
    _output(
        *(sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"),
        *("--pyproject", project, "--output-file", sbom, python),
    )


def _output(*command: str | Path) -> bytes:
    """What the command prints; what it complains of is shown where it fails."""
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("dist"))
