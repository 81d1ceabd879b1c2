"""The figures as plain tables: observations, and the totals of organisations."""

import sqlite3

from eurasia_cli.export.tabular import Column, Sheet


def figure_sheets(index: sqlite3.Connection) -> tuple[Sheet, Sheet]:
    """Return the annual values as they were read, and the totals computed from them."""
    return _observations(index), _totals(index)


def _observations(index: sqlite3.Connection) -> Sheet:
    columns = [
        Column("indicator", "string", "The series.", True, (), "indicators"),
        Column("subject", "string", "ISO 3166-1 alpha-3 code of the state.", True),
        Column("year", "integer", "Year.", True),
        Column("value", "number", "Value, with the digits that were printed.", True),
        Column("flag", "string", "e estimate, p provisional, f forecast, b break, u unreliable."),
        Column("source", "string", "The source of this value, where it has its own."),
        Column("locator", "string", "Where in it."),
    ]
    query = (
        "SELECT indicator, subject, year, printed, flag, source, locator FROM observation "
        "WHERE covered IS NULL ORDER BY rowid"
    )
    key = ("indicator", "subject", "year")
    rows = index.execute(query).fetchall()
    return Sheet("observations", "Annual values of the series.", columns, key, rows)


def _totals(index: sqlite3.Connection) -> Sheet:
    columns = [
        Column("indicator", "string", "The series.", True, (), "indicators"),
        Column("organisation", "string", "The organisation.", True, (), "organisations"),
        Column("year", "integer", "Year.", True),
        Column("value", "number", "Sum over its members of that year; none if one lacks a value."),
        Column("members_with_value", "integer", "How many members have a value.", True),
        Column("members", "integer", "How many members it had.", True),
    ]
    query = (
        "SELECT indicator, subject, year, value, covered, counted FROM observation "
        "WHERE covered IS NOT NULL ORDER BY rowid"
    )
    key = ("indicator", "organisation", "year")
    rows = index.execute(query).fetchall()
    return Sheet("bloc_totals", "Totals of organisations, computed.", columns, key, rows)
