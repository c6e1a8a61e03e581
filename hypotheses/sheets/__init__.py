"""What the sheets of coded evidence hold: one definition of columns for import, export, template and documentation.

Definitions and rules of single rows. They know what models are made of, and ask the database nothing.
"""
