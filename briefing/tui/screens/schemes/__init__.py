"""Schemes: a year's programme, its rows, forms and spreadsheets."""
