"""What a briefing is: records, the edits that make one from another, and their JSON."""
