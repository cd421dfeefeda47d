"""The floor: the least that a page with one slider does. Other pages are measured beside it."""

import streamlit as st

app = st.App("page.py")
