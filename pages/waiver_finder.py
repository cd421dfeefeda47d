"""Waivers and health homes: which may fit a person, rule by rule. Nothing typed is kept."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from model.programs.finder import findings, steps_for
from model.programs.loaded import waiver_finder
from pages.parts import plain_table
from pages.parts.programs import questions
from pages.shell.markdown import plain
from reporting.programs import finder_words as words


def page(_: SideBySide) -> None:
    """Draw the page."""
    finder = waiver_finder()
    st.title(finder.about["title"])
    st.markdown(f"**{plain(finder.about['screening'])}**")
    st.caption(plain(finder.about["what_this_is"]))
    asked, answered = st.columns([2, 3], gap="large")
    with asked:
        answers = questions.draw(finder)
    of_person = findings(finder, answers)
    with answered:
        plain_table.draw(words.summary(of_person), words.headline(of_person), "of-words")
    # What comes and goes stands in a place of its own, so that all else keeps its place.
    with st.container():
        if steps := steps_for(finder, of_person):
            heading = "What comes next, and who coordinates what"
            plain_table.draw(words.next_steps(steps), heading, "of-words")
    with st.expander(
        "Rule by rule, and what each covers", key="rule-by-rule", on_change="rerun"
    ) as rules:
        if rules.open:
            plain_table.draw(words.rule_by_rule(of_person), finder.about["document"], "of-words")
            heading = "What each waiver and health home covers"
            plain_table.draw(words.coverage(finder), heading, "of-words")
    st.divider()
    st.caption(plain(words.source_sentence(finder)))
