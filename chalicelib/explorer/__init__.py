"""The explorer: a form for each method, the call that it makes, its answer, and the call as code.

It calls as an application of its own, which nobody owns and whose secret nobody is shown.
"""
