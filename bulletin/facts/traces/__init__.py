"""What `origins` go by: copies, credits, citations, and who tells a sentence."""
