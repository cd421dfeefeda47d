"""What matters, in words: inputs, results, and what the bars of a chart leave out."""
