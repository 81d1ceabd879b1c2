"""Three examples for the help of each command, and the five things to try first."""

FIRST = (
    ("eurasia search armenia joins eaeu", "find anything by half-remembered words"),
    ("eurasia timeline --key", "the short history in eighty dates"),
    ("eurasia member kazakhstan", "who a state has joined, and since when"),
    ("eurasia compare kazakhstan belarus", "states side by side"),
    ("eurasia fact gdp --member eaeu --from 2015", "figures, and claims held against them"),
)
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
        "eurasia member --on 2010-07-01 --format csv",
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
    "check": ("eurasia check", "eurasia check my-data", "eurasia check my-data --format json"),
}


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
