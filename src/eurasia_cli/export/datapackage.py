"""The record as a Data Package (v2, datapackage.org): CSV tables and their description."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from eurasia_cli.export.tabular import Column, Sheet
from eurasia_cli.models import Dataset
from eurasia_cli.names import slug
from eurasia_cli.text import without_formula

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"


def write(folder: Path, sheets: list[Sheet], dataset: Dataset) -> None:
    """Write one CSV file a table and datapackage.json into an empty folder."""
    for sheet in sheets:
        path = folder / f"{sheet.name}.csv"
        path.write_text(csv_text(sheet), encoding="utf-8", newline="")
    descriptor = json.dumps(_package(sheets, dataset), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{descriptor}\n", encoding="utf-8")


def csv_text(sheet: Sheet) -> str:
    """Return a table as CSV (RFC 4180); no text in it is a formula to a spreadsheet."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in sheet.columns])
    texts = [column.type == "string" for column in sheet.columns]
    for row in sheet.rows:
        cells = zip(row, texts, strict=True)
        writer.writerow(
            ["" if v is None else without_formula(str(v)) if text else v for v, text in cells]
        )
    return out.getvalue()


def _package(sheets: list[Sheet], dataset: Dataset) -> dict[str, Any]:
    package: dict[str, Any] = {
        "$schema": _PROFILE.format("datapackage"),
        "name": slug(dataset.title),
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "created": f"{dataset.updated}T00:00:00Z",
        "licenses": [{"name": dataset.licence}],
    }
    if dataset.author:
        names = [one.literal or f"{one.given or ''} {one.family}".strip() for one in dataset.author]
        package["contributors"] = [{"title": name, "roles": ["author"]} for name in names]
    if dataset.URL:
        package["homepage"] = dataset.URL
    return package | {"resources": [_resource(sheet) for sheet in sheets]}


def _resource(sheet: Sheet) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in sheet.columns]}
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    foreign = [
        {"fields": [c.name], "reference": {"resource": c.refers_to, "fields": ["id"]}}
        for c in sheet.columns
        if c.refers_to
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "$schema": _PROFILE.format("dataresource"),
        "name": sheet.name,
        "type": "table",
        "path": f"{sheet.name}.csv",
        "description": sheet.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": column.type, "description": column.description}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        constraints["enum"] = list(column.words)
    return described | ({"constraints": constraints} if constraints else {})
