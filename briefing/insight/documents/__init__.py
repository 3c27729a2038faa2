"""The register of documents: citations, what each means, titles, conflicts, completion."""
