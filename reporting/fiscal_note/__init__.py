"""A fiscal note (.docx) in the order and manner of the State's form."""
