"""What `bench/run.py` is made of: pairs of runs, the inputs, the peers' environments, and the measures."""
