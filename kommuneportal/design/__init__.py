"""The look of the portal: colours, icons, charts and the component page."""
