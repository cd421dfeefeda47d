"""The screen: Streamlit, and only here."""
