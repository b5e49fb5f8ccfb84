"""The execution oracle: what a Python program really reads from its credentials, and where.

`case` reads the marks of an example project, `platform` says what the platform would give it, `run` runs it under the
old or the new payload and notes the reads, `judge` holds the marks against them.
"""
