"""Settings, by occasion: `local` on a laptop, `deployment` on a server, `test` under pytest. All begin with `base`."""
