"""Words that a search knows something of: those that only ask, and those that mean the same act."""

import re

TOTAL = ""  # the word under which the index keeps the number of all its records
QUESTION_WORDS = frozenset(
    word
    for line in (
        "a an and are as at be been by did do does for from had has have how in is it its of on",
        "or than that the their there they this to was were what when where which who whom whose",
        "why with happened about per vs",
        "в во и из к когда кто на о об от по с со что это где как какой какая какие почему при для",
    )
    for word in line.split()
)
# What people say and what titles say; Porter's stems make one form of a verb enough.
SAME = tuple(
    frozenset(line.split())
    for line in (
        "join joins joined joining accession accede acceded enter entered member membership",
        "leave leaves left leaving withdrawal withdraw withdrew exit quit quits denounce suspend",
        "ban bans banned embargo prohibit",
        "sign signed signature signing",
        "start started launch launched begin begins began",
        "chair chairs chairman chaired heads president secretary",
        "talks negotiation negotiations round",
        "deal agreement treaty accord accords pact",
        "war invasion conflict",
        "income gdp output",
        "capita head",
        "tariff tariffs duty duties",
        "observer observers",
        "vietnam viet",
        "burma myanmar",
        "force effect",
        "office appointed appointment becomes",
        "apply applied applies application bid file files",
        "distribution distribute sharing share shares split",
        "milk dairy",
        "premiers ministers intergovernmental",
        "meeting meet meets met summit council",
        "rada ukraine parliament",
        "duma russia parliament",
        "recall recalls recalled withdraws",
        "announce announces announced public known disclosed disclose",
        "approve approves approved approval adopt adopts adopted",
        "denounce denounces denunciation denouncing leave leaves",
        "cease ceased leave leaves",
        "вступление вступила вступил присоединение членство accession member",
        "выход вышла вышел withdrawal withdraw denounce",
        "подписание подписан подписали signature sign",
        "договор соглашение treaty agreement signature sign",
        "таможенный customs",
        "союз union",
        "кодекс code",
    )
)
# Words that name a kind of act.
ACT_WORDS = {
    word: kinds
    for words, kinds in (
        ("sign signed signs signature signing", ("signature",)),
        ("ratify ratified ratifies ratification", ("ratification",)),
        ("force effect", ("entry-into-force",)),
        ("apply applied applies application", ("application",)),
        ("join joins joined become became accession", ("accession",)),
        ("leave leaves left withdraw withdrawal quit cease", ("withdrawal",)),
        ("appointed appointment office", ("appointment",)),
        ("announce announced say said", ("statement", "proposal")),
        ("propose proposed proposes", ("proposal",)),
        ("suspend suspends suspended suspension", ("suspension",)),
        ("meet met summit", ("summit",)),
        ("вступление вступил вступила", ("accession",)),
        ("подписание подписан подписали", ("signature",)),
        ("ратификация ратифицировал ратифицировала", ("ratification",)),
    )
    for word in words.split()
}
# Words that say which kind of record is looked for; a record need not have them.
KIND_WORDS = {
    word: kinds
    for words, kinds in (
        ("claim claims says true statement", ("claim",)),
        ("article paper commentary source essay blog book", ("source",)),
        ("story history road timeline", ("thread",)),
        ("definition define meaning term", ("term",)),
        ("series figures data statistics indicator", ("indicator",)),
        ("organisation organization", ("organisation",)),
        ("country state", ("member",)),
    )
    for word in words.split()
}


def with_force(words: str) -> str:
    """Return a query in which whatever is said of an agreement that begins to bind is ``force``."""
    if not any(word in words.lower() for word in ("force", "effect")):
        return words
    begins = (
        r"\b((enter|enters|entered|entering|entry|come|comes|came|coming|went|go|goes|put|is|are|be)"
        r" (in|into) (force|effect)|(take|takes|took|taking) effect|(in|into) (force|effect))\b"
    )
    return re.sub(begins, "force", words, flags=re.IGNORECASE)
