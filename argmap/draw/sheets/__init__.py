"""Pictures on paper and screens of a given size: what is drawn, on how many sheets, and how they refer to each other."""
