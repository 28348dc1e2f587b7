"""All that is known of one stored claim, and decisions read from options.

In: what the store knows of a claim. Out: lines to show; acts to record.
Import from commands and the review.
"""
