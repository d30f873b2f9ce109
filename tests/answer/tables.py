"""Published tables of counts by history, retyped: the papers stand beside them."""

from __future__ import annotations

from dateline.answer.multiple.table import Table, from_histories


def binary(lists: str, counts: dict[str, int]) -> Table:
    """Return a table of histories written as 0110, one digit for each list."""
    names = lists.split()
    return from_histories(names, {"+".join(n for n, digit in zip(names, h, strict=True) if digit == "1"): c for h, c in counts.items()})


def dotted(written: str) -> Table:
    """Return a table of histories written as LA.NG15."""
    histories: dict[str, int] = {}
    for each in written.replace("|", " ").split():
        name = each.rstrip("0123456789")
        histories[name.replace(".", "+")] = int(each[len(name) :])
    names = [name for name in histories if "+" not in name]
    return from_histories(names, histories)


# Killings in Kosovo, March to June 1999: Ball, Betts, Scheuren, Dudukovich and Asher (2002)
KOSOVO = binary(
    "EXH ABA OSCE HRW",
    dict(
        zip(
            ["0001", "0010", "0011", "0100", "0101", "0110", "0111", "1000", "1001", "1010", "1011", "1100", "1101", "1110", "1111"],
            [306, 936, 123, 845, 31, 217, 32, 1131, 106, 228, 42, 177, 18, 181, 27],
            strict=True,
        )
    ),
)
# Women from Korea: Ball and others (2018), as in Silverman, Chan and Vincent (2024)
KOREA = binary("1 2 3", {"001": 41, "010": 5, "100": 5, "110": 54, "101": 6, "011": 0, "111": 12})
# Potential victims of modern slavery in the United Kingdom, 2013: Silverman (2014), Bales, Hesketh and Silverman (2015)
UK = dotted(
    "LA54 NG463 PF907 GO695 GP316 NCA57 | LA.NG15 LA.PF19 LA.GO3 NG.PF56 NG.GO19 NG.GP1 NG.NCA3 PF.GO69 PF.GP10 PF.NCA31 GO.GP8 GO.NCA6 "
    "GP.NCA1 | LA.NG.PF1 LA.NG.GO1 NG.PF.GO4 NG.PF.NCA3 PF.GO.NCA1 | LA.NG.PF.GO1"
)
UK5 = dotted(
    "LA54 NG463 PN995 GO695 GP316 | LA.NG15 LA.PN19 LA.GO3 NG.PN62 NG.GO19 NG.GP1 PN.GO76 PN.GP11 GO.GP8 | LA.NG.PN1 LA.NG.GO1 NG.PN.GO4 "
    "| LA.NG.PN.GO1"
)
# Sparse sets of Chan, Silverman and Vincent (2021)
NEW_ORLEANS_5 = dotted("A25 B24 C70 D33 H21 | A.B1 A.C1 A.D2 B.C2 B.D2 B.H1 C.D1 | A.B.C1 A.B.D1")
WESTERN = dotted("A52 B90 C114 D45 E21 | A.C4 A.D2 A.E5 B.C6 B.D1 D.E3 | A.C.E1 B.C.D1")
NETHERLANDS_5 = dotted("IO756 K1299 P4466 R650 Z632 | IO.K1 IO.P81 IO.R5 IO.Z73 K.P44 K.Z4 P.R82 P.Z125 R.Z2 | IO.P.R2 IO.P.Z11 P.R.Z1")
# HIV in Rome: Abeni, Brancato and Perucci (1994)
ROME = binary(
    "1 2 3 4",
    {
        "1110": 3,
        "1101": 1,
        "1100": 33,
        "1010": 20,
        "1001": 6,
        "1000": 403,
        "0111": 3,
        "0110": 35,
        "0101": 10,
        "0100": 545,
        "0011": 11,
        "0010": 621,
        "0001": 205,
    },
)

# Spina bifida, upstate New York 1969 to 1974, three lists; the first list varies fastest: Madigan and York (1997)
SPINA_BIFIDA = Table(("1", "2", "3"), (60, 49, 4, 247, 112, 142, 12))
# Five lists, in the same order
FIVE = Table(
    ("1", "2", "3", "4", "5"),
    (27, 37, 19, 4, 4, 1, 1, 97, 22, 37, 25, 2, 1, 3, 5, 83, 36, 34, 18, 3, 5, 0, 2, 30, 5, 23, 8, 0, 3, 0, 2),
)
# Diabetes in Casale Monferrato: Bruno, LaPorte, Merletti and others (1994), as in Rivest (2011)
DIABETES = binary(
    "1 2 3 4",
    {f"{15 - number:04b}": count for number, count in enumerate((58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10))},
)
