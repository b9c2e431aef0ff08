"""The tests: they mirror chalicelib floor by floor; journeys/ are whole ways, house/ rules."""
