"""How the two apps are put together into one site."""
