"""argmap as tools for an assistant of the reader's own, over the Model Context Protocol. No model is shipped or called."""
