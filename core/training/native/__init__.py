"""Loss and gradients in C, for processors on which float32 is the fastest precision."""
