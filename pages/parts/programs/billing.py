"""Who pays for what: an activity is chosen, and one payer is named with the reason."""

from __future__ import annotations

import streamlit as st

from model.programs.billing import payment
from model.programs.loaded import billing
from pages.parts import choices, plain_table
from pages.shell.markdown import plain
from reporting.programs import billing_words as words

YES_OR_NO = {"yes": "Yes", "no": "No"}
NO_OR_YES = {"no": "No", "yes": "Yes"}


def draw() -> None:
    """The choices, the payer with the reason, and the payers of all activities."""
    guidance = billing()
    st.subheader("Who pays for what", anchor=False)
    activities = {key: each.activity for key, each in guidance.activities.items()}
    asked, answered = st.columns([2, 3], gap="large")
    with asked:
        activity = choices.select("Activity", "activity", activities)
        holds = {
            key: choices.buttons(plain(each.label), key, YES_OR_NO) == "yes"
            for key, each in guidance.conditions.items()
        }
        is_clinic = choices.buttons(plain(guidance.clinic_label), "clinic", NO_OR_YES) == "yes"
    paid = payment(guidance, activity, holds, is_clinic=is_clinic)
    with answered:
        plain_table.draw(words.reasons(guidance, paid), words.sentence(guidance, paid), "of-words")
    with st.expander(
        "Every activity and its payer", key="every-activity", on_change="rerun"
    ) as all:
        if all.open:
            plain_table.draw(words.every_activity(guidance), guidance.document, "of-words")
