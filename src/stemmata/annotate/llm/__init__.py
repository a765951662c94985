"""A language model as an annotator: it proposes quotations, and only what anchors in the text is kept."""
