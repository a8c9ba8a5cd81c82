"""What the sites of an organisation owe: shown to its editors, reviewed, reminded of."""
