"""Worker threads: any operation of core as a job, and the completion service.

Events cross to the GUI thread in batches; threads are asked to end and waited
for, never terminated.
"""
