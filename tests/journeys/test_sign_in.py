"""Wrong passwords through the whole house: whoever writes other addresses into a header is still the same stranger."""

import httpx

from tests.journeys.paper import Paper

BORNE = 3

FORGED = ("X-Forwarded-For", "X-Real-IP", "Client-IP", "CF-Connecting-IP")


def test_forged_addresses_do_not_help_at_the_newsrooms_door(paper: Paper) -> None:
    paper.settings["COLPORTEUR_SIGN_IN_FAILURES_BY_NETWORK"] = str(BORNE)
    paper.start()
    with httpx.Client(base_url=paper.url(""), timeout=30) as stranger:
        stranger.get("/newsroom/login/")
        answers = [_guess(stranger, number) for number in range(BORNE + 1)]
    assert [answer.status_code for answer in answers] == [*[200] * BORNE, 429]
    assert "closed for another 15 minutes" in answers[-1].text
    assert "wrong password for an unknown account from 127.0.0.1" in paper.log()
    assert "203.0.113." not in paper.log()


def _guess(stranger: httpx.Client, number: int) -> httpx.Response:
    address = f"203.0.113.{number}"
    forged = {**dict.fromkeys(FORGED, address), "Forwarded": f"for={address}"}
    typed = {
        "username": f"guess-{number}",
        "password": "wrong",
        "csrfmiddlewaretoken": stranger.cookies["csrftoken"],
    }
    return stranger.post("/newsroom/login/", data=typed, headers=forged)
