"""What a secretary can do: one function for each verb, called by both front ends."""
