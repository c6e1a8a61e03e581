"""Where the lines and boxes of figures stand: plain numbers for templates that draw SVG. Knows no database."""
