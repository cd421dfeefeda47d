"""The page Employment team: it answers, stands in the link, and says whose wages it takes."""

from __future__ import annotations

from tests.pages.screen import (
    headline,
    html_of,
    link_of,
    opened,
    run,
    warning,
    widget,
    with_open,
)


def test_a_moved_control_answers_and_stands_in_the_link() -> None:
    page = opened("employment_team")
    assert headline(page).startswith("5 employment specialists and 1 supervisor serve 100 people")
    run(widget(page, "program-people_to_serve").set_value(240.0))
    assert headline(page).startswith("12 employment specialists and 2 supervisors serve 240")
    assert page.query_params["people_to_serve"] == "240"
    with_open(page, "section-Pay")
    chosen = widget(page, "program-specialist_occupation").set_value("community_health_workers")
    before = headline(page)
    run(chosen)
    assert headline(page) != before
    link = {name: str(text) for name, text in page.query_params.items()}
    assert headline(opened("employment_team", **link)) == headline(page)


def test_the_wages_are_those_of_the_scenario_which_is_named() -> None:
    page = opened("employment_team", **link_of({"wage_percentile.interim": 60}, name="<b>Plan"))
    assert "scenario “&lt;b&gt;Plan”" in html_of(page)
    assert "$250,291" not in headline(page)


def test_no_people_per_specialist_is_answered_in_a_sentence() -> None:
    page = opened("employment_team")
    run(widget(page, "program-people_per_specialist").set_value(0.0))
    assert "allowed is 1 to 100 people" in warning(page)
    assert headline(page).startswith("5 employment specialists")


def test_who_pays_is_answered_and_stands_in_the_link() -> None:
    page = opened("employment_team")
    run(widget(page, "choice-activity").set_value("crisis"))
    assert "Payer: Medicaid, as Community Support." in html_of(page)
    run(widget(page, "choice-clinic").set_value("yes"))
    assert "Payer: the Prospective Payment System of the clinic." in html_of(page)
    run(widget(page, "choice-necessity").set_value("no"))
    assert "Payer: nobody, by this guidance." in html_of(page)
    link = {name: str(text) for name, text in page.query_params.items()}
    assert (link["activity"], link["clinic"], link["necessity"]) == ("crisis", "yes", "no")
    again = opened("employment_team", **link)
    assert "Payer: nobody, by this guidance." in html_of(again)
    with_open(page, "every-activity")
    assert "Speeches to community groups" in html_of(page)
