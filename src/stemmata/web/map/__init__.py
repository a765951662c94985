"""The map: places of the case with how precisely each is known, drawn offline on Natural Earth's outline."""
