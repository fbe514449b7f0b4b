"""What is typed: commands and their options, and what each does with the packages below."""
