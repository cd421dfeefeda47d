"""One slider, and one number that follows it."""

import streamlit as st

overtime = st.slider("Overtime", 0.0, 50.0, 3.0, 0.5, key="control-overtime_share-care")
st.metric("Twice the overtime", f"{2 * overtime:.1f}%")
