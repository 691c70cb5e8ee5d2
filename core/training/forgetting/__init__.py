"""Making a run forget files: training it again from before it first read them, without them."""
