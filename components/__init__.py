"""What a person sees: the time map, the pages and their panels. Nothing here is analysis."""
