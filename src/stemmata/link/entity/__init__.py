"""Who is who over reports: names, spellings, bodies, and the clusters that they form."""
