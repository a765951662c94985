"""Tables of words that several annotators read: function words, nouns, ranks, peoples."""
