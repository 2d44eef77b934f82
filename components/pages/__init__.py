"""The pages. They lay out what the atlas computes and hold no rule of their own."""
