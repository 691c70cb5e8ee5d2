"""What a run will take, estimated before it is started."""
