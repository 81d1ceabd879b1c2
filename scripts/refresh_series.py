"""Replace a series by a newer download of the World Bank's.

Run it as ``python scripts/refresh_series.py ID DOWNLOAD.csv "13 July 2026" [DATA]``. DOWNLOAD is
the CSV file in the archive that data.worldbank.org offers for an indicator (API_<code>_DS2_….csv):
four lines of preamble, then one line a country with a column a year. Only states of members.yaml
and the European Union (EUU, kept as eu) are taken. Refuses a download of another indicator.
Afterwards set the vintage and, where it is new, the source in facts.yaml; the script says how.
"""

import csv
import sys
from pathlib import Path

import yaml

FIRST_YEAR = 1990
AGGREGATES = {"EUU": "eu"}


def main() -> None:
    """Read the arguments and write the series."""
    if len(sys.argv) not in (4, 5):
        sys.exit((__doc__ or "").strip())
    identifier, download, vintage = sys.argv[1:4]
    data = Path(sys.argv[4] if sys.argv[4:] else "data")
    try:
        changed, lines = refresh(data, identifier, Path(download))
    except ValueError as error:
        sys.exit(f"refresh_series: {error}")
    print(f"{data}/series/{identifier}.csv: {lines} values, {changed} changed or new")
    print(f"now set in facts.yaml, under {identifier}: vintage: {vintage}")


def refresh(data: Path, identifier: str, download: Path) -> tuple[int, int]:
    """Write the series; return how many values changed or are new, and how many there are.

    Raises ValueError when the indicator is unknown or the download is of another one.
    """
    code = _code(data, identifier)
    members = yaml.load((data / "members.yaml").read_text("utf-8"), yaml.BaseLoader)["members"]
    wanted = {member["id"]: member["id"] for member in members} | AGGREGATES
    values = sorted(_values(download, code, wanted))
    path = data / "series" / f"{identifier}.csv"
    before = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
    lines = [f"{member},{year},{value}," for member, year, value in values]
    path.write_text("\n".join(["member,year,value,flag", *lines]) + "\n", "utf-8")
    return len(set(lines) - before), len(lines)


def _code(data: Path, identifier: str) -> str:
    facts = yaml.load((data / "facts.yaml").read_text("utf-8"), yaml.BaseLoader)
    codes = {one["id"]: one.get("code", "") for one in facts["indicators"]}
    if identifier not in codes:
        raise ValueError(f"unknown indicator {identifier}; facts.yaml has {', '.join(codes)}")
    return codes[identifier]


def _values(download: Path, code: str, wanted: dict[str, str]) -> list[tuple[str, int, str]]:
    with download.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.reader(file) if len(line) > 4]
    if not lines or lines[0][:4] != [
        "Country Name",
        "Country Code",
        "Indicator Name",
        "Indicator Code",
    ]:
        raise ValueError(f"{download} is no World Bank download; take the API_….csv of its archive")
    header, *countries = lines
    other = {line[3] for line in countries} - {code}
    if other:
        raise ValueError(f"{download} holds {', '.join(sorted(other))}, not {code}")
    return [
        (wanted[line[1]], int(year), value)
        for line in countries
        if line[1] in wanted
        for year, value in zip(header[4:], line[4:], strict=False)
        if year.isdecimal() and int(year) >= FIRST_YEAR and value
    ]


if __name__ == "__main__":
    main()
