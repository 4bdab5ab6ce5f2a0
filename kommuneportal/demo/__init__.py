"""The invented municipalities: content, log-ins and the page that shows them."""
