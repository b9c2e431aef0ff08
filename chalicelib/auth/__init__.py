"""Who calls: signatures, tokens, and the people and applications behind them."""
