"""What is said of each command: a line, three examples, and the five things to try first."""

LONGEST = 48
FIRST = (
    ("eurasia search armenia joins eaeu", "find anything by half-remembered words"),
    ("eurasia timeline --key", "the short history in eighty dates"),
    ("eurasia member kazakhstan", "who a state has joined, and since when"),
    ("eurasia compare kazakhstan belarus", "states side by side"),
    ("eurasia fact gdp --member eaeu --from 2015", "figures, and claims held against them"),
)
# The first line of each command's help, kept here so that a list of commands imports none of them.
ABOUT = {
    "timeline": "Print what happened, oldest first; an option given twice widens, each other one narrows.",
    "event": "Print one event whole: dates, parties, sources, other dates, its place in its story.",
    "today": "Print what happened on this day of the year, oldest first.",
    "member": "Print a state on one screen: what it has joined, since when, and its key events.",
    "org": "Print who belongs to an organisation, since when and until when, as bars over the years.",
    "trace": "Print what an organisation grew out of and what replaced it, by which acts.",
    "compare": "Print members and organisations side by side, each value with its year and source.",
    "fact": "Print figures and claims; a claim stands beside the value computed from the series.",
    "search": "Print the records of any kind that answer the words, best first.",
    "source": "Print a source and everything that rests on it, or the sources that have all words.",
    "cite": "Print what to cite for a record: the sources that it rests on, then its entry here.",
    "export": "Write the whole record for other programs: tables, a database, a calendar or a web page.",
    "define": "Print what a term means, in one or two sentences, sourced.",
    "stats": "Print how many events there are by year, kind, member, organisation, topic or source.",
    "check": "Report every mistake in a data folder as file:line: message (rule).",
    "init": "Make a small data folder of your own: valid, commented, to be filled in.",
}
EXAMPLES = {
    "timeline": (
        "eurasia timeline --from 2007 --member armenia",
        "eurasia timeline --thread russia-wto",
        "eurasia timeline --on 2014 --kind signature --format json",
    ),
    "event": (
        "eurasia event eaeu-treaty-signed",
        "eurasia event kyrgyzstan-eaeu-accession-in-force --format json",
        "eurasia event eaeu-treaty-signed --fields date,sources",
    ),
    "today": (
        "eurasia today",
        "eurasia today --date 2014-05-29",
        "eurasia today --fields date,title",
    ),
    "member": (
        "eurasia member kazakhstan",
        "eurasia member Казахстан --on 2010-07-01",
        "eurasia member --on 2010-07-01 --spells --format csv",
    ),
    "org": ("eurasia org eaeu", "eurasia org csto --on 2012-12-31", "eurasia org --on 1995"),
    "trace": ("eurasia trace eaeu", "eurasia trace eaeu --format dot", "eurasia trace csto"),
    "compare": (
        "eurasia compare kazakhstan belarus russia",
        "eurasia compare armenia kyrgyzstan --fact remittances_share_of_gdp --from 2000 --chart",
        "eurasia compare russia --fact gdp --year 2020 --share-of eaeu",
    ),
    "fact": (
        "eurasia fact gdp --member eaeu --from 2015",
        "eurasia fact --about eaeu --rating inaccurate",
        "eurasia fact population --member kazakhstan --year 2020 --value",
    ),
    "search": (
        "eurasia search armenia joins eaeu",
        "eurasia search 'таможенный кодекс' --in event",
        "eurasia search customs --from 2009 --to 2010",
    ),
    "source": (
        "eurasia source hatami-2020",
        "eurasia source emerson",
        "eurasia source --fields id,title,kind",
    ),
    "cite": (
        "eurasia cite eaeu/kazakhstan",
        "eurasia cite hatami-2020 --style apa",
        "eurasia cite eaeu-treaty-signed --format bibtex",
    ),
    "export": (
        "eurasia export record.html",
        "eurasia export record --format datapackage",
        "eurasia export record.sqlite",
    ),
    "define": (
        "eurasia define",
        "eurasia define common-external-tariff",
        "eurasia define 'customs union'",
    ),
    "stats": ("eurasia stats", "eurasia stats --by member", "eurasia stats --by kind --format csv"),
    "init": ("eurasia init my-data", "eurasia init notes", "eurasia init records/asean"),
    "check": ("eurasia check", "eurasia check my-data", "eurasia check ours notes"),
}


def brief(about: str) -> str:
    """Return a description that fits on a line beside what it describes in a shell's list."""
    return about if len(about) <= LONGEST else about[: LONGEST - 1].rstrip() + "…"


def epilog(command: str) -> str:
    """Return the examples of a command as the end of its help, in lines that stay as they are."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in EXAMPLES[command])])


def first_steps() -> str:
    """Return what the program says when it is called alone."""
    width = max(len(command) for command, _ in FIRST)
    lines = [f"  {command.ljust(width)}  {about}" for command, about in FIRST]
    return "\n".join(
        [
            "eurasia: the record of Eurasian economic integration, every date with its source.",
            "",
            "Five things to try:",
            *lines,
            "",
            "eurasia --help lists all commands; eurasia COMMAND --help has examples of each.",
        ]
    )
