"""One optimizer step: batches, loss, schedule, optimizers, devices and processes."""
