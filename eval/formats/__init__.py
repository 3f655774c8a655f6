"""Question sets and judgements in other people's formats."""
