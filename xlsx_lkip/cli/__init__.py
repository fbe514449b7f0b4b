"""What is typed: the commands of `xlsx-lkip`, their options, and what each does with the other packages."""
