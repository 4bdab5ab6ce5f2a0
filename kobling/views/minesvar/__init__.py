"""What a person does with the code from the card where people and associations meet."""
