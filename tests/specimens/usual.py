"""What most specimens written by hand share."""

from __future__ import annotations

from msgspec.structs import replace
from paper import Paper
from texts import HD36

FIRST = "Thực hiện Kế hoạch"
ALWAYS = (
    "PG-01 PG-02 PG-03 PG-04 PG-05 PG-06 PN-01 PN-02 PN-03 PN-04 PN-05 PN-06 FT-01 FT-02 FT-03 HD-01 HD-02 HD-03 HD-04 "
    "HD-05 HD-06 HD-07 HD-08 HD-09 HD-10 NO-01 NO-02 NO-03 NO-04 NO-05 NO-06 DT-01 DT-02 DT-03 DT-04 TT-01 TT-02 TT-03 "
    "TT-04 TT-05 BD-01 BD-02 BD-03 BD-04 BD-05 BD-06 BD-07 HE-01 HE-02 HE-03 HE-05 EN-01 SG-01 SG-02 SG-03 SG-04 SG-05 "
    "SG-06 SG-07 SG-08 SG-09 NN-01 NN-02 NN-03 NN-04 NN-05 NN-06"
)
TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
LOOK = HD36.looks
BODY = LOOK["doan"]
CENTRED = LOOK["so"]


def varied(paper: Paper = HD36, **fields: object) -> Paper:
    """The paper with some fields otherwise."""
    return replace(paper, **fields)
