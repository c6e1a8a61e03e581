"""How results leave: as files of every format, one definition per column."""
