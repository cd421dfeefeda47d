"""What a fee costs: policy, volumes, months, federal match; and how far an appropriation goes."""
