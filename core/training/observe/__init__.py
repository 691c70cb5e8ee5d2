"""What is measured of a run on its way: validation, typing simulations, samples."""
