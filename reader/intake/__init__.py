"""An article comes in: text, HTML, a file or a page of the web becomes words and what their source says of itself."""
