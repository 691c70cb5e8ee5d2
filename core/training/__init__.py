"""Training a decoder: configuration, optimizers, schedule, the loop, the run folder."""
