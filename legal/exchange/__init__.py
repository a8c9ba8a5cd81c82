"""Documents in and out in bulk, in step with other databases (issue 5.8; R105).

A source yields records; a plan compares each with the library; a run writes what differs, in
steps; a report has a line for every record; an export writes what a source reads.
"""
