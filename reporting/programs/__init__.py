"""The other programs in words, tables and charts."""
