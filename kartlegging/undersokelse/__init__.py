"""The survey itself: its pages, its words in 18 languages, and what an answer becomes."""
