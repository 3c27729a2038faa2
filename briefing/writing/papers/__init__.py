"""Official papers: dated profiles of their form, composers, and a renderer for each format."""
