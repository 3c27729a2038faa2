"""The places of the application, one module each."""
