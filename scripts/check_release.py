"""Build what would be released twice, and check it: same bytes, whole, installable, with its parts listed.

Run it as ``python scripts/check_release.py [FOLDER]``; it needs the extra ``[dev]``. Wheel, sdist, their
SHA-256 and a bill of materials (CycloneDX) are left in FOLDER, ``build/release`` without one.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The same moment in every archive: the last change of what is built.
MOMENT = ["git", "log", "-1", "--format=%ct"]
IN_WHEEL = (
    "eurasia_cli/data/timeline.yaml", "eurasia_cli/data/dataset.yaml", "eurasia_cli/data/series/gdp.csv",
    "eurasia_cli/template/timeline.yaml", "eurasia_cli/py.typed",
)  # fmt: skip
IN_SDIST = (
    "data/timeline.yaml",
    "tests/conftest.py",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "schemas/",
)


def main() -> None:
    """Build, compare, look inside, install, list; stop at the first thing that is wrong."""
    target = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "release"
    shutil.rmtree(target, ignore_errors=True)
    first = build(target)
    with tempfile.TemporaryDirectory() as folder:
        again = build(Path(folder))
        if first != again:
            raise SystemExit(f"two builds differ: {sorted(first.items() ^ again.items())}")
        look_inside(target)
        install(target, Path(folder))
    (target / "SHA256SUMS").write_text(
        "".join(f"{digest}  {name}\n" for name, digest in first.items())
    )
    print(f"two builds gave the same bytes; {', '.join(first)} and sbom.json are in {target}")


def build(folder: Path) -> dict[str, str]:
    """Build wheel and sdist; return the SHA-256 of each by name."""
    moment = subprocess.run(
        MOMENT, cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    environment = os.environ | {"SOURCE_DATE_EPOCH": moment or "1577836800"}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder.resolve())]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    built = sorted(folder.iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built}


def look_inside(folder: Path) -> None:
    """Check that the archives have what they must."""
    wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
    names = zipfile.ZipFile(wheel).namelist()
    missing = [name for name in IN_WHEEL if name not in names]
    with tarfile.open(sdist) as archive:
        inside = archive.getnames()
    missing += [name for name in IN_SDIST if not any(f"/{name}" in one for one in inside)]
    if missing:
        raise SystemExit(f"the archives lack {', '.join(missing)}")


def install(folder: Path, place: Path) -> None:
    """Install the wheel into an environment of its own, ask it, and list what came with it."""
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    python = place / "venv" / "bin" / "python"
    wheel = next(folder.glob("*.whl"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    environment = os.environ | {"EURASIA_CACHE": str(place / "cache")}
    count = subprocess.run(
        [python.with_name("eurasia"), "timeline", "--count"], env=environment, cwd=place,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    if int(count.stdout) < 1000:
        raise SystemExit(f"the installed program counts {count.stdout.strip()} events")
    subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "environment", str(python), "--output-reproducible",
         "--pyproject", str(ROOT / "pyproject.toml"), "-o", str(folder / "sbom.json")],
        check=True, capture_output=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
