"""What is claimed, and how the evidence bears on it: predictions, assessments, verdicts."""
