"""Report: the gathered text, where each part is from, the span and the paper it becomes."""
