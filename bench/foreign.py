"""Made-up passages of law in English and German, for the extractors of those languages; the same for the same seed.

Cases, names and numbers are invented; one sentence in five cites.
"""

from __future__ import annotations

import random

PARAGRAPHS = 24
_ENGLISH_CITING = (
    "The panel relied on {a} v. {b}, {volume} U.S. {page}, {pin} ({year}), and found no reason to depart from it",
    "A later panel agreed, see {a} v. {b}, {volume} F.3d {page}, {pin} (9th Cir. {year}), though on narrower grounds",
    "The rule is codified at 42 U.S.C. § {section}, and the agency has repeated it in its guidance ever since",
    "That reading was rejected in {a}, {volume} U.S., at {pin}, because it would leave the second clause without work to do",
)
_ENGLISH_RUNNING = (
    "The parties do not dispute that the shipment arrived late or that the buyer complained within a week of its arrival",
    "Nothing in the record suggests that the clerk knew of the change, and the witnesses who spoke of it were not asked when",
    "We begin with the words of the statute, which are plain enough, and then turn to the purpose that they were meant to serve",
    "The motion was denied in part, and both sides asked for a review of what remained open after the hearing in the spring",
    "Some of these arguments were raised for the first time on appeal, and for that reason alone they cannot be heard here",
)
_GERMAN_CITING = (
    "Der Anspruch folgt aus § {section} Abs. {clause} BGB in Verbindung mit Art. {clause} GG und ist nicht verjährt",
    "Die Kammer schließt sich dem an, vgl. BGH, Urteil vom {day:02}.{month:02}.{year} - VIII ZR {page}/{short:02}, und bleibt dabei",
    "Die Kostenentscheidung beruht auf § {pin} Abs. 1 ZPO, die über die vorläufige Vollstreckbarkeit auf § {section} ZPO",
)
_GERMAN_RUNNING = (
    "Die Lieferung traf verspätet ein, was zwischen den Beteiligten nicht streitig ist, und wurde binnen einer Woche gerügt",
    "Aus den Akten ergibt sich nicht, dass der Sachbearbeiter von der Änderung wusste oder hätte wissen müssen",
    "Der Wortlaut ist eindeutig, und auch der Zweck der Regelung spricht für das Ergebnis, zu dem das Gericht gelangt ist",
    "Die Zeugen haben übereinstimmend ausgesagt, dass im Frühjahr mehrfach über die offenen Punkte gesprochen worden sei",
)
_NAMES = ("Miller", "Ortega", "Lindqvist", "Abbott", "Novak", "Harrow", "Castellan", "Whitby")


def english_text(seed: int) -> str:
    """An opinion of about 9 KB with some 24 citations: "Miller v. Novak, 412 U.S. 77, 81 (1988)"."""
    return _text(random.Random(seed), _ENGLISH_CITING, _ENGLISH_RUNNING)


def german_text(seed: int) -> str:
    """A decision of about 9 KB with some 30 citations: "§ 433 Abs. 2 BGB"."""
    return _text(random.Random(seed), _GERMAN_CITING, _GERMAN_RUNNING)


def _text(pick: random.Random, citing: tuple[str, ...], running: tuple[str, ...]) -> str:
    return "\n\n".join(_paragraph(pick, citing, running) for _ in range(PARAGRAPHS))


def _paragraph(pick: random.Random, citing: tuple[str, ...], running: tuple[str, ...]) -> str:
    first, second = pick.sample(_NAMES, 2)
    words = {
        "a": first, "b": second, "volume": pick.randint(100, 580), "page": pick.randint(1, 900), "pin": pick.randint(1, 900),
        "year": pick.randint(1950, 2024), "section": pick.randint(100, 1999), "clause": pick.randint(1, 9), "day": pick.randint(1, 28),
        "month": pick.randint(1, 12), "short": pick.randint(0, 24),
    }  # fmt: skip
    sentences = [*pick.sample(running, 4), pick.choice(citing).format(**words)]
    pick.shuffle(sentences)
    return ". ".join(sentences) + "."
