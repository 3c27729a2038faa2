"""Documents: the register, its rows, forms and files, and the way to a citation's place."""
